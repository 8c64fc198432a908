import type { Room } from '../../http/room.ts'

export const intakeRooms: readonly Room[] = []
