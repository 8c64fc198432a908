import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { addDays } from '../../kernel/dates.ts'
import { adviseAdmission } from '../../rules/admission.ts'
import { decide } from '../../rules/decision.ts'
import { type BasisFacts, placementBasis } from '../../rules/placement.ts'
import { type AccreditationFacts, accreditation } from '../../rules/shelter-door.ts'
import { accompanyingDoor } from '../../rules/stay-change.ts'
import { raiseDuties } from '../notifications/effects.ts'
import { createVictim, keepSuspicion, openCase } from '../persons/effects.ts'
import { caseFacts, openCaseOf, subjectFacts, visibleVictim } from '../persons/facts.ts'
import type { Cancellation, NewPlacement } from './act-schema.ts'
import { owe } from './arrival-duties.ts'
import { closedOn, endHolds, holdsOn, insertHold, type NightsHeld } from './bed-queries.ts'
import { begin, isRefused } from './begin.ts'
import { centerBody } from './center-queries.ts'
import { accreditationOf, isReferralIn, knownCompany, suspectedCompany } from './guard.ts'
import { insertPlacement, listPlacements, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement, PlacementQuery, PlacementSummary } from './placement-schema.ts'
import { presumeToldChild } from './presumption.ts'
import { lockBed } from './room-queries.ts'
import { shown, shownAfter, summaryOf } from './shown.ts'
import { closeTasks } from './task-queries.ts'

const faulty = (pointer: string, code: string): Refused => refuse('validation_failed', { errors: [{ pointer, code }] })

const sources = {
  referral: 'referral',
  emergency_request: 'self',
  agency_placement: 'agency',
  suspicion: 'suspicion',
  transfer: 'transfer',
  accompanying_child: 'self',
} as const

/** A bed is kept for her, or she is only awaited. The basis can be refused, the bed never: emergency_request is open. */
export const requestPlacement = (deps: Deps, ctx: Ctx, ask: NewPlacement): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const about = await subjectOf(tx, ctx, ask)
    if ('ok' in about) return about
    const { regime } = about
    const id = deps.random.uuid()
    if (ask.clockStartOn !== undefined && (ask.basis !== 'transfer' || ask.clockStartOn > ctx.on)) {
      return faulty('/clockStartOn', ask.basis === 'transfer' ? 'in_the_future' : 'only_for_transfer')
    }
    const basis = ask.basis ?? (regime === 'thb' ? 'suspicion' : 'emergency_request')
    const planned = (ask.expectedOn ?? ctx.on) > ctx.on
    const body = await centerBody(tx, ctx.orgId)
    const facts: BasisFacts & AccreditationFacts = {
      regime,
      basis,
      referrerKind: ask.referrerKind ?? null,
      hasDocumentNo: ask.documentNo !== undefined,
      documentOn: ask.documentOn ?? null,
      hasPlacementRequest: ask.placementRequestReference !== undefined,
      ...accreditationOf(body ?? { stateRun: true, accreditedUntil: null }, ask.expectedOn ?? ctx.on),
    }
    const rules = planned && regime === 'dv' ? [...placementBasis, ...accreditation] : placementBasis
    const decision = decide('placement.basis', rules, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })

    const company = await knownCompany(tx, ctx, ask.companionOfPlacementId ?? null)
    const refused = basis === 'accompanying_child' ? await weighCompany(deps, tx, ctx, id, about, company) : null
    if (refused !== null) return refused

    const held = await bedAsked(tx, ctx, ask)
    if (held !== null && 'ok' in held) return held
    const victimId = about.victimId ?? (await createVictim(deps, tx, ctx, ask.victim ?? {}))
    const caseId = about.caseId ?? (await openCase(deps, tx, ctx, { victimId, regime, source: sources[basis] }))
    if (basis === 'suspicion' || ask.traffickingSigns === true) {
      await keepSuspicion(deps, tx, ctx, victimId, { source: sources[basis] })
      await raiseDuties(deps, tx, ctx, adviceOnSigns(ctx, regime), { victimId, caseId, placementId: id, at: ctx.at })
    }
    const { childRole = null } = ask
    const known = childRole === null ? undefined : await subjectFacts(tx, ctx, victimId)
    if (known !== undefined) await presumeToldChild(deps, tx, ctx, { ...known, childRole })
    insertPlacement(tx, {
      id,
      case_id: caseId,
      victim_id: victimId,
      basis,
      placement_request_reference: ask.placementRequestReference ?? null,
      referral_id: ask.referralId ?? null,
      referrer_kind: ask.referrerKind ?? null,
      document_no: ask.documentNo ?? null,
      document_on: ask.documentOn ?? null,
      child_role: childRole,
      companion_of_placement_id: company,
      expected_on: ask.expectedOn ?? null,
      clock_start_on: ask.clockStartOn ?? null,
      new_incident: ask.newIncident ?? false,
      recorded_by: ctx.actorKey,
    })
    if (held !== null) insertHold(deps, tx, ctx, id, held.bedId, held.nights)
    recordEvent(deps, tx, ctx, { id, victimId }, { kind: 'requested', decisionId })
    if (company === null && ask.companionOfPlacementId !== undefined)
      owe(deps, tx, { id, victimId, caseId }, ctx.at, 'name_companion')
    return { ...(await shown(tx, ctx, id)), location: `/v1/placements/${id}`, decisionId }
  })

