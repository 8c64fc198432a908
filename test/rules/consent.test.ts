import t from 'tap'
import { addDays, addMinutes } from '../../src/kernel/dates.ts'
import {
  consentRefusal,
  consentToDisclosure,
  consentToServices,
  consentToShelter,
  type DisclosureConsentFacts,
  type GrantFacts,
  type RefusalFacts,
  withdrawal,
} from '../../src/rules/consent.ts'
import { decide } from '../../src/rules/decision.ts'
import { adult, ageUnknown, at, child12, just10, nearly10, nearly18, on } from './people.ts'
import { lawful, refused, weigh } from './weigh.ts'

const notHers = refused('CONS-02', 'grantor_not_valid')
const clear = { recorded: true, suspectedAt: null, endedAt: null }
const own: GrantFacts = { at, subject: adult, grantor: 'self', representation: null }
const forTheChild: GrantFacts = { ...own, grantor: 'legal_representative', representation: clear, subject: child12 }
const byRepresentative = { grantor: 'legal_representative', representation: clear } as const

for (const [door, rules] of [
  ['shelter', consentToShelter],
  ['services', consentToServices],
] as const) {
  weigh(t, `consent to ${door}`, rules, own, [
    ['an adult consents for herself', {}, lawful],
    ['nobody consents for a capable adult', byRepresentative, notHers],
    ['not even the guardianship authority', { ...byRepresentative, grantor: 'guardianship_authority' }, notHers],
    [
      'an adult without capacity does not',
      { subject: { ...adult, incapacity: { fromOn: on, untilBefore: null } } },
      notHers,
    ],
    [
      'one who lost her capacity tomorrow only does',
      { subject: { ...adult, incapacity: { fromOn: addDays(on, 1), untilBefore: null } } },
      lawful,
    ],
    [
      'one who has her capacity back from today does',
      { subject: { ...adult, incapacity: { fromOn: addDays(on, -9), untilBefore: on } } },
      lawful,
    ],
    ['a child does not', { subject: child12 }, notHers],
    ['a married child consents for herself', { subject: { ...child12, capableMinor: true } }, lawful],
    ['the day before eighteen she does not', { subject: nearly18 }, notHers],
    ['a presumed child does not', { subject: ageUnknown }, notHers],
    [
      'a suspected representative takes nothing from her own word',
      { representation: { ...clear, suspectedAt: at } },
      lawful,
    ],
  ])
  weigh(t, `consent to ${door} for a child`, rules, forTheChild, [
    ['a representative consents', {}, lawful],
    ['so does the guardianship authority', { grantor: 'guardianship_authority' }, lawful],
    [
      'the guardianship authority without a name: a task, no refusal',
      { grantor: 'guardianship_authority', representation: null },
      { missing: ['CONS-02'], code: null },
    ],
    [
      'a relative who is not recorded as representative: a task, no refusal',
      { representation: { ...clear, recorded: false } },
      { missing: ['CONS-02'], code: null },
    ],
    [
      'a suspected father who is not recorded as representative does not',
      { representation: { ...clear, recorded: false, suspectedAt: at } },
      { broken: ['CONS-02'], missing: ['CONS-02'], code: 'grantor_not_valid' },
    ],
    ['a suspected father does not', { representation: { ...clear, suspectedAt: at } }, notHers],
    ['a former guardian does not', { representation: { ...clear, endedAt: at } }, notHers],
    ['a guardian until tomorrow does', { representation: { ...clear, endedAt: addMinutes(at, 1440) } }, lawful],
    ['who represents is not known: a task, no refusal', { representation: null }, { missing: ['CONS-02'], code: null }],
  ])
}

const days = (n: number) => addMinutes(at, n * 24 * 60)
const disclosure: DisclosureConsentFacts = {
  ...own,
  recipientId: 'court-a',
  recipientClass: 'other_state_body',
  disclosurePurpose: 'legal_proceedings',
  scopes: ['legal'],
  validUntil: days(90),
  childView: null,
  objectionOverruled: false,
}
const badTerm = refused('CONS-01', 'validation_failed')
weigh(t, 'consent to disclosure', consentToDisclosure, disclosure, [
  ['one body, one purpose, exactly ninety days', {}, lawful],
  ['a minute past ninety days', { validUntil: addMinutes(days(90), 1) }, badTerm],
  ['an end that is already past', { validUntil: at }, badTerm],
  ['without an end', { validUntil: null }, { missing: ['CONS-01'], code: 'validation_failed' }],
  ['“the police” is no body', { recipientId: null }, refused('CONS-01', 'recipient_not_specific')],
  ['without a purpose', { disclosurePurpose: null }, { missing: ['CONS-01'], code: 'purpose_required' }],
  ['given by a husband', byRepresentative, notHers],
  ['what she said as a child binds no adult', { childView: 'object', recipientClass: 'criminal_prosecution' }, lawful],
])

