import t from 'tap'
import { addDays, addMinutes, bakuDay, day, instant } from '../../src/kernel/dates.ts'
import type { CapacityFacts } from '../../src/rules/age.ts'
import {
  type ConsentStanding,
  consentedTo,
  consentStanding,
  covers,
  type EpisodeConsent,
  shelterConsent,
} from '../../src/rules/consent-standing.ts'
import type { Consent } from '../../src/rules/consent-terms.ts'
import { adult, at, byMother, child12, consent, midnight, nearly18, on } from './people.ts'

const before = addMinutes(at, -1)
const after = addMinutes(at, 1)
const guardian: Consent = { ...byMother, grantor: 'guardianship_authority' }

const standings: readonly [name: string, consent: Consent, subject: CapacityFacts, standing: ConsentStanding][] = [
  ['her own consent is live', consent, adult, 'live'],
  ['given this very moment', { ...consent, grantedAt: at }, adult, 'live'],
  ['given a minute from now', { ...consent, grantedAt: after }, adult, 'not_yet'],
  ['withdrawn a minute ago', { ...consent, withdrawnAt: before }, adult, 'withdrawn'],
  ['withdrawn this very moment', { ...consent, withdrawnAt: at }, adult, 'withdrawn'],
  ['a withdrawal of tomorrow', { ...consent, withdrawnAt: after }, adult, 'live'],
  ['valid until this very moment', { ...consent, validUntil: at }, adult, 'expired'],
  ['valid for one more minute', { ...consent, validUntil: after }, adult, 'live'],
  ['without an end', { ...consent, validUntil: null }, adult, 'live'],
  ['by portal, not confirmed', { ...consent, method: 'electronic' }, adult, 'pending'],
  ['by portal, confirmed with her alone', { ...consent, method: 'electronic', confirmedAt: at }, adult, 'live'],
  ['by portal, confirmed later', { ...consent, method: 'electronic', confirmedAt: after }, adult, 'pending'],
  ['given by a child', consent, child12, 'grantor_not_valid'],
  ['given by a married child', consent, { ...child12, capableMinor: true }, 'live'],
  ['given for an adult by her mother', byMother, adult, 'grantor_not_valid'],
  ['given for a child by the mother', byMother, child12, 'live'],
  ['given for a child by the guardianship authority', guardian, child12, 'live'],
  ['by somebody whom nobody named', { ...byMother, representation: null }, child12, 'representation_unknown'],
  [
    'by a guardianship authority without a name',
    { ...guardian, representation: null },
    child12,
    'representation_unknown',
  ],
  [
    'by a mother who is not recorded as representative',
    { ...byMother, representation: { recorded: false, suspectedAt: null, endedAt: null } },
    child12,
    'representation_unknown',
  ],
  [
    'by a suspected father who is not recorded as representative',
    { ...byMother, representation: { recorded: false, suspectedAt: at, endedAt: null } },
    child12,
    'grantor_not_valid',
  ],
  [
    'by her before a court took her capacity',
    consent,
    { ...adult, incapacity: { fromOn: on, untilBefore: null } },
    'lapsed',
  ],
  [
    'by her while she was without capacity',
    consent,
    { ...adult, incapacity: { fromOn: day('2026-02-01'), untilBefore: on } },
    'grantor_not_valid',
  ],
  [
    'for her by her guardian, while she was without capacity',
    byMother,
    { ...adult, incapacity: { fromOn: day('2026-02-01'), untilBefore: on } },
    'lapsed',
  ],
  [
    'the representative became suspected',
    { ...byMother, representation: { recorded: true, suspectedAt: at, endedAt: null } },
    child12,
    'grantor_not_valid',
  ],
  [
    'the representative will be suspected later',
    { ...byMother, representation: { recorded: true, suspectedAt: after, endedAt: null } },
    child12,
    'live',
  ],
  [
    'representation has ended',
    { ...byMother, representation: { recorded: true, suspectedAt: null, endedAt: at } },
    child12,
    'lapsed',
  ],
  [
    'representation ends a minute from now',
    { ...byMother, representation: { recorded: true, suspectedAt: null, endedAt: after } },
    child12,
    'live',
  ],
]
for (const [name, given, subject, standing] of standings) {
  t.test(`standing of a consent: ${name}`, async (t) => {
    t.equal(consentStanding(given, at, subject), standing)
  })
}