/** Another center is offered; the bed asked for here is hers all the same (R27). */
const adviceOnSigns = (ctx: Ctx, regime: Regime) =>
  adviseAdmission(
    { regime, suffersDv: null, thbStatus: 'suspected', asksForHelp: true, needsSpecialCare: null },
    ctx.on,
    ctx.at,
  ).duties

/** Who is suspected on the record of the child does not come on the child's account; another basis is open (DV-STAY-03). */
async function weighCompany(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  id: string,
  { victimId }: Subject,
  companionOfPlacementId: string | null,
): Promise<Refused | null> {
  const suspected = victimId === null ? null : await suspectedCompany(tx, ctx, { victimId, companionOfPlacementId })
  const decision = decide('placement.accompanying-door', accompanyingDoor, { suspected }, ctx.on)
  const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
  return decision.allowed ? null : refuse(decision.code as ProblemCode, { decision, decisionId })
}

interface Subject {
  /** Null: a person to be registered. */
  readonly victimId: string | null
  /** Null: an episode to be opened. */
  readonly caseId: string | null
  readonly regime: Regime
}

async function subjectOf(tx: Tx, ctx: Ctx, ask: NewPlacement): Promise<Subject | Refused> {
  if (ask.victimId !== undefined && ask.victim !== undefined) return faulty('/victim', 'one_of_two')
  const known = ask.caseId === undefined ? undefined : await caseFacts(tx, ctx, ask.caseId)
  if (ask.caseId !== undefined && known === undefined) return notFound
  const victimId = ask.victimId ?? known?.victimId ?? null
  if (victimId === null && ask.victim === undefined) return faulty('/victimId', 'missing')
  if (known !== undefined && known.victimId !== victimId) return faulty('/caseId', 'of_another_person')
  if (victimId !== null && !(await visibleVictim(tx, ctx, victimId))) return notFound
  if (ask.referralId !== undefined && !(await isReferralIn(tx, ctx, ask.referralId))) return notFound
  const regime = known?.regime ?? ask.regime ?? ctx.actor?.standing.regimes[0] ?? 'dv'
  if (known?.state === 'open') return { victimId, caseId: known.id, regime }
  const open = victimId === null ? undefined : await openCaseOf(tx, victimId, regime)
  return { victimId, caseId: open?.id ?? null, regime }
}

/** Waits for whoever asks for the same bed; null: no bed asked for. */
async function bedAsked(
  tx: Tx,
  ctx: Ctx,
  ask: NewPlacement,
): Promise<{ bedId: string; nights: NightsHeld } | Refused | null> {
  if (ask.bedId === undefined) return ask.nights === undefined ? null : faulty('/bedId', 'missing')
  const fromOn = ask.nights?.fromOn ?? ask.expectedOn ?? ctx.on
  const beforeOn = ask.nights === undefined ? addDays(fromOn, 1) : ask.nights.beforeOn
  if (beforeOn !== null && beforeOn <= fromOn) return faulty('/nights/beforeOn', 'not_after_start')
  const bed = await lockBed(tx, ask.bedId)
  if (bed === undefined) return notFound
  const nights = { fromOn, beforeOn }
  const taken = (code: string) => refuse('bed_taken', { errors: [{ pointer: '/bedId', code }] })
  if (!bed.active || (await closedOn(tx, bed, nights))) return taken('out_of_use')
  return (await holdsOn(tx, bed.id, nights, null)).length > 0
    ? taken('held_on_those_nights')
    : { bedId: bed.id, nights }
}

export const readPlacement = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Placement>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pagePlacements = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, ...filter }: PlacementQuery,
): Promise<Outcome<PageOf<PlacementSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listPlacements(tx, ctx, filter, limit, readCursor(deps, ctx, 'placements', cursor))
    const page = pageOf(
      deps,
      ctx,
      'placements',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => summaryOf(row, ctx),
    )
    tx.touches(
      'placement',
      null,
      page.items.map((item) => item.victimId),
    )
    return { ok: true, value: page }
  })

/** She will not come; whatever bed was kept is free again. */
export const cancelPlacement = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { reason }: Cancellation,
): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'cancellation')
    if (isRefused(row)) return row
    endHolds(tx, id, ctx.on)
    closeTasks(tx, id, ['name_companion'], ctx.actorKey)
    updatePlacement(tx, id, { state: 'cancelled' })
    recordEvent(deps, tx, ctx, row, { kind: 'cancellation', data: { reason } })
    return shownAfter(tx, ctx, id)
  })
