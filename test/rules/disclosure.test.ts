import t from 'tap'
import { addMinutes } from '../../src/kernel/dates.ts'
import { decide } from '../../src/rules/decision.ts'
import { type DisclosureFacts, disclosure, outsideAnswer, weighDisclosure } from '../../src/rules/disclosure.ts'
import {
  asReferrer,
  child,
  court,
  forbidden,
  mother,
  prosecutor,
  twoHands,
  unheard,
  withConsents,
} from './disclosures.ts'
import { ageUnknown, at, byMother, child12, consent, just10, nearly10, on } from './people.ts'
import { lawful, refused, weigh } from './weigh.ts'

const suspected = { ...byMother, representation: { recorded: true, suspectedAt: at, endedAt: null } }

weigh(t, 'disclosure', disclosure, court, [
  ['she consented to this court, this purpose and this much', {}, lawful],
  ['police ask and there is no consent', withConsents(), forbidden],
  ['consent to court A, request by court B', { recipient: { ...court.recipient, id: 'court-b' } }, forbidden],
  [
    'consent for the legal part, request for the medical too',
    { scopes: ['legal', 'medical'] },
    refused('CONS-01', 'scope_exceeds_consent'),
  ],
  ['withdrawn a second before release', withConsents({ ...consent, withdrawnAt: addMinutes(at, -1 / 60) }), forbidden],
  ['withdrawn a second after release', withConsents({ ...consent, withdrawnAt: addMinutes(at, 1 / 60) }), lawful],
  ['expired at this moment', withConsents({ ...consent, validUntil: at }), forbidden],
  ['another purpose', { purpose: 'benefit' }, forbidden],
  ['a consent to shelter is none to disclosure', withConsents({ ...consent, purpose: 'shelter' }), forbidden],
  ['by portal and not confirmed', withConsents({ ...consent, method: 'electronic' }), forbidden],
  [
    'no named body',
    { recipient: { ...court.recipient, id: null } },
    { broken: ['ANON-01', 'ANON-01'], code: 'recipient_not_specific' },
  ],
  ['no purpose', { purpose: null }, { broken: ['ANON-01'], missing: ['CONS-01'], code: 'purpose_required' }],
  [
    'the letter is about nobody',
    { subjects: [] },
    { missing: ['CONS-02', 'ANON-01', 'CONS-01'], code: 'grantor_not_valid' },
  ],
  [
    'the mother consents and the letter names her child too',
    { subjects: [mother, { ...child, consents: [] }] },
    forbidden,
  ],
  ['the mother consents, and for the child too', { subjects: [mother, child] }, lawful],
  [
    'a suspected father consents for the child',
    { subjects: [{ ...child, consents: [suspected] }] },
    { broken: ['CONS-02', 'ANON-01'], code: 'grantor_not_valid' },
  ],
])

const noView = refused('DV-VIEW-01', 'view_required')
weigh(t, 'disclosure about a child who has to be heard', disclosure, { ...court, subjects: [child] }, [
  ['heard, and agrees', {}, lawful],
  ['not heard', { subjects: [unheard] }, noView],
  ['ten today and not heard', { subjects: [{ ...unheard, person: just10 }] }, noView],
  ['ten tomorrow and not heard', { subjects: [{ ...unheard, person: nearly10 }] }, lawful],
  ['heard by another, or before the parents', { subjects: [{ ...child, childHeard: false }] }, noView],
  [
    'of unknown age and not heard',
    { subjects: [{ ...unheard, person: ageUnknown }] },
    { missing: ['DV-VIEW-01'], code: 'view_required' },
  ],
  [
    'before her eighteenth birthday, deciding for herself by law',
    { subjects: [{ ...mother, person: { ...child12, capableMinor: true }, consents: [consent] }] },
    lawful,
  ],
  ['two children, one of them not heard', { subjects: [child, { ...unheard, ref: 'r-3' }] }, noView],
])

weigh(t, 'disclosure to the body that referred her', disclosure, { ...court, ...asReferrer }, [
  ['with a consent of its own', {}, lawful],
  ['more than that consent says', { scopes: ['legal', 'medical'] }, refused('CONS-01', 'scope_exceeds_consent')],
  ['the referral alone', withConsents(), { broken: ['ANON-01', 'ANON-03'], code: 'disclosure_forbidden' }],
])

