import t from 'tap'
import { addMinutes } from '../../src/kernel/dates.ts'
import { identificationTask } from '../../src/rules/identification.ts'
import { at } from './people.ts'

t.test('THB-REF-01: she is asked within a day what her identification rests on, unless a paper says so', async (t) => {
  const nothing = { at, referredWithConsent: false, documentedBefore: false }
  const asked = { what: 'ask_how_she_was_identified', dueAt: addMinutes(at, 24 * 60) }
  t.match(identificationTask.arises(nothing), [asked])
  t.match(identificationTask.arises({ ...nothing, referredWithConsent: null }), [asked])
  t.same(identificationTask.arises({ ...nothing, referredWithConsent: true }), [])
  t.same(identificationTask.arises({ ...nothing, documentedBefore: true }), [])
})
