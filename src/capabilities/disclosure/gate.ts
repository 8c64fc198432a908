/**
 * The one decision point. What passes becomes an addressed row and a `Release`; whatever an outside body is shown is
 * rendered from a `Release`, and only this file can make one.
 */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { reference } from '../../kernel/ids.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import {
  heldChildren,
  type Question,
  type ReleaseBasis,
  type ReleaseKind,
  type ReleasePurpose,
  weigh,
} from './gate-facts.ts'
import { caseReferenceOf, insertLedger, insertRelease, type ReleaseRow } from './release-queries.ts'

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

export interface GateAsk extends Question {
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
  const children = asked.scopes.includes('children') ? await heldChildren(tx, asked.victimIds) : []
  const ask = { ...asked, victimIds: [...new Set([...asked.victimIds, ...children])] }
  const { decision, recipient, consentIds } = await weigh(tx, ctx, ask)
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
    return refuse((decision.code ?? 'disclosure_forbidden') as ProblemCode, { decision, decisionId })
  }
  const address = reference(deps.random)
  const row: ReleaseRow = {
    id: deps.random.uuid(),
    recipientId: recipient.id,
    reference: address,
    caseReference: await caseReferenceOf(tx, recipient.id, ask.victimIds, ask.caseId, reference(deps.random)),
    kind: ask.kind,
    basis: ask.basis,
    purpose: ask.purpose,
    scopes: ask.scopes,
    victimIds: ask.victimIds,
    content: ask.content,
    sentOn: ctx.on,
  }
  insertRelease(tx, row, consentIds, deps.vault.keyedHash('reference', address), ctx.actorKey)
  if (asked.disclosureId === null)
    insertLedger(tx, { ...entry, basis: ask.basis, outcome: 'released', releaseId: row.id })
  return { ok: true, release: { ...row, [weighed]: true }, disclosureId: id, decisionId }
}

/** Weighs an addressed row again, as its recipient reads it. @returns null when it may not be read now, or never was. */
export async function readAgain(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: ReleaseRow | undefined,
  order: Question['order'],
): Promise<Release | null> {
  const { decision } = await weigh(tx, ctx, row === undefined ? nothing : { ...row, order })
  recordDecision(deps, tx, ctx, { kind: 'release', id: row?.id ?? null }, decision)
  return row !== undefined && decision.allowed ? { ...row, [weighed]: true } : null
}

const nothing: Question = {
  victimIds: [],
  recipientId: null,
  purpose: null,
  scopes: [],
  basis: 'consent',
  order: null,
  content: {},
}
