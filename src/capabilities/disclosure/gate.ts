/**
 * The one decision point. What passes becomes an addressed row and a `Release`; whatever an outside body is shown is
 * rendered from a `Release`, and only this file can make one.
 */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { day, type LocalDate } from '../../kernel/dates.ts'
import { reference } from '../../kernel/ids.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import { emitEvent } from '../notifications/effects.ts'
import { captureParts } from './capture.ts'
import { type Question, type ReleaseBasis, type ReleaseKind, type ReleasePurpose, weigh } from './gate-facts.ts'
import { withHeldChildren } from './held-children.ts'
import { insertLedger } from './ledger-queries.ts'
import { ordersOf } from './order-queries.ts'
import { caseReferenceOf, insertRelease, type ReleaseRow } from './release-queries.ts'

const weighed = Symbol('weighed by the gate')

/** Something that one body may be told now. Weighed a moment ago; never keep one beyond its transaction. */
export interface Release {
  readonly id: string
  readonly recipientId: string
  /** Address of this release; known to its recipient only. */
  readonly reference: string
  /** What the recipient calls the episode: random, the same in all it is told of it (R12). */
  readonly caseReference: string
  readonly kind: ReleaseKind
  readonly basis: ReleaseBasis
  readonly purpose: ReleasePurpose
  readonly scopes: readonly DisclosureScope[]
  /** Never shown. */
  readonly victimIds: readonly string[]
  readonly content: object
  /** Baku day of sending: the only date that leaves (R12). */
  readonly sentOn: LocalDate
  readonly [weighed]: true
}

export interface GateAsk extends Omit<Question, 'releasedBy' | 'takenBack'> {
  readonly purpose: ReleasePurpose
  readonly kind: ReleaseKind
  readonly caseId: string | null
  /** The look-up from outside that asked, if one did: then a refusal is an attempt. */
  readonly attemptId: string | null
  /** Ledger row that stands already, for a release that waited for approval. */
  readonly disclosureId: string | null
}

export type Passed = {
  readonly ok: true
  readonly release: Release
  readonly disclosureId: string
  readonly decisionId: string
}

/** Weighs, records the decision, writes the ledger (refusals too) and, when it passes, the addressed row. */
export async function passGate(deps: Deps, tx: Tx, ctx: Ctx, asked: GateAsk): Promise<Passed | Refused> {
  const byStaff = asked.attemptId === null
  const releasedBy = byStaff ? ctx.actorKey : null
  const { victimIds, unseen } = await withHeldChildren(tx, ctx, { ...asked, byStaff })
  const ask = { ...asked, victimIds, releasedBy, takenBack: false }
  const { decision, recipient, consentIds, conflicted } = await weigh(tx, ctx, ask)
  const id = asked.disclosureId ?? deps.random.uuid()
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'disclosure', id }, decision)
  tx.touches('disclosure', id, ask.victimIds)
  const entry = {
    id,
    victimIds: ask.victimIds,
    recipientId: ask.recipientId,
    recipientClass: recipient?.class ?? 'unknown',
    purpose: ask.purpose,
    scopes: ask.scopes,
    attemptId: ask.attemptId,
    decisionId,
    occurredAt: ctx.at,
    recordedBy: ctx.actorKey,
  }
  if (!decision.allowed || recipient === null) {
    const outcome = ask.attemptId === null ? 'refused' : 'attempted'
    if (asked.disclosureId === null) insertLedger(tx, { ...entry, basis: null, outcome, releaseId: null })
    if (byStaff) for (const victimId of conflicted) nameAnother(deps, tx, ctx, victimId, id)
    return refuse((decision.code ?? 'disclosure_forbidden') as ProblemCode, { decision, decisionId })
  }
  const address = reference(deps.random)
  // What is about nobody joins nothing: a reference of its own, and no day but the first of the month.
  const aboutNobody = ask.basis === 'deidentified'
  const row: ReleaseRow = {
    id: deps.random.uuid(),
    recipientId: recipient.id,
    reference: address,
    caseReference: aboutNobody
      ? reference(deps.random)
      : await caseReferenceOf(tx, recipient.id, ask.victimIds, ask.caseId, reference(deps.random)),
    kind: ask.kind,
    basis: ask.basis,
    purpose: ask.purpose,
    scopes: ask.scopes,
    victimIds: ask.victimIds,
    content: ask.content,
    sentOn: aboutNobody ? day(`${ctx.on.slice(0, 7)}-01`) : ctx.on,
    releasedBy,
    takenBack: false,
  }
  insertRelease(tx, row, consentIds, deps.vault.keyedHash('reference', address), ctx.actorKey)
  await captureParts(deps, tx, row, { consentIds, byStaff, unseen })
  if (asked.disclosureId === null)
    insertLedger(tx, { ...entry, basis: ask.basis, outcome: 'released', releaseId: row.id })
  if (ask.basis !== 'pseudonymous' && !aboutNobody)
    for (const victimId of victimIds) tellHer(deps, tx, ctx, ask.basis, victimId, id)
  for (const victimId of unseen) lookAtFamilyLetter(deps, tx, ctx, victimId, id)
  // Another room's release has an event of its own; who asked has the answer in hand.
  if ((ask.kind === 'disclosure' || aboutNobody) && ask.attemptId === null && recipient.kind !== null) {
    const link = `/v1/releases/${address}`
    await emitEvent(deps, tx, { recipientId: recipient.id, type: 'disclosure.released', reference: address, link })
  }
  return { ok: true, release: { ...row, [weighed]: true }, disclosureId: id, decisionId }
}

