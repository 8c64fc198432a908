import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import {
  bedChange,
  breaches,
  type CompanionFacts,
  type ContactFacts,
  parentContact,
  type RepresentativeFacts,
  representative,
  type ViewFacts,
  type ViewRecord,
} from '../../src/rules/child-guard.ts'
import { lawful, refused, weigh } from './weigh.ts'

const view: ViewRecord = { stance: 'agree', heardBy: 'trained_worker', parentsPresent: false, objectionAnswered: false }

const contact: ContactFacts = {
  child: true,
  parentSuspected: false,
  revealsAddress: false,
  viewDuty: 'mandatory',
  view,
  hearingHarmful: false,
}
weigh(t, 'contact with a parent', parentContact, contact, [
  ['off site, heard, not suspected', {}, lawful],
  ['a suspected parent is blocked', { parentSuspected: true }, refused('DV-CHILD-03', 'parent_suspected')],
  [
    'nobody said whether the address would be known',
    { revealsAddress: null },
    { missing: ['DV-CHILD-03'], code: 'disclosure_forbidden' },
  ],
  ['where the address would be known', { revealsAddress: true }, refused('DV-CHILD-03', 'disclosure_forbidden')],
  ['a child of ten who was not heard', { view: null }, refused('DV-VIEW-01', 'view_required')],
  ['a child of nine who was not heard', { view: null, viewDuty: 'asked' }, lawful],
  [
    'a child of unknown age who was not heard',
    { view: null, viewDuty: null },
    { missing: ['DV-VIEW-01'], code: 'view_required' },
  ],
])

const room: ViewFacts & CompanionFacts = {
  child: true,
  companions: [],
  viewDuty: 'mandatory',
  view,
  hearingHarmful: false,
}
weigh(t, 'change of room', bedChange, room, [
  ['heard first', {}, lawful],
  ['not heard', { view: null }, refused('DV-VIEW-01', 'view_required')],
  ['an adult is not asked', { child: false, viewDuty: 'none', view: null }, lawful],
  [
    'into a room with a suspected parent',
    { companions: [{ relation: 'parent', suspected: true, positiveEffect: null }] },
    refused('DV-CHILD-02', 'parent_suspected'),
  ],
  [
    'with an adult of whom no relation is on record: allowed, with a task',
    { companions: [{ relation: null, suspected: null, positiveEffect: null }] },
    { missing: ['DV-CHILD-02', 'DV-CHILD-02'], code: null },
  ],
  [
    'one named and suspected beside one not named',
    {
      companions: [
        { relation: null, suspected: null, positiveEffect: null },
        { relation: 'parent', suspected: true, positiveEffect: null },
      ],
    },
    { broken: ['DV-CHILD-02'], missing: ['DV-CHILD-02'], code: 'parent_suspected' },
  ],
  [
    'one parent suspected, the other alone is not',
    { companions: [{ relation: 'parent', suspected: false, positiveEffect: null }] },
    lawful,
  ],
])

const mother = { capacity: 'parent', suspected: false, present: true } as const
const missing = refused('DV-REP-01', 'representative_missing')
weigh<RepresentativeFacts>(t, 'representative of a child', representative, { child: true, representative: mother }, [
  ['the mother is present', {}, lawful],
  ['she is not present', { representative: { ...mother, present: false } }, missing],
  ['a member of staff alone', { representative: { ...mother, capacity: 'center_staff' } }, missing],
  ['a neighbour who represents nobody', { representative: { ...mother, capacity: 'other' } }, missing],
  ['nobody', { representative: null }, missing],
  ['an adult needs none', { child: false, representative: null }, lawful],
])

t.test('a change that was made is stored, with each broken rule named once', async (t) => {
  const both = { ...room, view: { ...view, stance: 'object' as const, parentsPresent: true } }
  t.same(breaches(bedChange, both, day('2026-02-20')), ['DV-VIEW-01'])
  t.same(breaches(bedChange, room, day('2026-02-20')), [])
})