t.test('CONS-03: a consent given for a child lapses at 00:00 in Baku of the eighteenth birthday', async (t) => {
  const birthday = midnight('2026-02-21')
  t.equal(birthday, '2026-02-20T20:00:00.000Z')
  t.equal(consentStanding(byMother, addMinutes(birthday, -1), nearly18), 'live')
  t.equal(consentStanding(byMother, birthday, nearly18), 'lapsed')
  t.equal(consentStanding(guardian, birthday, nearly18), 'lapsed')
})

t.test(
  'born on 29 February, she decides for herself from 28 February, so the consent of others lapses then',
  async (t) => {
    const leap: CapacityFacts = { ...adult, birthOn: day('2008-02-29') }
    t.equal(consentStanding(byMother, instant('2026-02-27T23:59:59+04:00'), leap), 'live')
    t.equal(consentStanding(byMother, midnight('2026-02-28'), leap), 'lapsed')
  },
)

const asked = { subject: adult, recipientId: 'court-a', purpose: 'legal_proceedings', scopes: ['legal'] } as const

t.test('CONS-01: a consent covers its own body, purpose and parts, while it lives, and nothing else', async (t) => {
  t.equal(covers([consent], asked, at), 'covered')
  t.equal(covers([consent], { ...asked, scopes: [] }, at), 'covered', 'existence alone')
  t.equal(covers([consent], { ...asked, scopes: ['existence', 'legal'] }, at), 'covered')
  const partOnly: Consent = { ...consent, scopes: ['legal'] }
  t.equal(covers([partOnly], { ...asked, scopes: ['existence', 'legal'] }, at), 'covered', 'whoever reads a part knows')
  t.equal(covers([consent], { ...asked, scopes: ['legal', 'medical'] }, at), 'scope')
  t.equal(covers([consent], { ...asked, recipientId: 'court-b' }, at), 'none')
  t.equal(covers([consent], { ...asked, purpose: 'benefit' }, at), 'none')
  t.equal(covers([{ ...consent, purpose: 'services' }], asked, at), 'none', 'a consent to services opens nothing')
  t.equal(covers([{ ...consent, validUntil: null }], asked, at), 'none', 'a disclosure consent without an end')
  t.equal(covers([], asked, at), 'none')
  t.equal(covers([{ ...consent, withdrawnAt: before }], asked, at), 'none')
  t.equal(covers([byMother], asked, at), 'grantor_not_valid')
})

t.test(
  'CONS-03: what was given before the same was taken back covers nothing, and what is given after it does',
  async (t) => {
    const back: Consent = { ...consent, withdrawnAt: before }
    const again = (change: Partial<Consent>) => covers([{ ...consent, ...change }, back], asked, at)
    t.equal(again({}), 'none')
    t.equal(again({ grantedAt: before }), 'covered', 'her word after it')
    t.equal(covers([consent, { ...consent, withdrawnAt: after }], asked, at), 'covered', 'not taken back yet')
    t.equal(covers([consent, { ...back, purpose: 'services' }], asked, at), 'covered', 'something else')
    t.equal(covers([consent, { ...back, recipientId: 'court-b' }], asked, at), 'covered', 'another body')
    t.equal(covers([consent, { ...back, disclosurePurpose: 'benefit' }], asked, at), 'covered', 'another use')
    t.equal(covers([consent, { ...back, scopes: ['existence', 'medical'] }], asked, at), 'covered', 'another part')
    t.equal(covers([consent, { ...back, scopes: ['existence'] }], asked, at), 'none', 'that she exists at all')
    t.equal(covers([{ ...consent, scopes: ['existence'] }, back], { ...asked, scopes: [] }, at), 'none')
    t.equal(covers([consent, { ...back, recipientId: null, disclosurePurpose: null }], asked, at), 'none', 'any body')
  },
)

