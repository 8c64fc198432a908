import type { Room } from '../../http/room.ts'

export const placementRooms: readonly Room[] = []
