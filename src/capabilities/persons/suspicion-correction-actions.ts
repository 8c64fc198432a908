/** A sign set right: when, by whom, against whom, or that it was none (R20). In writing, like what lifts one (DV-CHILD-02). */
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { correctionsOf } from '../../http/corrections.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { findRelatedPersonOf } from './relation-queries.ts'
import { shown } from './suspicion-actions.ts'
import { askWhatFollows, callOff } from './suspicion-duties.ts'
import { findSuspicion, updateSuspicion } from './suspicion-queries.ts'
import type { Suspicion, SuspicionCorrection } from './suspicion-schema.ts'
import { findVictim } from './victim-queries.ts'
import { onVictim } from './work.ts'

export const correctSuspicion = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
  ask: SuspicionCorrection,
): Promise<Outcome<Suspicion>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const row = await findSuspicion(tx, victimId, id)
    if (row === undefined) return notFound
    tx.touches('suspicion', id)
    const { field, reason } = ask
    const value = ask.field === 'occurredAt' ? momentOf(ctx, ask.new, '/new') : ask.new
    if (typeof value === 'object') return value
    if (ask.field === 'relatedPersonId' && (await findRelatedPersonOf(tx, victimId, ask.new)) === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/new', code: 'not_known' }] })
    }
    const textId = 'text' in ask ? await deps.vault.putText(tx, victimId, 'review', ask.text, deps.random.uuid()) : null
    const struck = ask.field === 'struck' ? ask.new : row.struckAt !== null
    const was = { ...row, struck: row.struckAt !== null }
    recordCorrection(deps, tx, ctx, { kind: 'suspicion', id }, { field, old: was[field], new: value, reason, textId })
    updateSuspicion(
      tx,
      id,
      ask.field === 'struck' ? { struck_at: struck ? tx.at : null } : { [columns[ask.field]]: value },
    )
    if (textId !== null && was[field] !== value) {
      await callOff(deps, tx, ctx, id)
      const relatedPersonId = ask.field === 'relatedPersonId' ? ask.new : row.relatedPersonId
      if (row.liftedAt === null && !struck) await askWhatFollows(deps, tx, victimId, { id, relatedPersonId }, ctx.at)
    }
    return {
      ...(await shown(tx, ctx, victimId, id)),
      status: 200,
      location: `/v1/victims/${victimId}/suspicions/${id}`,
    }
  })

const columns = { occurredAt: 'occurred_at', sign: 'sign', relatedPersonId: 'related_person_id' } as const

export const readSuspicionCorrections = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
  query: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  correctionsOf('suspicion', async (tx) => {
    if ((await findVictim(tx, ctx, victimId)) === undefined) return undefined
    tx.touches('victim', victimId, [victimId])
    return findSuspicion(tx, victimId, id)
  })(deps, ctx, id, query)
