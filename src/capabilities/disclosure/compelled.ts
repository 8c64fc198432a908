/** A release that a court or a statute compels: a document, no more than it asks for, two people, and she is told (ANON-04). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { addDays, addMinutes, type LocalDate } from '../../kernel/dates.ts'
import { inForce } from '../../rules/parameter.ts'
import { longestCompelledReading } from '../../rules/parameters/compelled-release.ts'
import type { Disclosure, NewDisclosure } from './disclosure-schema.ts'
import { passGate } from './gate.ts'
import { type ReleasePurpose, type StandingOrder, weigh } from './gate-facts.ts'
import { withHeldChildren } from './held-children.ts'
import { findEntry, insertLedger, type LedgerRow } from './ledger-queries.ts'
import { disclosureOf, versionOf } from './ledger-shown.ts'
import { insertApproval, insertOrder, orderBehind } from './order-queries.ts'

const dayInMinutes = 24 * 60
const isManagement = (ctx: Ctx) => ctx.actor?.roles.includes('center_manager') === true

/** The first of two people. What could not be released even with a second one is refused now, and recorded. */
export async function enterOrder(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  ask: NewDisclosure & { readonly victimIds: string[] },
): Promise<{ readonly ok: true; readonly disclosureId: string; readonly decisionId: string } | Refused> {
  const { kind = 'court_order', documentNo, documentOn, readableBefore = null, scopes: ordered = [] } = ask.order ?? {}
  const order: StandingOrder = {
    kind,
    documentNumber: documentNo ?? null,
    documentDate: documentOn ?? null,
    approvals: [{ by: ctx.actorKey, management: isManagement(ctx) }],
    scopes: ordered,
    enteredAt: ctx.at,
    readableBefore,
  }
  const scopes = ask.scopes ?? ordered
  const { victimIds } = await withHeldChildren(tx, ctx, { victimIds: ask.victimIds, scopes, byStaff: true })
  const question = {
    victimIds,
    recipientId: ask.recipientId ?? null,
    purpose: ask.purpose,
    scopes,
    basis: 'compelled' as const,
    releasedBy: ctx.actorKey,
    content: {},
  }
  const second = { by: 'a second person', management: true }
  const { decision, recipient } = await weigh(tx, ctx, {
    ...question,
    order: { ...order, approvals: [...order.approvals, second] },
  })
  const id = deps.random.uuid()
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'disclosure', id }, decision)
  const entry = {
    ...question,
    id,
    recipientClass: recipient?.class ?? 'unknown',
    releaseId: null,
    attemptId: null,
    decisionId,
    occurredAt: ctx.at,
    recordedBy: ctx.actorKey,
  }
  tx.touches('disclosure', id, question.victimIds)
  const [first] = ask.victimIds
  if (!decision.allowed || first === undefined) {
    insertLedger(tx, { ...entry, basis: null, outcome: 'refused' })
    return refuse((decision.code ?? 'disclosure_forbidden') as ProblemCode, { decision, decisionId })
  }
  insertLedger(tx, { ...entry, outcome: 'awaiting_approval' })
  const document = JSON.stringify({ documentNo, documentOn })
  const documentTextId = await deps.vault.putText(tx, first, 'order_document', document, deps.random.uuid())
  const management = isManagement(ctx)
  const terms = { kind, documentTextId, scopes: ordered, readableBefore }
  insertOrder(tx, { disclosureId: id, ...terms, management, recordedBy: ctx.actorKey })
  openTask(deps, tx, {
    what: 'approve_compelled_release',
    ruleId: 'ANON-04',
    role: 'center_manager',
    dueAt: addMinutes(ctx.at, dayInMinutes),
    victimId: first,
    resource: { kind: 'disclosure', id },
  })
  return { ok: true, disclosureId: id, decisionId }
}

/** The second person. Weighed whole again; from this day it is read for its term. */
export const approveRelease = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Disclosure>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findEntry(tx, ctx, id)
    const order = await orderBehind(tx, id)
    if (row === undefined) return notFound
    if (versionOf(row) !== ctx.ifMatch) return refuse('version_mismatch')
    if (order === null || row.outcome !== 'awaiting_approval') return refuse('state_conflict')
    const management = isManagement(ctx)
    const readableBefore = termOf(ctx, order)
    const passed = await passGate(deps, tx, ctx, {
      ...askOf(row),
      order: { ...order, readableBefore, approvals: [...order.approvals, { by: ctx.actorKey, management }] },
    })
    if (!passed.ok) return passed
    const { release, decisionId } = passed
    const approval = { releaseId: release.id, readableBefore, management, decisionId }
    insertApproval(tx, { disclosureId: id, ...approval, recordedBy: ctx.actorKey })
    const shown = await findEntry(tx, ctx, id)
    if (shown === undefined) return notFound
    const location = `/v1/disclosures/${id}`
    return { ok: true, value: disclosureOf(shown), version: versionOf(shown), status: 200, location, decisionId }
  })

/** The order's own end, but never beyond the longest term: whoever needs it longer asks for a new order. */
function termOf(ctx: Ctx, { readableBefore = null }: StandingOrder): LocalDate {
  const latest = addDays(ctx.on, inForce(longestCompelledReading, ctx.on))
  return readableBefore !== null && readableBefore < latest ? readableBefore : latest
}

const askOf = (row: LedgerRow) => ({
  victimIds: row.victimIds,
  recipientId: row.recipientId,
  purpose: row.purpose as ReleasePurpose,
  scopes: row.scopes,
  kind: 'disclosure' as const,
  basis: 'compelled' as const,
  content: {},
  caseId: null,
  attemptId: null,
  disclosureId: row.id,
})