t.test('two narrow consents never add up to a wide one', async (t) => {
  const medical: Consent = { ...consent, scopes: ['medical'] }
  t.equal(covers([consent, medical], { ...asked, scopes: ['legal', 'medical'] }, at), 'scope')
  const both: Consent = { ...consent, scopes: ['legal', 'medical'] }
  t.equal(covers([consent, both], { ...asked, scopes: ['legal', 'medical'] }, at), 'covered')
})

t.test('a consent for one purpose never stands for another', async (t) => {
  const shelter: Consent = { ...consent, purpose: 'shelter', validUntil: null, recipientId: null }
  t.ok(consentedTo([shelter], 'shelter', at, adult))
  t.notOk(consentedTo([shelter], 'services', at, adult))
  t.notOk(consentedTo([{ ...shelter, withdrawnAt: at }], 'shelter', at, adult))
  t.ok(
    consentedTo([{ ...shelter, withdrawnAt: at }, consent, { ...shelter, grantedAt: at }], 'shelter', at, adult),
    'one that lives is enough',
  )
  t.notOk(
    consentedTo([{ ...shelter, withdrawnAt: at }, consent, { ...shelter, grantedAt: before }], 'shelter', at, adult),
    'and an older sheet does not outlive that she took it back',
  )
})

t.test('DV-CONS-01: the consent to shelter that finalization weighs', async (t) => {
  const own: EpisodeConsent = {
    ...consent,
    purpose: 'shelter',
    validUntil: null,
    recipientId: null,
    disclosurePurpose: null,
    caseId: 'this',
    episodeClosedAt: null,
  }
  const stay = { caseId: 'this', openedOn: bakuDay(consent.grantedAt) }
  const weigh = (given: readonly EpisodeConsent[], subject: CapacityFacts) => shelterConsent(given, stay, at, subject)
  const mother = { ...own, ...byMother, purpose: 'shelter' as const, validUntil: null }
  const father: EpisodeConsent = {
    ...own,
    grantor: 'legal_representative',
    representation: { recorded: true, suspectedAt: at, endedAt: null },
  }
  t.same(weigh([own], adult), { grantor: 'self', grantorSuspected: false })
  t.same(weigh([father], child12), { grantor: 'legal_representative', grantorSuspected: true })
  t.same(weigh([father, { ...mother, grantor: 'guardianship_authority' }], child12), {
    grantor: 'guardianship_authority',
    grantorSuspected: false,
  })
  t.same(
    weigh([{ ...mother, representation: { recorded: false, suspectedAt: null, endedAt: null } }], child12),
    { grantor: 'legal_representative', grantorSuspected: null },
    'who represents the child is a missing fact, and no refusal',
  )
  t.equal(weigh([{ ...own, caseId: 'earlier' }], adult), null, 'a consent of an earlier episode')
  t.equal(weigh([{ ...own, episodeClosedAt: at }], adult), null, 'a consent of before the episode was closed')
  t.same(
    weigh([{ ...own, episodeClosedAt: after }], adult),
    { grantor: 'self', grantorSuspected: false },
    'not yet closed',
  )
  t.same(
    weigh([own], child12),
    { grantor: 'self', grantorSuspected: false },
    'a child’s own word: invalid, not suspect',
  )
  t.same(weigh([{ ...own, caseId: null }], adult), { grantor: 'self', grantorSuspected: false }, 'given at the door')
  t.equal(
    shelterConsent([{ ...own, caseId: null }], { ...stay, openedOn: addDays(stay.openedOn, 1) }, at, adult),
    null,
    'given at the door on an earlier day',
  )
  t.equal(weigh([{ ...own, withdrawnAt: at }], adult), null)
  t.equal(weigh([{ ...own, purpose: 'disclosure' }], adult), null, 'a consent to disclosure is none to shelter')
})
