/** A court found that she is without capacity, or has it again: a fact of days (GEN-AGE-01, CONS-02). */
import type { Ctx, Deps } from '../../db/context.ts'
import { type Outcome, refuse } from '../../db/outcome.ts'
import { planOwnConsents } from '../consent/effects.ts'
import { followAge } from '../placement/effects.ts'
import { insertCorrection } from './trail-queries.ts'
import { shownVictim } from './victim-actions.ts'
import { updateVictim } from './victim-queries.ts'
import type { CapacityDecision, Victim } from './victim-schema.ts'
import { onVictim } from './work.ts'

/** The days of an earlier decision stay readable among her corrections. */
export const recordCapacity = (deps: Deps, ctx: Ctx, id: string, ask: CapacityDecision): Promise<Outcome<Victim>> =>
  onVictim(deps, ctx, id, async (tx, row) => {
    const { documentNo, fromOn, untilBefore = null } = ask
    if (untilBefore !== null && untilBefore <= fromOn) {
      return refuse('validation_failed', { errors: [{ pointer: '/untilBefore', code: 'before_its_start' }] })
    }
    const textId = await deps.vault.putText(tx, id, 'capacity_decision', documentNo, deps.random.uuid())
    for (const [field, value] of [
      ['incapableFromOn', fromOn],
      ['incapableUntilBefore', untilBefore],
    ] as const) {
      const old = row[field]
      if (row.incapableFromOn === null || old === value) continue
      const correction = { victimId: id, field, old, new: value, reason: 'new_document', recordedBy: ctx.actorKey }
      insertCorrection(tx, { id: deps.random.uuid(), ...correction })
    }
    updateVictim(tx, id, {
      incapable_from_on: fromOn,
      incapable_until_before: untilBefore,
      incapacity_text_id: textId,
    })
    await planOwnConsents(deps, tx, ctx, id)
    await followAge(deps, tx, ctx, id)
    return { ...(await shownVictim(deps, tx, ctx, id)), status: 200, location: `/v1/victims/${id}` }
  })
