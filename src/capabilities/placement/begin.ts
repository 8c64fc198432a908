import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { notFound, type Refused, refuse } from '../../db/outcome.ts'
import { lockPlacement, type PlacementRow } from './placement-queries.ts'
import { type Act, isOpenTo } from './previews.ts'

/** How each act begins: the row locked, the version seen (of a decision), the state open to it. Rules come after. */
export async function begin(tx: Tx, ctx: Ctx, id: string, act: Act): Promise<PlacementRow | Refused> {
  const row = await lockPlacement(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('placement', id, [row.victimId])
  if (ctx.ifMatch !== null && row.version !== ctx.ifMatch) return refuse('version_mismatch')
  return isOpenTo(row, act) ? row : refuse('state_conflict')
}

export const isRefused = (begun: PlacementRow | Refused): begun is Refused => 'ok' in begun

/** Who decides, as the rules on management ask. */
export const decidingRole = (ctx: Ctx): string =>
  ctx.actor?.roles.find((role) => role === 'center_manager') ?? ctx.actor?.roles[0] ?? 'none'
