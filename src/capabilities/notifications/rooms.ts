import type { Room } from '../../http/room.ts'

export const notificationsRooms: readonly Room[] = []