/** She learns from her key worker, when it is safe to speak, what was told of her and to whom. */
function tellHer(deps: Deps, tx: Tx, ctx: Ctx, basis: ReleaseBasis, victimId: string, id: string): void {
  const compelled = basis === 'compelled'
  openTask(deps, tx, {
    what: compelled ? 'tell_her_of_compelled_release' : 'tell_her_of_release',
    ruleId: compelled ? 'ANON-04' : 'ANON-01',
    role: 'case_worker',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'disclosure', id },
  })
}

/** A letter about her family left by a hand that may not know of her: whoever may see her looks whether she needs a word. */
const lookAtFamilyLetter = (deps: Deps, tx: Tx, ctx: Ctx, victimId: string, id: string): void =>
  openTask(deps, tx, {
    what: 'look_at_release_about_family',
    ruleId: 'ANON-01',
    role: 'center_manager',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'disclosure', id },
  })

/** Whoever wanted to tell it had her yes from before: management finds another body, or has her told of the conflict (R11). */
const nameAnother = (deps: Deps, tx: Tx, ctx: Ctx, victimId: string, id: string): void =>
  openTask(deps, tx, {
    what: 'name_another_recipient',
    ruleId: 'ANON-01',
    role: 'center_manager',
    dueAt: ctx.at,
    victimId,
    resource: { kind: 'disclosure', id },
  })

/** Weighs addressed rows again, as their recipient reads them: those that may be read at this instant. */
export async function readable(tx: Tx, ctx: Ctx, rows: readonly ReleaseRow[]): Promise<Release[]> {
  const orders = await ordersOf(
    tx,
    rows.map((row) => row.id),
  )
  const again = rows.map(async (row) => {
    const { decision } = await weigh(tx, ctx, { ...row, order: orders.get(row.id) ?? null })
    return decision.allowed ? [{ ...row, [weighed]: true } as const] : []
  })
  return (await Promise.all(again)).flat()
}

/**
 * The same for one look-up, with the decision on record and, when it may be read, a line in the ledger. Without a row
 * the same statements run for nobody (R4).
 */
export async function readOne(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ReleaseRow | undefined,
  attemptId: string,
): Promise<Release | null> {
  const orders = await ordersOf(tx, row === undefined ? [] : [row.id])
  const order = row === undefined ? null : (orders.get(row.id) ?? null)
  const nobody = { ...nothing, recipientId: ctx.actor?.orgId ?? null }
  const { decision, recipient } = await weigh(tx, ctx, row === undefined ? nobody : { ...row, order })
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'release', id: row?.id ?? null }, decision)
  tx.touches('release', row?.id ?? null, row?.victimIds)
  if (row === undefined || !decision.allowed) return null
  insertLedger(tx, {
    id: deps.random.uuid(),
    victimIds: row.victimIds,
    recipientId: row.recipientId,
    recipientClass: recipient?.class ?? 'unknown',
    purpose: row.purpose,
    scopes: row.scopes,
    basis: row.basis,
    outcome: 'read',
    releaseId: row.id,
    attemptId,
    decisionId,
    occurredAt: ctx.at,
    recordedBy: ctx.actorKey,
  })
  return { ...row, [weighed]: true }
}

const nothing: Question = {
  victimIds: [],
  recipientId: null,
  purpose: null,
  scopes: [],
  basis: 'consent',
  order: null,
  releasedBy: null,
  content: {},
}
