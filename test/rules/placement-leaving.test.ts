import fc from 'fast-check'
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import type { ViewRecord } from '../../src/rules/child-guard.ts'
import { decide } from '../../src/rules/decision.ts'
import {
  type DepartureFacts,
  departure,
  departureFlags,
  type TransferFacts,
  transfer,
} from '../../src/rules/leaving.ts'
import { holdsForAll } from './seeded.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')
const view: ViewRecord = { stance: 'agree', heardBy: 'psychologist', parentsPresent: false, objectionAnswered: false }

const move: TransferFacts = {
  consentNamesReceiver: true,
  viewDuty: 'mandatory',
  view,
  hearingHarmful: false,
  centerKind: 'non_state',
  accreditedThatDay: true,
}
weigh(t, 'transfer', transfer, move, [
  ['with a consent that names the receiving body', {}, lawful],
  ['without one', { consentNamesReceiver: false }, refused('THB-CTR-01', 'consent_required')],
  ['when it is not known', { consentNamesReceiver: null }, { missing: ['THB-CTR-01'], code: 'consent_required' }],
  ['of a child who was not heard', { view: null }, refused('DV-VIEW-01', 'view_required')],
  [
    'of a child of unknown age who was not heard',
    { view: null, viewDuty: null },
    { missing: ['DV-VIEW-01'], code: 'view_required' },
  ],
  ['to a center that is not accredited', { accreditedThatDay: false }, refused('DV-ACCR-01', 'not_accredited')],
])

const leaving: DepartureFacts = {
  child: true,
  ownWill: true,
  leavesWith: 'representative',
  takerSuspected: false,
  viewDuty: 'mandatory',
  view,
  hearingHarmful: false,
}
const unsafe = refused('VOL-01', 'child_needs_safe_place')
weigh(t, 'departure of a child', departure, leaving, [
  ['with a representative', {}, lawful],
  ['to the guardianship authority', { leavesWith: 'guardianship_authority' }, lawful],
  ['alone', { leavesWith: 'nobody' }, unsafe],
  ['with somebody else', { leavesWith: 'other' }, unsafe],
  ['with a suspected representative', { takerSuspected: true }, refused('VOL-01', 'parent_suspected')],
  [
    'with a representative whom nobody has named',
    { takerSuspected: null },
    { missing: ['VOL-01'], code: 'parent_suspected' },
  ],
  ['alone, so that nobody is to be named', { leavesWith: 'nobody', takerSuspected: null }, unsafe],
  ['who was not heard', { view: null }, refused('DV-VIEW-01', 'view_required')],
])

t.test('a child who leaves alone is an incident; the departure is stored all the same', async (t) => {
  t.same(departureFlags(leaving, on), { incident: false, breach: [], takerUnknown: false })
  t.same(departureFlags({ ...leaving, leavesWith: 'nobody' }, on), {
    incident: true,
    breach: ['VOL-01'],
    takerUnknown: false,
  })
  const unheard = { incident: false, breach: ['DV-VIEW-01'], takerUnknown: false }
  t.same(departureFlags({ ...leaving, view: null }, on), unheard)
  const unnamed = { incident: false, breach: [], takerUnknown: true }
  t.same(departureFlags({ ...leaving, takerSuspected: null }, on), unnamed)
})

t.test('an adult leaves by her own will, whatever else is on record', async (t) => {
  const facts = fc.record({
    child: fc.constant(false),
    ownWill: fc.boolean(),
    leavesWith: fc.constantFrom('nobody', 'representative', 'guardianship_authority', 'other'),
    takerSuspected: fc.boolean(),
    viewDuty: fc.constant('none' as const),
    view: fc.constant(null),
    hearingHarmful: fc.boolean(),
  }) satisfies fc.Arbitrary<DepartureFacts>
  holdsForAll(t, facts, (f) => {
    if (!decide('departure', departure, f, on).allowed || departureFlags(f, on).breach.length > 0)
      throw new Error('held back')
  })
})
