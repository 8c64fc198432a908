import type { Room } from '../../http/room.ts'

export const plansRooms: readonly Room[] = []
