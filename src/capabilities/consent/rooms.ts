import type { Room } from '../../http/room.ts'

export const consentRooms: readonly Room[] = []
