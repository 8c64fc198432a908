import type { Room } from '../../http/room.ts'

export const lawRooms: readonly Room[] = []
