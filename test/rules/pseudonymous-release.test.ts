import t from 'tap'
import { type PseudonymousFacts, pseudonymousRelease } from '../../src/rules/pseudonymous-release.ts'
import { lawful, refused, weigh } from './weigh.ts'

const request: PseudonymousFacts = {
  recipientKind: 'social_services_agency',
  fields: ['caseReference', 'needs'],
  subjects: 1,
}
weigh(t, 'a request for a place', pseudonymousRelease, request, [
  ['to the Agency, listed fields, persons on record', {}, lawful],
  ['to the police', { recipientKind: 'criminal_prosecution_body' }, refused('SVC-PLACE-01', 'disclosure_forbidden')],
  ['to nobody named', { recipientKind: null }, { missing: ['SVC-PLACE-01'], code: 'disclosure_forbidden' }],
  ['about nobody', { subjects: 0 }, refused('ANON-01', 'disclosure_forbidden')],
  ['about somebody not on record', { subjects: null }, { missing: ['ANON-01'], code: 'disclosure_forbidden' }],
  ['with a birth date', { fields: ['caseReference', 'birthOn'] }, refused('SVC-PLACE-01', 'scope_exceeds_consent')],
])
