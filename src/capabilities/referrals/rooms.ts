import type { Room } from '../../http/room.ts'
import { referralRoutes } from './referral-routes.ts'

export const referralsRooms: readonly Room[] = [referralRoutes]
