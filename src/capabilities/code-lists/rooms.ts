import type { Room } from '../../http/room.ts'
import { codeListRoutes } from './code-list-routes.ts'

export const codeListsRooms: readonly Room[] = [codeListRoutes]
