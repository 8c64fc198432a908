/** What may be done now (R15): the same rules as the acts, weighed without a record. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import type { Action } from '../../http/shapes.ts'
import { decide } from '../../rules/decision.ts'
import { finalizationFor } from '../../rules/placement.ts'
import { finalizationFacts, type Guard } from './guard.ts'
import type { PlacementRow } from './placement-queries.ts'

const before = ['requested', 'no_show', 'cancelled']
const here = ['provisional', 'final']
/** A fact is told whenever it comes to be known: also after she left (R20). */
const sinceThen = [...here, 'ended']

/** Which acts each state is open to. */
const acts: Readonly<Record<string, readonly string[]>> = {
  arrival: before,
  'no-show': ['requested'],
  cancellation: ['requested'],
  representative: ['requested', ...sinceThen],
  'child-view': ['requested', ...sinceThen],
  'companion-assessments': ['requested', ...sinceThen],
  companion: ['requested', ...here],
  finalization: ['provisional'],
  'bed-change': sinceThen,
  absences: sinceThen,
  education: sinceThen,
  reviews: sinceThen,
  'planned-exit': here,
  extension: here,
  accompanying: here,
  transfer: here,
  departure: here,
  removal: here,
}
export type Act = keyof typeof acts

export const isOpenTo = (row: Pick<PlacementRow, 'state'>, act: Act): boolean => acts[act]?.includes(row.state) === true

/** Acts of management alone. */
const management: Readonly<Record<string, string>> = { extension: 'DV-STAY-04', removal: 'DV-REMOVE-01' }
const ofChildren = ['representative', 'child-view', 'companion-assessments', 'companion', 'education']

export async function previews(tx: Tx, ctx: Ctx, row: PlacementRow, guard: Guard): Promise<Action[]> {
  const manages = ctx.actor?.roles.includes('center_manager') === true
  const open = Object.keys(acts).filter((act) => isOpenTo(row, act) && (guard.age.child || !ofChildren.includes(act)))
  const final = open.includes('finalization')
    ? decide(
        'placement.finalization',
        finalizationFor(row.regime),
        await finalizationFacts(tx, ctx, row, guard),
        ctx.on,
      )
    : null
  return open.map((action): Action => {
    const plain = { action, method: 'POST' as const, href: `/v1/placements/${row.id}/${action}` }
    const ruleId = management[action]
    if (ruleId !== undefined && !manages) return { ...plain, allowed: false, code: 'role_not_allowed', ruleId }
    if (action !== 'finalization' || final === null || final.code === null) return { ...plain, allowed: true }
    const ground = final.grounds.find((g) => g.outcome !== 'met' && g.code === final.code)
    return {
      ...plain,
      allowed: false,
      code: final.code,
      ...(ground === undefined ? {} : { ruleId: ground.rule, says: ground.says[ctx.language] }),
    }
  })
}
