import t from 'tap'
import { addDays, day } from '../../src/kernel/dates.ts'
import { ageStanding } from '../../src/rules/age.ts'
import type { ViewRecord } from '../../src/rules/child-guard.ts'
import { decide } from '../../src/rules/decision.ts'
import {
  type BasisFacts,
  type FinalizationFacts,
  finalization,
  finalizationFor,
  finalizationThb,
  placementBasis,
} from '../../src/rules/placement.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')
const view: ViewRecord = { stance: 'agree', heardBy: 'psychologist', parentsPresent: false, objectionAnswered: false }

const referral: BasisFacts = {
  regime: 'dv',
  basis: 'referral',
  referrerKind: 'dv_complaint_body',
  hasDocumentNo: true,
  documentOn: on,
  hasPlacementRequest: false,
}
const noReferral = refused('DV-REF-01', 'referral_required')
weigh(t, 'basis', placementBasis, referral, [
  ['a referral of the complaint body with number and date', {}, lawful],
  ['a referral of the prosecuting authority', { referrerKind: 'criminal_prosecution_body' }, lawful],
  ['a referral of an NGO is no referral', { referrerKind: 'ngo' }, noReferral],
  ['a referral of nobody', { referrerKind: null }, noReferral],
  ['a referral without a number', { hasDocumentNo: false }, noReferral],
  ['a referral without a date', { documentOn: null }, noReferral],
  ['a referral dated tomorrow', { documentOn: addDays(on, 1) }, noReferral],
  [
    'without anything, as an emergency request',
    { basis: 'emergency_request', referrerKind: null, hasDocumentNo: false, documentOn: null },
    lawful,
  ],
  ['a trafficking center asks for no referral', { regime: 'thb', referrerKind: 'ngo' }, lawful],
  ['a placement by the Agency with its request', { basis: 'agency_placement', hasPlacementRequest: true }, lawful],
  ['a placement by the Agency without one', { basis: 'agency_placement' }, noReferral],
  ['suspicion in a trafficking case', { basis: 'suspicion', regime: 'thb' }, lawful],
  ['suspicion in a domestic violence case', { basis: 'suspicion' }, refused('THB-SUSP-01', 'referral_required')],
  ['a transfer', { basis: 'transfer' }, lawful],
  ['a parent with her child', { basis: 'accompanying_child' }, lawful],
])

