import fc from 'fast-check'
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import type { ViewRecord } from '../../src/rules/child-guard.ts'
import { decide } from '../../src/rules/decision.ts'
import {
  type AccreditationFacts,
  type ArrivalFacts,
  accreditation,
  arrivalFlags,
  type DoorFacts,
  door,
} from '../../src/rules/shelter-door.ts'
import { holdsForAll } from './seeded.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')
const view: ViewRecord = { stance: 'agree', heardBy: 'psychologist', parentsPresent: false, objectionAnswered: false }

const ngo: AccreditationFacts = { centerKind: 'non_state', accreditedThatDay: true }
weigh(t, 'accreditation', accreditation, ngo, [
  ['valid that day', {}, lawful],
  ['not valid that day', { accreditedThatDay: false }, refused('DV-ACCR-01', 'not_accredited')],
  ['not known: allowed, with a task', { accreditedThatDay: null }, { missing: ['DV-ACCR-01'], code: null }],
  ['a state center needs none', { centerKind: 'state', accreditedThatDay: false }, lawful],
])

t.test('the door is open to everyone: no facts at all refuse a bed', async (t) => {
  const facts: fc.Arbitrary<DoorFacts> = fc.record({
    regime: fc.constantFrom('dv', 'thb'),
    child: fc.boolean(),
    asksForShelter: fc.constantFrom(true, false, null),
  })
  holdsForAll(t, facts, (f) => {
    if (!decide('door', door, f, on).allowed) throw new Error('refused a bed')
  })
  const unconscious = decide('door', door, { regime: 'dv', child: false, asksForShelter: null }, on)
  t.equal(unconscious.grounds[0]?.outcome, 'missing')
  const asking = decide('door', door, { regime: 'dv', child: false, asksForShelter: true }, on)
  t.equal(asking.grounds[0]?.outcome, 'met')
})

const arrival: ArrivalFacts = {
  regime: 'dv',
  basis: 'referral',
  basisComplete: true,
  child: true,
  presumed: false,
  ageUnknown: false,
  consentsForSelf: false,
  viewDuty: 'mandatory',
  shelterConsentLive: true,
  representative: { capacity: 'parent', suspected: false, present: true },
  companions: [],
  seenByOther: null,
  view,
  centerKind: 'state',
  accreditedThatDay: null,
}
const arrivals: [name: string, change: Partial<ArrivalFacts>, breach: string[], tasks: string[]][] = [
  ['everything in order', {}, [], []],
  [
    'at night with nothing: no breach, only tasks',
    { shelterConsentLive: false, representative: null, view: null, basis: 'emergency_request' },
    [],
    ['obtain_consent', 'find_representative', 'hear_child', 'offer_referral'],
  ],
  [
    'a suspected representative',
    { representative: { capacity: 'parent', suspected: true, present: true } },
    [],
    ['find_representative'],
  ],
  [
    'a representative whom nobody has named',
    { representative: { capacity: 'parent', suspected: null, present: true } },
    [],
    ['name_representative'],
  ],
  [
    'with an adult of whom no relation is on record',
    { companions: [{ relation: null, suspected: null, positiveEffect: null }] },
    [],
    ['name_companion'],
  ],
  ['a referral without papers', { basisComplete: false }, [], ['complete_referral']],
  [
    'at her own request, which has no papers to complete',
    { basis: 'emergency_request', basisComplete: false },
    [],
    ['offer_referral'],
  ],
  ['at a trafficking center, where no referral is asked for', { regime: 'thb', basisComplete: false }, [], []],
  ['at a trafficking center at her own request', { regime: 'thb', basis: 'emergency_request' }, [], []],
  ['a child of eight whom nobody has heard yet', { viewDuty: 'asked', view: null }, [], []],
  [
    'with a suspected parent',
    { companions: [{ relation: 'parent', suspected: true, positiveEffect: null }] },
    ['DV-CHILD-02'],
    [],
  ],
  [
    'a mother whom the record of her child suspects',
    {
      child: false,
      seenByOther: { child: true, companions: [{ relation: 'parent', suspected: true, positiveEffect: null }] },
    },
    ['DV-CHILD-02'],
    [],
  ],
  [
    'an adult with a child to whom no relation is on record',
    {
      child: false,
      seenByOther: { child: true, companions: [{ relation: null, suspected: null, positiveEffect: null }] },
    },
    [],
    ['name_companion'],
  ],
  ['in a center without accreditation', { centerKind: 'non_state', accreditedThatDay: false }, ['DV-ACCR-01'], []],
  ['in a center whose accreditation is not known', { centerKind: 'non_state' }, [], ['check_accreditation']],
  ['perhaps a child, for nothing is known of her age', { ageUnknown: true }, [], ['determine_age']],
  ['of unknown age', { presumed: true, viewDuty: null, view: null }, [], ['hear_child', 'determine_age']],
]
for (const [name, change, breach, tasks] of arrivals) {
  t.test(`arrival: ${name}`, async (t) => t.same(arrivalFlags({ ...arrival, ...change }, on), { breach, tasks }))
}
