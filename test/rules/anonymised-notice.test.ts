import t from 'tap'
import { type AnonymisedNoticeFacts, anonymisedNotice, kindsToTell } from '../../src/rules/anonymised-notice.ts'
import { lawful, refused, weigh } from './weigh.ts'

const letter: AnonymisedNoticeFacts = {
  recipientKind: 'criminal_prosecution_body',
  named: true,
  fields: ['month', 'violenceKinds'],
  subjects: 5,
  smallest: 5,
}
const notTo = refused('SVC-LE-01', 'disclosure_forbidden')
weigh(t, 'an anonymised notice (R31)', anonymisedNotice, letter, [
  ['to the body that the center named, about five', {}, lawful],
  ['to the body that hears complaints', { recipientKind: 'dv_complaint_body' }, lawful],
  ['the center has not named this body', { named: false }, notTo],
  ['to nobody', { recipientKind: null }, notTo],
  ['to a court', { recipientKind: 'court' }, notTo],
  ['with an age', { fields: ['month', 'ageBand'] }, refused('SVC-LE-01', 'scope_exceeds_consent')],
  ['about four', { subjects: 4 }, refused('ANON-05', 'disclosure_forbidden')],
])

t.test('R31, ANON-05: a kind of violence is told only when enough different persons suffered it', async (t) => {
  const of = (victimId: string, ...kinds: string[]) => ({ victimId, kinds })
  const cases = [of('a', 'physical', 'sexual'), of('b', 'physical'), of('a', 'sexual'), of('c', 'economic', 'physical')]
  t.same(kindsToTell(cases, 3), ['physical'])
  t.same(kindsToTell(cases, 2), ['physical'], 'one person twice is one person')
  t.same(kindsToTell(cases, 1), ['economic', 'physical', 'sexual'])
  t.same(kindsToTell([], 1), [])
})
