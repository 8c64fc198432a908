import type { Room } from '../../http/room.ts'

export const disclosureRooms: readonly Room[] = []
