import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { bakuDay, type Instant } from '../../kernel/dates.ts'
import { decide } from '../../rules/decision.ts'
import { type ChildArrivalFacts, noticesDue } from '../../rules/notices.ts'
import { type PlacementBasis, placementBasis } from '../../rules/placement.ts'
import { type ArrivalFlags, type ArrivalTask, arrivalFlags } from '../../rules/shelter-door.ts'
import { looksLikeContinuation } from '../../rules/stay-limit.ts'
import { raiseDuties } from '../notifications/effects.ts'
import type { Arrival, NoShow } from './act-schema.ts'
import { endHolds, holdOf, insertPresence } from './bed-queries.ts'
import { settleIn } from './beds.ts'
import { begin, isRefused } from './begin.ts'
import { accreditationOf, finalizationFacts, type Guard, guardOf, personOf, stayOf } from './guard.ts'
import { happenedAt } from './moment.ts'
import { type PlacementRow, previousStay, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'
import { planStayTasks } from './stay-tasks.ts'

/** She is here. Never refused: what is lacking becomes a task, what is broken a flag; the clock of the stay starts. */
export const arrive = (deps: Deps, ctx: Ctx, id: string, ask: Arrival): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const before = await begin(tx, ctx, id, 'arrival')
    if (isRefused(before)) return before
    const at = happenedAt(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    const row: PlacementRow = {
      ...before,
      childRole: ask.childRole ?? before.childRole,
      companionOfPlacementId: ask.companionOfPlacementId ?? before.companionOfPlacementId,
      companionRelatedPersonId: ask.companionRelatedPersonId ?? before.companionRelatedPersonId,
      arrivedAt: at,
      admissionOn: bakuDay(at),
    }
    const guard = await guardOf(tx, ctx, row, bakuDay(at))
    const flags = await flagsAt(tx, ctx, row, guard)
    const bedId = ask.bedId ?? (await holdOf(tx, id))?.bedId ?? null
    const bed = await settleIn(deps, tx, ctx, row, bedId, bakuDay(at), true)
    updatePlacement(tx, id, {
      state: 'provisional',
      arrived_at: at,
      admission_on: bakuDay(at),
      child_at_admission: guard.age.child,
      presumed_child_at_admission: guard.age.presumed,
      child_role: guard.age.child ? (row.childRole ?? 'unknown') : null,
      companion_of_placement_id: row.companionOfPlacementId,
      companion_related_person_id: row.companionRelatedPersonId,
      breach: [...flags.breach],
    })
    insertPresence(deps, tx, ctx, { placementId: id, victimId: row.victimId, fromAt: at, kind: 'present', ...bed })
    recordEvent(deps, tx, ctx, row, { kind: 'arrival', occurredAt: at, breach: flags.breach })
    for (const what of flags.tasks) owe(deps, tx, row, at, what)
    await raiseArrivalNotices(deps, tx, ctx, row, at)
    await flagContinuation(deps, tx, row, at)
    planStayTasks(deps, tx, ctx, row, { ...stayOf(row), childAtAdmission: guard.age.child })
    return shownAfter(tx, ctx, id)
  })

/** She did not come; a later arrival is still an arrival. */
export const recordNoShow = (deps: Deps, ctx: Ctx, id: string, ask: NoShow): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'no-show')
    if (isRefused(row)) return row
    const at = happenedAt(ctx, ask.occurredAt)
    if (typeof at !== 'string') return at
    endHolds(tx, id, bakuDay(at))
    updatePlacement(tx, id, { state: 'no_show' })
    recordEvent(deps, tx, ctx, row, { kind: 'no_show', occurredAt: at })
    return shownAfter(tx, ctx, id)
  })

async function flagsAt(tx: Tx, ctx: Ctx, row: PlacementRow, guard: Guard): Promise<ArrivalFlags> {
  const on = row.admissionOn ?? ctx.on
  const { shelterConsent, representative, view, companions } = await finalizationFacts(tx, ctx, row, guard)
  const basis = {
    regime: row.regime,
    basis: row.basis as PlacementBasis,
    referrerKind: row.referrerKind,
    hasDocumentNo: row.documentNo !== null,
    documentOn: row.documentOn,
    hasPlacementRequest: row.placementRequestReference !== null,
  }
  const facts = {
    ...guard.age,
    ...accreditationOf(row, on),
    regime: row.regime,
    basis: row.basis,
    basisComplete: decide('placement.basis', placementBasis, basis, on).allowed,
    shelterConsentLive: shelterConsent !== null,
    representative,
    view,
    companions,
  }
  return arrivalFlags(facts, on)
}

const owed: Readonly<Record<ArrivalTask, { rule: string; role: Role }>> = {
  obtain_consent: { rule: 'DV-CONS-01', role: 'case_worker' },
  find_representative: { rule: 'DV-REP-01', role: 'case_worker' },
  hear_child: { rule: 'DV-VIEW-01', role: 'psychologist' },
  offer_referral: { rule: 'DV-REF-01', role: 'case_worker' },
  complete_referral: { rule: 'DV-REF-01', role: 'case_worker' },
  check_accreditation: { rule: 'DV-ACCR-01', role: 'center_manager' },
  determine_age: { rule: 'GEN-AGE-02', role: 'case_worker' },
}

const owe = (deps: Deps, tx: Tx, row: PlacementRow, dueAt: Instant, what: ArrivalTask) =>
  openTask(deps, tx, {
    what,
    ruleId: owed[what].rule,
    role: owed[what].role,
    dueAt,
    victimId: row.victimId,
    caseId: row.caseId,
    resource: { kind: 'placement', id: row.id },
  })

/** Both regimes count where the center's and the case's differ; due from the instant of the arrival (R11). */
export async function raiseArrivalNotices(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, at: Instant): Promise<void> {
  const facts: ChildArrivalFacts = {
    at,
    regimes: [...new Set([...(ctx.actor?.standing.regimes ?? []), row.regime])],
    person: personOf(row),
    childRole: row.childRole as ChildArrivalFacts['childRole'],
    conflicted: [],
  }
  await raiseDuties(deps, tx, ctx, noticesDue(facts), {
    victimId: row.victimId,
    caseId: row.caseId,
    placementId: row.id,
    at,
  })
}

/** Back within a day and nothing new: management looks at it, nobody is refused (DV-STAY-04). */
async function flagContinuation(deps: Deps, tx: Tx, row: PlacementRow, at: Instant): Promise<void> {
  const last = await previousStay(tx, row)
  if (last?.departedAt == null || row.regime !== 'dv') return
  const facts = {
    previousEndedOn: bakuDay(last.departedAt),
    admissionOn: bakuDay(at),
    newBasis: last.caseId !== row.caseId || last.documentNo !== row.documentNo,
  }
  if (!looksLikeContinuation(facts)) return
  openTask(deps, tx, {
    what: 'look_at_continuation',
    ruleId: 'DV-STAY-04',
    role: 'center_manager',
    dueAt: at,
    victimId: row.victimId,
    caseId: row.caseId,
    resource: { kind: 'placement', id: row.id },
  })
}
