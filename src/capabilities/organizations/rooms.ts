import type { Room } from '../../http/room.ts'

export const organizationsRooms: readonly Room[] = []
