import type { Room } from '../../http/room.ts'

export const allowancesRooms: readonly Room[] = []
