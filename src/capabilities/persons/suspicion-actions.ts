import { may } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { decide } from '../../rules/decision.ts'
import { suspicionReview } from '../../rules/suspicion.ts'
import { findRelatedPersonOf } from './relation-queries.ts'
import { askWhatFollows } from './suspicion-duties.ts'
import {
  closeReview,
  correctionTextIds,
  findSuspicion,
  insertSuspicion,
  listSuspicions,
  type SuspicionRow,
} from './suspicion-queries.ts'
import type { NewSuspicion, Suspicion, SuspicionReview, SuspicionTexts } from './suspicion-schema.ts'
import { lockVictim } from './victim-queries.ts'
import { aboutVictim, onVictim } from './work.ts'

/** A fact of a low threshold. What rests on the suspected person lapses by rule, when it is next weighed (CONS-03). */
export const recordSuspicion = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  ask: NewSuspicion,
): Promise<Outcome<Suspicion>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const related = await findRelatedPersonOf(tx, victimId, ask.relatedPersonId)
    if (related === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/relatedPersonId', code: 'not_known' }] })
    }
    const id = deps.random.uuid()
    const textId = ask.text && (await deps.vault.putText(tx, victimId, 'suspicion', ask.text, deps.random.uuid()))
    insertSuspicion(tx, {
      id,
      victimId,
      relatedPersonId: related.id,
      sign: ask.sign,
      textId: textId ?? null,
      occurredAt,
      recordedBy: ctx.actorKey,
    })
    await askWhatFollows(deps, tx, victimId, { id, relatedPersonId: related.id }, ctx.at)
    return { ...(await shown(tx, ctx, victimId, id)), location: `/v1/victims/${victimId}/suspicions/${id}` }
  })

/** Only reasons in writing lift it; upholding leaves it standing. */
export const reviewSuspicion = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
  review: SuspicionReview,
): Promise<Outcome<Suspicion>> =>
  perform(deps, ctx, async (tx) => {
    const victim = await lockVictim(tx, ctx, victimId)
    const row = victim && (await findSuspicion(tx, victimId, id))
    if (row === undefined) return notFound
    tx.touches('suspicion', id, [victimId])
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (row.liftedAt !== null || row.struckAt !== null) return refuse('state_conflict')
    const lifts = review.outcome === 'lifted'
    const written = (review.text ?? '').trim() !== ''
    const decision = decide('suspicion.review', suspicionReview, { lifts, written }, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'suspicion', id }, decision)
    if (!decision.allowed) {
      const errors = [{ pointer: '/text', code: 'missing' }]
      return refuse(decision.code as ProblemCode, { decision, decisionId, errors })
    }
    const textId = review.text && (await deps.vault.putText(tx, victimId, 'review', review.text, deps.random.uuid()))
    closeReview(tx, id, { textId: textId ?? row.reviewTextId, liftedBy: lifts ? ctx.actorKey : null })
    const location = `/v1/victims/${victimId}/suspicions/${id}`
    return { ...(await shown(tx, ctx, victimId, id)), status: 200, location, decisionId }
  })

export const readSuspicion = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<Suspicion>> =>
  aboutVictim(deps, ctx, victimId, (tx) => shown(tx, ctx, victimId, id))

export const readSuspicionTexts = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  id: string,
): Promise<Outcome<SuspicionTexts>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    tx.touches('suspicion', id)
    const row = await findSuspicion(tx, victimId, id)
    if (row === undefined) return notFound
    const open = async (textId: string | null) =>
      textId === null ? null : ((await deps.vault.getText(tx, textId, ctx.purpose ?? '')) ?? null)
    const [sign, review] = await Promise.all([open(row.textId), open(row.reviewTextId)])
    const why = await Promise.all((await correctionTextIds(tx, id)).map(({ textId }) => open(textId)))
    return { ok: true, value: { sign, review, corrections: why.filter((text) => text !== null) } }
  })

export const pageSuspicions = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    const rows = await listSuspicions(tx, victimId, limit, readCursor(deps, ctx, 'suspicions', cursor))
    return {
      ok: true,
      value: pageOf(deps, ctx, 'suspicions', limit, rows, (row) => [row.recordedAt, row.id], summaryOf),
    }
  })

export async function shown(tx: Tx, ctx: Ctx, victimId: string, id: string): Promise<Outcome<Suspicion>> {
  const row = await findSuspicion(tx, victimId, id)
  if (row === undefined) return notFound
  const permitted = ctx.actor !== null && may(ctx.actor, 'victim:suspicion-review')
  const href = `/v1/victims/${victimId}/suspicions/${id}`
  const act = (action: string, path: string, allowed: boolean) =>
    ({ action, method: 'POST', href: `${href}/${path}`, allowed }) as const
  const open = row.liftedAt === null && row.struckAt === null
  const actions = [act('review', 'review', permitted && open), act('correct', 'corrections', permitted)]
  const value = { ...summaryOf(row), actions }
  return { ok: true, value, version: row.version }
}

const summaryOf = (row: SuspicionRow): Omit<Suspicion, 'actions'> => ({
  id: row.id,
  relatedPersonId: row.relatedPersonId,
  sign: row.sign as Suspicion['sign'],
  occurredAt: row.occurredAt,
  recordedAt: row.recordedAt,
  reviewed: row.reviewTextId !== null || row.liftedAt !== null,
  liftedAt: row.liftedAt,
  struckAt: row.struckAt,
})