const objects = { subjects: [{ ...twoHands, childView: 'object' as const }] }
weigh(t, 'disclosure about a child to a prosecutor', disclosure, prosecutor, [
  ['the child agrees', {}, lawful],
  ['the child objects', objects, refused('CONS-02', 'disclosure_forbidden')],
  [
    'the child objects and management decided with a reason',
    { subjects: [{ ...twoHands, childView: 'object', objectionOverruled: true }] },
    lawful,
  ],
  [
    'the child objects and nobody knows what the recipient is',
    { ...objects, recipient: { ...prosecutor.recipient, class: null } },
    { missing: ['CONS-02'], code: 'disclosure_forbidden' },
  ],
  ['the child objects, and the recipient is a court', { ...objects, recipient: court.recipient }, lawful],
])

const alone = { subjects: [{ ...twoHands, hands: 1 }] }
const secondHand = refused('CONS-01', 'disclosure_forbidden')
weigh(t, 'who took a consent down and releases alone', disclosure, prosecutor, [
  ['two people stand behind it', {}, lawful],
  ['one alone, to a prosecutor', alone, secondHand],
  [
    'one alone, to the identification body',
    { ...alone, recipient: { ...prosecutor.recipient, kind: 'identification_body' } },
    secondHand,
  ],
  [
    'one alone, to a complaint body',
    { ...alone, recipient: { ...court.recipient, kind: 'dv_complaint_body' } },
    secondHand,
  ],
  ['one alone, to a court', { ...alone, recipient: court.recipient }, lawful],
  ...(['formal_identification', 'law_enforcement_step'] as const).map((purpose) => {
    const consents = [{ ...byMother, disclosurePurpose: purpose }]
    const subjects = [{ ...twoHands, consents, hands: 1 }]
    return [
      `one alone, to a court, for ${purpose}`,
      { subjects, recipient: court.recipient, purpose },
      secondHand,
    ] as const
  }),
  ['two for the sister, one alone for the brother', { subjects: [twoHands, { ...twoHands, hands: 1 }] }, secondHand],
  ...['assistance_center', 'sri_institution', 'mia_shelter', 'dost_center'].flatMap((kind) => {
    const house = { recipient: { ...court.recipient, kind } }
    return [
      [`one alone, to a house that is told (${kind})`, { ...alone, ...house }, lawful],
      [`one alone, to a house that asks by itself (${kind})`, { ...alone, ...house, askedByItself: true }, secondHand],
      [`two, to a house that asks by itself (${kind})`, { ...house, askedByItself: true }, lawful],
    ] as const
  }),
  ['one alone, to a court that asks by itself', { ...alone, recipient: court.recipient, askedByItself: true }, lawful],
  ['nobody knows how many', { subjects: [child] }, { missing: ['CONS-01'], code: 'disclosure_forbidden' }],
  ['taken back by management', { takenBack: true }, forbidden],
])

const told = { toldAt: addMinutes(at, -60) }
const since = (minutes: number) => ({ ...consent, grantedAt: addMinutes(told.toldAt, minutes) })
weigh(t, 'disclosure to a body in conflict about her', disclosure, court, [
  ['no conflict is on record', { subjects: [{ ...mother, conflict: null }] }, lawful],
  ['she was not told of it', { subjects: [{ ...mother, conflict: { toldAt: null } }] }, forbidden],
  ['her consent is from before she was told', { subjects: [{ ...mother, conflict: told }] }, forbidden],
  ['from the very moment', { subjects: [{ ...mother, consents: [since(0)], conflict: told }] }, forbidden],
  ['from a minute later', { subjects: [{ ...mother, consents: [since(1)], conflict: told }] }, lawful],
  [
    'from a minute later, for another purpose',
    { subjects: [{ ...mother, consents: [consent, { ...since(1), disclosurePurpose: 'benefit' }], conflict: told }] },
    forbidden,
  ],
  ['about one of two persons', { subjects: [mother, { ...child, conflict: { toldAt: null } }] }, forbidden],
  [
    'an order asks no consent',
    {
      basis: 'compelled',
      compelled: {
        kind: 'court_order',
        documentNumber: '1',
        documentDate: '2026-02-19',
        approvals: [
          { by: 'a', management: true },
          { by: 'b', management: false },
        ],
        scopes: ['legal'],
      },
      subjects: [{ ...mother, conflict: { toldAt: null } }],
    },
    lawful,
  ],
])

