import t from 'tap'
import { addDays, day } from '../../src/kernel/dates.ts'
import {
  type AccompanyingFacts,
  accompanyingBasis,
  type ExtensionFacts,
  extension,
  type PlannedExitFacts,
  plannedExit,
} from '../../src/rules/stay-change.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')

const exit: PlannedExitFacts = { lastDay: on, plannedExitOn: on }
const tooLong = refused('DV-STAY-01', 'stay_limit_exceeded')
weigh(t, 'planned exit', plannedExit, exit, [
  ['on the last day', {}, lawful],
  ['the day after', { plannedExitOn: addDays(on, 1) }, tooLong],
  ['years later, for a stay without a limit', { plannedExitOn: day('2030-01-01'), lastDay: null }, lawful],
])

const extended: ExtensionFacts = {
  facility: 'assistance_center',
  lastDay: on,
  newLastDay: addDays(on, 1),
  hasBasisDocument: true,
  decidedByRole: 'center_manager',
  agencyConsented: null,
  viewDuty: 'none',
  view: null,
  hearingHarmful: false,
}
const notExtended = refused('DV-STAY-04', 'stay_limit_exceeded')
weigh(t, 'extension', extension, extended, [
  ['by management, on a document, by one day', {}, lawful],
  ['without a document', { hasBasisDocument: false }, notExtended],
  ['by a case worker', { decidedByRole: 'case_worker' }, refused('DV-STAY-04', 'role_not_allowed')],
  ['that does not lengthen', { newLastDay: on }, notExtended],
  ['of a child of ten who was not heard', { viewDuty: 'mandatory' }, refused('DV-VIEW-01', 'view_required')],
  [
    'in the institution, with the consent of the Agency',
    { facility: 'sri_institution', agencyConsented: true },
    lawful,
  ],
  ['in the institution, refused by the Agency', { facility: 'sri_institution', agencyConsented: false }, notExtended],
  [
    'in the institution, the Agency not yet asked: allowed, with a task',
    { facility: 'sri_institution' },
    { missing: ['DV-STAY-04'], code: null },
  ],
])

const mother: AccompanyingFacts = {
  suspected: false,
  child: true,
  bestInterestRecorded: true,
  childPresent: true,
  askedUntilOn: on,
  childLastDay: on,
}
const notAccompanying = refused('DV-STAY-03', 'stay_limit_exceeded')
weigh(t, 'accompanying a child', accompanyingBasis, mother, [
  ['until the child’s last day', {}, lawful],
  ['a day longer', { askedUntilOn: addDays(on, 1) }, notAccompanying],
  ['a suspected parent', { suspected: true }, refused('DV-STAY-03', 'parent_suspected')],
  [
    'a parent of whom no relation to the child is on record: allowed, with a task',
    { suspected: null },
    { missing: ['DV-STAY-03'], code: null },
  ],
  ['without a record of the best interest', { bestInterestRecorded: false }, notAccompanying],
  ['after the child has left', { childPresent: false }, notAccompanying],
  ['with somebody who is no child', { child: false }, notAccompanying],
  ['a child without a limit', { childLastDay: null }, lawful],
])
