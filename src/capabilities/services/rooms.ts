import type { Room } from '../../http/room.ts'

export const servicesRooms: readonly Room[] = []