t.test('ANON-02: outside, a refusal and an unknown person are one answer', async (t) => {
  const no = decide('disclosure', disclosure, { ...court, ...withConsents() }, on)
  t.equal(outsideAnswer(no), 'not_found')
  t.equal(outsideAnswer(null), 'not_found')
  t.equal(outsideAnswer(decide('disclosure', disclosure, court, on)), 'released')
})

t.test('a stored decision holds no birth date and no name', async (t) => {
  const stored = weighDisclosure({ ...court, subjects: [mother, child] }, on)
  t.equal(stored.allowed, true)
  t.notMatch(JSON.stringify(stored.facts), /birth|1990|2013/)
  t.equal(stored.question, 'disclosure')
  const subject = {
    coverage: 'covered',
    notice: false,
    hands: null,
    childView: null,
    childHeard: null,
    conflicted: false,
  }
  t.same(stored.facts, {
    at,
    subjects: [
      { ...subject, ref: 'r-1' },
      { ...subject, ref: 'r-2', childView: 'agree' },
    ],
    recipientClass: 'other_state_body',
    recipientKind: 'court',
    recipientSuspected: null,
    purpose: 'legal_proceedings',
    scopes: ['legal'],
    basis: 'consent',
    toReferrer: false,
    askedByItself: false,
    takenBack: false,
  })
})

t.test('a stored decision keeps what was weighed beside the consent', async (t) => {
  const asked: DisclosureFacts = {
    ...court,
    subjects: [{ ...twoHands, childHeard: true, conflict: { toldAt: null } }],
    recipient: { ...court.recipient, suspected: true },
    askedByItself: true,
    takenBack: true,
  }
  t.match(weighDisclosure(asked, on).facts, {
    subjects: [{ hands: 2, childHeard: true, conflicted: true }],
    recipientSuspected: true,
    askedByItself: true,
    takenBack: true,
  })
})

const forCourse: DisclosureFacts = {
  ...court,
  subjects: [{ ...mother, consents: [{ ...consent, disclosurePurpose: 'psychological_course' }] }],
  recipient: { id: 'court-a', class: 'other_state_body', kind: 'executive_authority' },
  purpose: 'psychological_course',
}
weigh(t, 'disclosure for a psychological course', disclosure, forCourse, [
  ['to the executive authority, with her consent', {}, lawful],
  [
    'DV-CORR-01: to a court, with her consent',
    { recipient: { ...forCourse.recipient, kind: 'court' } },
    refused('DV-CORR-01', 'recipient_not_specific'),
  ],
  ['without her consent', { subjects: [{ ...mother, consents: [] }] }, forbidden],
])

const toSister: DisclosureFacts = {
  ...court,
  subjects: [{ ...mother, consents: [{ ...consent, disclosurePurpose: 'family_help' }] }],
  recipient: { id: 'court-a', class: 'individual', kind: null, suspected: false },
  purpose: 'family_help',
}
weigh(t, 'disclosure for help to her family', disclosure, toSister, [
  ['to a sister whom she named', {}, lawful],
  [
    'THB-FAM-01: to a brother who is suspected',
    { recipient: { ...toSister.recipient, suspected: true } },
    refused('THB-FAM-01', 'disclosure_forbidden'),
  ],
  [
    'THB-FAM-01: to one of whom nobody knows',
    { recipient: { id: 'court-a', class: 'individual', kind: null } },
    { missing: ['THB-FAM-01'], code: 'disclosure_forbidden' },
  ],
  ['to a body, of which nobody is a suspect', { recipient: court.recipient }, lawful],
  [
    'contact with a relative has a rule of its own',
    {
      subjects: [{ ...mother, consents: [{ ...consent, disclosurePurpose: 'family_contact' }] }],
      recipient: { ...toSister.recipient, suspected: true },
      purpose: 'family_contact',
    },
    lawful,
  ],
])