const forChild: DisclosureConsentFacts = { ...disclosure, ...byRepresentative, subject: child12, childView: 'agree' }
const noView = refused('DV-VIEW-01', 'view_required')
const prosecutor = { childView: 'object', recipientClass: 'criminal_prosecution' } as const
weigh(t, 'consent to disclosure about a child', consentToDisclosure, forChild, [
  ['a representative and the child of twelve agree', {}, lawful],
  ['the child was not heard', { childView: null }, noView],
  ['ten today and not heard', { childView: null, subject: just10 }, noView],
  ['ten tomorrow and not heard', { childView: null, subject: nearly10 }, lawful],
  ['declining to speak is a view', { childView: 'declined' }, lawful],
  ['heard by a psychologist without the parents', { childHeard: true }, lawful],
  ['heard by another, or before the parents', { childHeard: false }, noView],
  [
    'of unknown age and not heard',
    { childView: null, subject: ageUnknown },
    { missing: ['DV-VIEW-01'], code: 'view_required' },
  ],
  ['who represents is not known', { representation: null }, { missing: ['CONS-02'], code: 'grantor_not_valid' }],
  [
    'the relative is not recorded as representative',
    { representation: { ...clear, recorded: false } },
    { missing: ['CONS-02'], code: 'grantor_not_valid' },
  ],
  [
    'the guardianship authority is not named',
    { grantor: 'guardianship_authority', representation: null },
    { missing: ['CONS-02'], code: 'grantor_not_valid' },
  ],
  ['the guardianship authority is named', { grantor: 'guardianship_authority' }, lawful],
  ['the father is suspected', { representation: { ...clear, suspectedAt: at } }, notHers],
  ['agrees to a prosecutor', { recipientClass: 'criminal_prosecution' }, lawful],
  ['objects, and the court is not a prosecutor', { childView: 'object' }, lawful],
  ['objects to a prosecutor', prosecutor, refused('CONS-02', 'disclosure_forbidden')],
  [
    'objects, and nobody knows what the recipient is',
    { childView: 'object', recipientClass: null },
    { missing: ['CONS-02'], code: 'disclosure_forbidden' },
  ],
  ['objects to a prosecutor, management decided with a reason', { ...prosecutor, objectionOverruled: true }, lawful],
])

weigh(t, 'withdrawal (CONS-03)', withdrawal, { purpose: 'disclosure', by: 'self' }, [
  ['of a disclosure', {}, lawful],
  ['of shelter', { purpose: 'shelter' }, lawful],
  ['through the portal', { by: 'portal' }, lawful],
])

t.test('CONS-03: a withdrawal is answered with the rule that lets nobody refuse it', async (t) => {
  const { allowed, grounds } = decide('withdrawal', withdrawal, { purpose: 'disclosure', by: 'self' }, on)
  t.ok(allowed)
  t.match(grounds, [{ rule: 'CONS-03', outcome: 'met', says: { en: /without a reason/ } }])
})

const herNo: RefusalFacts = { ...own, purpose: 'disclosure' }
weigh(t, 'a refusal that ends what was given', consentRefusal, herNo, [
  ['an adult refuses for herself', {}, lawful],
  ['and shelter too', { purpose: 'shelter' }, lawful],
  ['nobody refuses for a capable adult', byRepresentative, notHers],
  ['a child refuses to be told of', { subject: child12 }, lawful],
  ['a child does not refuse shelter', { subject: child12, purpose: 'shelter' }, notHers],
  ['a representative refuses for a child', { ...byRepresentative, subject: child12 }, lawful],
  [
    'a suspected one does not',
    { ...byRepresentative, subject: child12, representation: { ...clear, suspectedAt: at } },
    notHers,
  ],
  [
    'nobody named',
    { grantor: 'legal_representative', subject: child12 },
    { missing: ['CONS-02'], code: 'grantor_not_valid' },
  ],
])
