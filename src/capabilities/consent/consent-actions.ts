import { nobody } from '../../db/attempts.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { addMinutes, instant } from '../../kernel/dates.ts'
import { visibleVictim } from '../persons/facts.ts'
import { takeBack } from './consent-ending.ts'
import { type ConsentRow, findConsent, insertEvent, listConsents } from './consent-queries.ts'
import type {
  Consent,
  ConsentFilter,
  ConsentSummary,
  ConsentWords,
  NewConsent,
  Receipt,
  Withdrawal,
} from './consent-schema.ts'
import { recordConsent } from './effects.ts'
import { peopleOf } from './facts.ts'
import { type Doorway, doorwayTo } from './own-record.ts'
import { receiptOf } from './receipt.ts'
import { breachOf, consentOf, stateOf, summaryOf } from './shown.ts'

const field = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })

export async function giveConsent(deps: Deps, ctx: Ctx, { victimId, ...words }: NewConsent): Promise<Outcome<Consent>> {
  const door = await doorwayTo(deps, ctx, { victimId }, 'open')
  if (door === null) return notFound
  const refused = words.decision === 'refused'
  const own = { ...words, method: 'electronic' as const, ...(refused ? { grantor: 'self' as const } : {}) }
  const ask: ConsentWords = door.own ? own : words
  if (door.own && ask.grantor !== 'self') return field('/grantor', 'self_only')
  if (!door.own && !refused && ask.method === 'electronic') return field('/method', 'portal_only')
  const who = door.victimId
  if (who === null) return field('/victimId', 'missing')
  return perform(
    deps,
    ctx,
    async (tx) => {
      if (!(await reaches(tx, door, who))) return notFound
      const recorded = await recordConsent(deps, tx, door.ctx, who, ask)
      if (!recorded.ok) return recorded
      const { id, decisionId } = recorded
      return { ...(await shown(tx, door, id)), location: `/v1/consents/${id}`, decisionId }
    },
    door.ctx.orgId,
  )
}

export async function readConsent(deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Consent>> {
  const door = await doorwayTo(deps, ctx, { consentId: id }, 'open')
  return door === null ? notFound : perform(deps, ctx, (tx) => shown(tx, door, id), door.ctx.orgId)
}

export async function pageConsents(
  deps: Deps,
  ctx: Ctx,
  { victimId, limit = 50, cursor }: ConsentFilter,
): Promise<Outcome<PageOf<ConsentSummary>>> {
  const door = await doorwayTo(deps, ctx, { victimId }, 'open')
  if (door === null) return notFound
  const who = door.victimId
  if (who === null) return field('/querystring/victimId', 'missing')
  const after = readCursor(deps, ctx, 'consents', cursor)
  return perform(
    deps,
    ctx,
    async (tx) => {
      const [person] = await peopleOf(tx, [who])
      if (person === undefined || !(await reaches(tx, door, who))) return notFound
      tx.touches('consent', null, [who])
      const rows = await listConsents(tx, who, limit, after)
      const page = pageOf(
        deps,
        ctx,
        'consents',
        limit,
        rows,
        (row) => [row.recordedAt, row.id],
        (row) => summaryOf(row, stateOf(row, person, ctx.at), door.own),
      )
      return { ok: true, value: page }
    },
    door.ctx.orgId,
  )
}

/** Staff, with her alone, confirm what came through a portal (R8). */
export const confirmConsent = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Consent>> =>
  perform(deps, ctx, async (tx) => {
    const door: Doorway = { ctx, own: false, victimId: null }
    const found = await reached(tx, door, id)
    if (found === null) return notFound
    if (found.row.events + 1 !== ctx.ifMatch) return refuse('version_mismatch')
    if (found.state !== 'pending') return refuse('state_conflict')
    insertEvent(tx, {
      id: deps.random.uuid(),
      consentId: id,
      kind: 'confirmed',
      occurredAt: ctx.at,
      recordedBy: ctx.actorKey,
    })
    return { ...(await shown(tx, door, id)), status: 200, location: `/v1/consents/${id}` }
  })

/** Works at once, through any door, whatever was seen before (CONS-03, R8, R23). Withdrawing twice changes nothing. */
export async function withdrawConsent(deps: Deps, ctx: Ctx, id: string, ask: Withdrawal): Promise<Outcome<Consent>> {
  const said = ask.occurredAt === undefined ? ctx.at : instant(ask.occurredAt)
  const door = await doorwayTo(deps, ctx, { consentId: id }, 'withdrawal')
  if (door === null) return notFound
  return perform(
    deps,
    ctx,
    async (tx) => {
      const found = await reached(tx, door, id)
      if (found === null) return notFound
      if (said > addMinutes(ctx.at, 5)) return field('/occurredAt', 'in_the_future')
      if (found.row.decision === 'refused') return refuse('state_conflict')
      const [at = ctx.at] = [said, ctx.at].sort()
      await takeBack(deps, tx, door.ctx, found.row, at)
      return { ...(await shown(tx, door, id)), status: 200, location: `/v1/consents/${id}` }
    },
    door.ctx.orgId,
  )
}

export async function readReceipt(deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Receipt>> {
  const door = await doorwayTo(deps, ctx, { consentId: id }, 'open')
  if (door === null) return notFound
  return perform(
    deps,
    ctx,
    async (tx) => {
      const found = await reached(tx, door, id)
      if (found === null) return notFound
      tx.touches('consent', id, [found.row.victimId])
      return { ok: true, value: await receiptOf(deps, ctx, found.row, found.state), version: found.row.events + 1 }
    },
    door.ctx.orgId,
  )
}

/** A citizen reaches her own record, where there is one; staff whom they may see. */
const reaches = (tx: Tx, door: Doorway, victimId: string): Promise<boolean> =>
  door.own ? Promise.resolve(door.victimId === victimId && victimId !== nobody) : visibleVictim(tx, door.ctx, victimId)

async function reached(tx: Tx, door: Doorway, id: string) {
  const row: ConsentRow | undefined = await findConsent(tx, id)
  if (row === undefined || !(await reaches(tx, door, row.victimId))) return null
  const [person] = await peopleOf(tx, [row.victimId])
  return person === undefined ? null : { row, state: stateOf(row, person, tx.at), breach: breachOf(row, person) }
}

async function shown(tx: Tx, door: Doorway, id: string): Promise<Outcome<Consent>> {
  const found = await reached(tx, door, id)
  if (found === null) return notFound
  tx.touches('consent', id, [found.row.victimId])
  return { ok: true, value: consentOf(found.row, found, door.own), version: found.row.events + 1 }
}
