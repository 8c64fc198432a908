/** What follows from an arrival: what it breaks, what is owed to her, which bodies must be told. */
import type { Role } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import { isChild } from '../../rules/age.ts'
import { decide } from '../../rules/decision.ts'
import { type ChildArrivalFacts, noticesDue } from '../../rules/notices.ts'
import { type BasisFacts, placementBasis } from '../../rules/placement.ts'
import { type ArrivalFlags, type ArrivalTask, arrivalFlags } from '../../rules/shelter-door.ts'
import { raiseDuties } from '../notifications/effects.ts'
import { conflictedKinds } from '../notifications/facts.ts'
import { openRegimes } from '../persons/facts.ts'
import { accreditationOf, finalizationFacts, type Guard, personOf, seenByOther } from './guard.ts'
import type { PlacementRow } from './placement-queries.ts'

/** What a placement rests on, as the door weighs it. */
export const basisOf = (row: PlacementRow): BasisFacts => ({
  regime: row.regime,
  basis: row.basis as BasisFacts['basis'],
  referrerKind: row.referrerKind,
  hasDocumentNo: row.documentNo !== null,
  documentOn: row.documentOn,
  hasPlacementRequest: row.placementRequestReference !== null,
})

export async function flagsAt(tx: Tx, ctx: Ctx, row: PlacementRow, guard: Guard): Promise<ArrivalFlags> {
  const on = row.admissionOn ?? ctx.on
  const { shelterConsent, representative, view, companions } = await finalizationFacts(tx, ctx, row, guard)
  const facts = {
    ...guard.age,
    ageUnknown: row.birthOn === null && row.ageBasis === 'unknown',
    ...accreditationOf(row, on),
    regime: row.regime,
    basis: row.basis,
    // A referral that came after her is a referral.
    basisComplete: decide('placement.basis', placementBasis, basisOf(row), ctx.on).allowed,
    shelterConsentLive: shelterConsent !== null,
    representative,
    view,
    companions,
    seenByOther: await seenByOther(tx, ctx, row),
  }
  return arrivalFlags(facts, on)
}

const owed: Readonly<Record<ArrivalTask, { rule: string; role: Role }>> = {
  obtain_consent: { rule: 'DV-CONS-01', role: 'case_worker' },
  find_representative: { rule: 'DV-REP-01', role: 'case_worker' },
  name_representative: { rule: 'DV-REP-01', role: 'case_worker' },
  name_companion: { rule: 'DV-CHILD-02', role: 'case_worker' },
  hear_child: { rule: 'DV-VIEW-01', role: 'psychologist' },
  offer_referral: { rule: 'DV-REF-01', role: 'case_worker' },
  complete_referral: { rule: 'DV-REF-01', role: 'case_worker' },
  check_accreditation: { rule: 'DV-ACCR-01', role: 'center_manager' },
  determine_age: { rule: 'GEN-AGE-02', role: 'case_worker' },
}

/** All that may be owed from an arrival on. */
export const arrivalTasks: readonly string[] = Object.keys(owed)

type Owed = Pick<PlacementRow, 'id' | 'victimId' | 'caseId'>
export const owe = (deps: Deps, tx: Tx, row: Owed, dueAt: Instant, what: ArrivalTask) =>
  openTask(deps, tx, {
    what,
    ruleId: owed[what].rule,
    role: owed[what].role,
    dueAt,
    victimId: row.victimId,
    caseId: row.caseId,
    resource: { kind: 'placement', id: row.id },
  })

/** What a human is to look at because of where the clock of the stay starts. */
export const lookAtClock = (deps: Deps, tx: Tx, row: PlacementRow, dueAt: Instant, what: string, role: Role) =>
  openTask(deps, tx, {
    what,
    ruleId: 'DV-STAY-04',
    role,
    dueAt,
    victimId: row.victimId,
    caseId: row.caseId,
    resource: { kind: 'placement', id: row.id },
  })

/** Every regime counts: the center's, the stay's and that of any other open episode. Due from the arrival (R11). */
export async function raiseArrivalNotices(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, at: Instant): Promise<void> {
  await raiseDuties(deps, tx, ctx, noticesDue(await arrivalFacts(tx, ctx, row, at)), {
    victimId: row.victimId,
    caseId: row.caseId,
    placementId: row.id,
    at,
    childNow: isChild(personOf(row), ctx.on),
  })
}

/** What the law reads of an arrival to say who is told of a child. */
export const arrivalFacts = async (tx: Tx, ctx: Ctx, row: PlacementRow, at: Instant): Promise<ChildArrivalFacts> => ({
  at,
  regimes: [...new Set([...row.centerRegimes, row.regime, ...(await openRegimes(tx, row.victimId))])],
  person: personOf(row),
  childRole: row.childRole as ChildArrivalFacts['childRole'],
  conflicted: await conflictedKinds(tx, row.victimId, ctx.on),
})
