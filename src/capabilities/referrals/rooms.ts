import type { Room } from '../../http/room.ts'

export const referralsRooms: readonly Room[] = []