const woman: FinalizationFacts = {
  child: false,
  consentsForSelf: true,
  viewDuty: 'none',
  shelterConsent: { grantor: 'self', grantorSuspected: false },
  representative: null,
  companions: [],
  view: null,
  hearingHarmful: false,
}
const child: FinalizationFacts = {
  child: true,
  consentsForSelf: false,
  viewDuty: 'mandatory',
  shelterConsent: { grantor: 'legal_representative', grantorSuspected: false },
  representative: { capacity: 'parent', suspected: false, present: true },
  companions: [{ relation: 'parent', suspected: false, positiveEffect: null }],
  view,
  hearingHarmful: false,
}
const badGrantor = refused('DV-CONS-01', 'grantor_not_valid')
weigh(t, 'finalization of a woman', finalization, woman, [
  ['she consents herself', {}, lawful],
  ['no consent', { shelterConsent: null }, refused('DV-CONS-01', 'consent_required')],
  [
    'somebody consents for a capable woman',
    { shelterConsent: { grantor: 'legal_representative', grantorSuspected: false } },
    badGrantor,
  ],
])
weigh(t, 'finalization of a child', finalization, child, [
  ['consent, representative, view and a parent', {}, lawful],
  ['no consent', { shelterConsent: null }, refused('DV-CONS-01', 'consent_required')],
  ['the child alone consents', { shelterConsent: { grantor: 'self', grantorSuspected: false } }, badGrantor],
  ['the suspect consents', { shelterConsent: { grantor: 'legal_representative', grantorSuspected: true } }, badGrantor],
  [
    'the guardianship authority consents in his place',
    { shelterConsent: { grantor: 'guardianship_authority', grantorSuspected: false } },
    lawful,
  ],
  [
    'the guardianship authority is asked for no suspicion',
    { shelterConsent: { grantor: 'guardianship_authority', grantorSuspected: null } },
    lawful,
  ],
  [
    'whether the grantor is suspected is not known: allowed, with a task',
    { shelterConsent: { grantor: 'legal_representative', grantorSuspected: null } },
    { missing: ['DV-CONS-01'], code: null },
  ],
  [
    'a married minor consents herself',
    { consentsForSelf: true, shelterConsent: { grantor: 'self', grantorSuspected: false } },
    lawful,
  ],
  ['no representative', { representative: null }, refused('DV-REP-01', 'representative_missing')],
  [
    'a representative who was not present',
    { representative: { capacity: 'parent', suspected: false, present: false } },
    refused('DV-REP-01', 'representative_missing'),
  ],
  [
    'center staff alone',
    { representative: { capacity: 'center_staff', suspected: false, present: true } },
    refused('DV-REP-01', 'representative_missing'),
  ],
  [
    'an officer of the guardianship authority',
    { representative: { capacity: 'guardianship_officer', suspected: false, present: true } },
    lawful,
  ],
  [
    'a suspected representative',
    { representative: { capacity: 'parent', suspected: true, present: true } },
    refused('DV-REP-01', 'representative_suspected'),
  ],
  [
    'a representative whom nobody has named is not thereby free of suspicion: allowed, with a task',
    { representative: { capacity: 'parent', suspected: null, present: true } },
    { missing: ['DV-REP-01'], code: null },
  ],
  ['no view of a child of ten', { view: null }, refused('DV-VIEW-01', 'view_required')],
  ['no view of a child of nine', { view: null, viewDuty: 'asked' }, lawful],
  [
    'no view of a child of unknown age: allowed, with a task',
    { view: null, viewDuty: null },
    { missing: ['DV-VIEW-01'], code: null },
  ],
  [
    'heard in front of the parents',
    { view: { ...view, parentsPresent: true } },
    refused('DV-VIEW-01', 'view_required'),
  ],
  ['heard by somebody untrained', { view: { ...view, heardBy: 'other' } }, refused('DV-VIEW-01', 'view_required')],
  ['the child declined to say', { view: { ...view, stance: 'declined' } }, lawful],
  [
    'the child objects and is not answered',
    { view: { ...view, stance: 'object' } },
    refused('DV-VIEW-01', 'view_required'),
  ],
  [
    'the child objects and is answered in writing',
    { view: { ...view, stance: 'object', objectionAnswered: true } },
    lawful,
  ],
  ['a psychologist noted that hearing would harm', { view: null, hearingHarmful: true }, lawful],
  [
    'a suspected parent as companion',
    { companions: [{ relation: 'parent', suspected: true, positiveEffect: null }] },
    refused('DV-CHILD-02', 'parent_suspected'),
  ],
  ['another person, assessed', { companions: [{ relation: 'other', suspected: false, positiveEffect: true }] }, lawful],
  [
    'another person, found harmful',
    { companions: [{ relation: 'other', suspected: false, positiveEffect: false }] },
    refused('DV-CHILD-02', 'companion_not_assessed'),
  ],
  [
    'another person, not yet assessed: allowed, with a task',
    { companions: [{ relation: 'other', suspected: false, positiveEffect: null }] },
    { missing: ['DV-CHILD-02'], code: null },
  ],
])

t.test('the tenth birthday is the boundary of the view at the door', async (t) => {
  const person = {
    birthOn: day('2015-03-10'),
    ageBasis: 'document',
    presumedChild: false,
    capableMinor: false,
    incapacity: null,
  } as const
  const code = (at: string) =>
    decide('finalization', finalization, { ...child, ...ageStanding(person, day(at)), view: null }, day(at)).code
  t.equal(code('2025-03-09'), null)
  t.equal(code('2025-03-10'), 'view_required')
})

t.test('a trafficking center asks the same, as our own policy and not as law', async (t) => {
  t.same(
    finalizationThb.map((r) => [r.id, r.code]),
    finalization.map((r) => [r.id, r.code]),
  )
  t.ok(finalizationThb.every((r) => r.source.standing === 'P' && r.source.act === 'house'))
  t.equal(finalizationFor('thb'), finalizationThb)
  t.equal(finalizationFor('dv'), finalization)
})
