import t from 'tap'
import { addDays, addMinutes, bakuDay, day, startOfDay } from '../../src/kernel/dates.ts'
import { decidesForSelfFrom, incapacityOf } from '../../src/rules/age.ts'
import { consentTasks, consentTermTask, ownConsentTask, representationTask } from '../../src/rules/consent-tasks.ts'
import { duties } from '../../src/rules/duty.ts'
import { representationEndTasks, wrongRelationTasks } from '../../src/rules/representation.ts'
import { adult, ageUnknown, at, child12, nearly18, on } from './people.ts'

const incapable = { ...adult, incapacity: { fromOn: day('2026-01-01'), untilBefore: null } }
const until = (text: string) => ({ ...adult, incapacity: { fromOn: day('2026-01-01'), untilBefore: day(text) } })

t.test('CONS-03: the day from which her own word takes the place of a representative’s', async (t) => {
  t.equal(decidesForSelfFrom(adult, on), null, 'it has come')
  t.equal(decidesForSelfFrom(nearly18, on), '2026-02-21')
  t.equal(decidesForSelfFrom(child12, on), '2031-06-01')
  t.equal(decidesForSelfFrom(ageUnknown, on), null, 'not known')
  t.equal(decidesForSelfFrom(incapable, on), null, 'a court’s decision without an end')
  t.equal(decidesForSelfFrom(until('2026-06-01'), on), '2026-06-01')
  const both = { ...child12, incapacity: { fromOn: day('2026-01-01'), untilBefore: day('2026-06-01') } }
  t.equal(decidesForSelfFrom(both, on), '2031-06-01', 'the decision ends while she is still a child')
  const late = { ...child12, incapacity: { fromOn: day('2030-01-01'), untilBefore: null } }
  t.equal(decidesForSelfFrom(late, on), null, 'on her birthday she will be without capacity')
  const presumed = { ...nearly18, ageBasis: 'declared' as const, presumedChild: true }
  t.equal(decidesForSelfFrom(presumed, day('2026-03-01')), null, 'a presumption that only a human lifts')
  const leap = { ...presumed, birthOn: day('2008-02-29') }
  t.equal(decidesForSelfFrom(leap, day('2026-03-01')), null, 'nor is a day told that is past')
})

t.test('a court’s decision is read from its two days, and none is none', async (t) => {
  t.equal(incapacityOf({ incapableFromOn: null, incapableUntilBefore: null }), null)
  const found = { incapableFromOn: day('2026-01-01'), incapableUntilBefore: day('2026-06-01') }
  t.same(incapacityOf(found), { fromOn: '2026-01-01', untilBefore: '2026-06-01' })
})

const facts = {
  at,
  subject: nearly18,
  grantor: 'legal_representative',
  representationRecorded: true,
  validUntil: null,
} as const
const due = (tasks: readonly { what: string; dueAt: string }[]) => tasks.map(({ what, dueAt }) => [what, dueAt])

t.test('CONS-03: her own consent is asked for on the day she may give it, when another gave it for her', async (t) => {
  t.same(due(ownConsentTask.arises(facts)), [['ask_own_consent', startOfDay(day('2026-02-21'))]])
  t.same(ownConsentTask.arises({ ...facts, grantor: 'self' }), [])
  t.same(ownConsentTask.arises({ ...facts, subject: ageUnknown }), [])
})

t.test('CONS-01: she is asked anew a week before the term ends, and at once when the term is shorter', async (t) => {
  const ends = startOfDay(addDays(bakuDay(at), 30))
  const week = startOfDay(addDays(bakuDay(at), 23))
  t.same(due(consentTermTask.arises({ ...facts, validUntil: ends })), [['ask_whether_to_renew_consent', week]])
  const soon = addMinutes(at, 60)
  t.same(due(consentTermTask.arises({ ...facts, validUntil: soon })), [['ask_whether_to_renew_consent', at]])
  t.same(consentTermTask.arises(facts), [], 'without a term')
})

t.test('CONS-02: a representative who is not on record is looked for within a day', async (t) => {
  t.same(due(representationTask.arises({ ...facts, representationRecorded: false })), [
    ['find_representative', addMinutes(at, 24 * 60)],
  ])
  t.same(representationTask.arises(facts), [])
  t.same(representationTask.arises({ ...facts, grantor: 'self', representationRecorded: false }), [])
})

t.test('a consent by another, without a record of who it is, may set three things going', async (t) => {
  const given = { ...facts, representationRecorded: false, validUntil: addMinutes(at, 60) }
  t.same(
    duties(consentTasks, given).map(({ what }) => what),
    ['find_representative', 'ask_own_consent', 'ask_whether_to_renew_consent'],
  )
})

t.test('DV-REP-01, CONS-03: when a representation ends, another is found and her consent asked anew', async (t) => {
  const end = { at, consented: true, represented: false }
  const whats = (change: object) => representationEndTasks.arises({ ...end, ...change }).map(({ what }) => what)
  t.same(whats({}), ['find_representative', 'ask_consent_anew'])
  t.same(whats({ represented: true }), ['ask_consent_anew'])
  t.same(whats({ consented: false }), ['find_representative'])
  t.same(whats({ represented: true, consented: false }), [])
})

t.test(
  'DV-REP-01, DV-CHILD-02, CONS-03: what relied on a relation told wrongly is weighed anew, each by its task',
  async (t) => {
    const wrong = { at, actsAs: [], leftAlone: false }
    const whats = (change: object) => wrongRelationTasks.arises({ ...wrong, ...change }).map(({ what }) => what)
    t.same(whats({}), [])
    t.same(whats({ leftAlone: true }), ['find_representative'])
    for (const [role, what] of [
      ['representative', 'weigh_representative_anew'],
      ['companion', 'weigh_companion_anew'],
      ['contact', 'weigh_contact_anew'],
      ['grantor', 'weigh_consent_anew'],
    ]) {
      t.same(whats({ actsAs: [role] }), [what])
    }
  },
)
