/** A center's decision at its door (R21, R27): shelter in every outcome but a named human's reasoned no. */
import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform, Undone } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import type { Instant } from '../../kernel/dates.ts'
import { type AdmissionFacts, adviseAdmission, dvAdmission, thbAdmission } from '../../rules/admission.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { refusal } from '../../rules/refusal.ts'
import { raiseDuties } from '../notifications/effects.ts'
import { createVictim, keepSuspicion, openCase, recordThbStatus } from '../persons/effects.ts'
import { openCaseOf, subjectFacts, violenceOnRecord } from '../persons/facts.ts'
import { type AdmissionRow, findAdmission, insertAdmission, listAdmissions } from './admission-queries.ts'
import type { Admission, AdmissionReason, NewAdmission } from './admission-schema.ts'

export const readAdmission = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Admission>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageAdmissions = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listAdmissions(tx, ctx, limit, readCursor(deps, ctx, 'admissions', cursor))
    const page = pageOf(deps, ctx, 'admissions', limit, rows, (row) => [row.recordedAt, row.id], summaryOf)
    tx.touches(
      'admission',
      null,
      page.items.map((item) => item.victimId),
    )
    return { ok: true, value: page }
  })

export const decideAdmission = (deps: Deps, ctx: Ctx, ask: NewAdmission): Promise<Outcome<Admission>> =>
  perform(deps, ctx, async (tx) => {
    if (ask.victimId !== undefined && (await subjectFacts(tx, ctx, ask.victimId, true)) === undefined) return notFound
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const wrong = misfit(ask)
    if (wrong !== null) return wrong
    const victimId = ask.victimId ?? (await createVictim(deps, tx, ctx, ask.victim ?? {}))
    const facts = await admissionFacts(tx, ctx, victimId, ask)
    const id = deps.random.uuid()
    tx.touches('admission', id, [victimId])
    if (facts.thbStatus !== null && (facts.regime === 'dv' || ask.outcome === 'negative')) {
      const status = facts.thbStatus === 'potential' ? 'potential' : 'suspected'
      await keepSuspicion(deps, tx, ctx, victimId, { source: sources[ask.door], status })
    }
    const entry = { id, victimId, occurredAt, ask, facts }
    const refused = ask.outcome === 'negative' ? await sayNo(deps, tx, ctx, entry) : await admit(deps, tx, ctx, entry)
    if (refused !== undefined) return undone(ask, refused)
    return { ...(await shown(tx, ctx, id)), location: `/v1/admissions/${id}` }
  })

/** A person who came only with this refused word is not left behind as a record. */
const undone = (ask: NewAdmission, refused: Refused): Refused => {
  if (ask.victimId === undefined) throw new Undone(refused)
  return refused
}

function misfit(ask: NewAdmission): Refused | null {
  const field = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
  if (ask.victimId !== undefined && ask.victim !== undefined) return field('/victim', 'one_of_two')
  if (ask.outcome === 'routed' && ask.route === undefined) return field('/route', 'missing')
  return null
}

/** What is on record counts beside what is told now; a word of suspicion or of violence is never unsaid here. */
async function admissionFacts(tx: Tx, ctx: Ctx, victimId: string, ask: NewAdmission): Promise<AdmissionFacts> {
  const regimes = ctx.actor?.standing.regimes ?? []
  const regime: Regime = ask.regime ?? (regimes.includes('dv') ? 'dv' : 'thb')
  const [thb, dv, violence] = await Promise.all([
    openCaseOf(tx, victimId, 'thb'),
    openCaseOf(tx, victimId, 'dv'),
    violenceOnRecord(tx, victimId),
  ])
  return {
    regime,
    suffersDv: violence || (ask.suffersDv ?? (dv === undefined ? null : true)),
    thbStatus: ask.thbStatus ?? thb?.thbStatus ?? (ask.door === 'suspicion' ? 'suspected' : null),
    asksForHelp: ask.asksForHelp ?? null,
    needsSpecialCare: ask.needsSpecialCare ?? null,
  }
}

interface Entry {
  readonly id: string
  readonly victimId: string
  readonly occurredAt: Instant
  readonly ask: NewAdmission
  readonly facts: AdmissionFacts
}

/** The same hour, with no paper. What is missing, or points elsewhere, becomes work for staff. */
async function admit(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id, victimId, occurredAt, ask, facts }: Entry,
): Promise<undefined> {
  const advice = adviseAdmission(facts, ctx.on, occurredAt)
  const rules = facts.regime === 'dv' ? dvAdmission : thbAdmission
  const decision = decide(`admission.${facts.regime}`, rules, facts, ctx.on)
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'admission', id }, decision)
  const caseId = await episodeOf(deps, tx, ctx, victimId, ask, facts)
  insertAdmission(tx, {
    id,
    victim_id: victimId,
    case_id: caseId,
    door: ask.door,
    outcome: ask.outcome ?? 'granted',
    route: ask.route ?? (advice.route === 'this_center' ? null : advice.route),
    suspicion: facts.thbStatus !== null,
    occurred_at: occurredAt,
    recorded_by: ctx.actorKey,
    decision_id: decisionId,
  })
  await raiseDuties(deps, tx, ctx, advice.duties, { victimId, caseId, placementId: null, at: occurredAt })
}

const sources = {
  dost: 'application',
  referral: 'referral',
  emergency_request: 'self',
  suspicion: 'suspicion',
  transfer: 'transfer',
} as const

/** The open episode, or a new one; what is known of trafficking is recorded in it. */
async function episodeOf(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  ask: NewAdmission,
  { regime, thbStatus }: AdmissionFacts,
): Promise<string> {
  const known = await openCaseOf(tx, victimId, regime)
  const status = regime === 'thb' && thbStatus !== null ? thbStatus : undefined
  if (known === undefined) {
    return openCase(deps, tx, ctx, {
      victimId,
      regime,
      source: sources[ask.door],
      ...(status === undefined ? {} : { thbStatus: status }),
    })
  }
  if (status !== undefined && status !== known.thbStatus) await recordThbStatus(deps, tx, ctx, known, { status })
  return known.id
}

/** Only for the one ground, by a named human, with a written reason and a notice of appeal (SVC-REFUSE-01). */
async function sayNo(deps: Deps, tx: Tx, ctx: Ctx, entry: Entry): Promise<Refused | undefined> {
  const { id, victimId, occurredAt, ask, facts } = entry
  const decision: Decision = decide(
    'admission.refusal',
    refusal,
    {
      ground: ask.ground ?? null,
      decidedBy: ctx.actor === null ? null : ctx.actorKey,
      reasonGiven: (ask.reason ?? '').trim() !== '',
      appealNoticeGiven: ask.appealNoticeGiven === true,
      suffersDv: facts.suffersDv,
      thbStatus: facts.thbStatus,
    },
    ctx.on,
  )
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'admission', id }, decision)
  if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
  insertAdmission(tx, {
    id,
    victim_id: victimId,
    door: ask.door,
    outcome: 'negative',
    reason_code: 'no_legal_basis',
    reason_text_id: await deps.vault.putText(tx, victimId, 'refusal', ask.reason ?? '', deps.random.uuid()),
    appeal_notice_given: true,
    suspicion: false,
    occurred_at: occurredAt,
    recorded_by: ctx.actorKey,
    decision_id: decisionId,
  })
  return undefined
}

export const readReason = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<AdmissionReason>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findAdmission(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('admission_reason', id, [row.victimId])
    const reason =
      row.reasonTextId === null ? undefined : await deps.vault.getText(tx, row.reasonTextId, ctx.purpose ?? '')
    return reason === undefined ? notFound : { ok: true, value: { reason } }
  })

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Admission>> {
  const row = await findAdmission(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('admission', id, [row.victimId])
  const value: Admission = {
    ...summaryOf(row),
    route: row.route as Admission['route'],
    reason: row.reason as Admission['reason'],
    appealNoticeGiven: row.appealNoticeGiven,
    decisionId: row.decisionId,
    actions: [{ action: 'placement', method: 'POST', href: '/v1/placements', allowed: row.outcome !== 'negative' }],
  }
  return { ok: true, value, version: row.version }
}

const summaryOf = (row: AdmissionRow) => ({
  id: row.id,
  victimId: row.victimId,
  caseId: row.caseId,
  door: row.door as Admission['door'],
  outcome: row.outcome as Admission['outcome'],
  suspicion: row.suspicion,
  occurredAt: row.occurredAt,
  recordedAt: row.recordedAt,
})
