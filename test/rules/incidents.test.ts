import t from 'tap'
import { addMinutes, instant } from '../../src/kernel/dates.ts'
import { duties } from '../../src/rules/duty.ts'
import {
  exposedResidentTasks,
  type IncidentPersonFacts,
  incidentPersonTasks,
  incidentReview,
  incidentTasks,
  reviewDueAt,
} from '../../src/rules/incidents.ts'
import { lawful, refused, weigh } from './weigh.ts'

const at = instant('2026-02-20T08:00:00Z')
const quiet: IncidentPersonFacts = { at, kind: 'other', severity: 'low', addressCompromised: false, child: false }
const ofPerson = (change: Partial<IncidentPersonFacts>) =>
  duties([incidentPersonTasks], { ...quiet, ...change }).map(({ rule, what }) => `${rule} ${what}`)

t.test('DV-LIFE-03: management looks at an incident within a day, at a grave one within the hour', async (t) => {
  const [day, hour] = [addMinutes(at, 24 * 60), addMinutes(at, 60)]
  t.equal(reviewDueAt(quiet), day)
  t.equal(reviewDueAt({ ...quiet, severity: 'medium' }), day)
  t.equal(reviewDueAt({ ...quiet, severity: 'high' }), hour)
  t.equal(reviewDueAt({ ...quiet, severity: 'extreme' }), hour)
  t.equal(reviewDueAt({ ...quiet, kind: 'death' }), hour)
  t.equal(reviewDueAt({ ...quiet, addressCompromised: true }), hour)
  t.match(duties([incidentTasks], quiet), [{ what: 'review_incident', dueAt: day, kind: 'task' }])
})

t.test('each kind asks for what protects the person whom it concerns, at once', async (t) => {
  t.same(ofPerson({}), [])
  t.same(ofPerson({ kind: 'threat_from_outside' }), ['DV-LIFE-03 renew_safety_plan'])
  t.same(ofPerson({ kind: 'suspect_near' }), ['DV-LIFE-03 renew_safety_plan', 'DV-LIFE-03 weigh_transfer'])
  t.same(ofPerson({ kind: 'violence_inside' }), [
    'DV-LIFE-03 offer_medical_help',
    'DV-LIFE-03 offer_psychological_help',
    'DV-LIFE-03 renew_safety_plan',
  ])
  t.same(ofPerson({ kind: 'self_harm' }), ['DV-LIFE-03 offer_medical_help', 'DV-LIFE-03 offer_psychological_help'])
  t.same(ofPerson({ kind: 'injury_or_illness' }), ['DV-LIFE-03 offer_medical_help'])
  for (const kind of ['missing', 'child_left_alone'] as const)
    t.same(ofPerson({ kind }), ['DV-LIFE-03 find_out_if_safe'])
  for (const kind of ['death', 'fire_or_building', 'data_leak'] as const) t.same(ofPerson({ kind }), [], kind)
})

t.test('a child in danger: a human weighs who must be told, and no notice is born of it', async (t) => {
  for (const kind of ['violence_inside', 'self_harm', 'child_left_alone', 'missing', 'death'] as const) {
    t.ok(ofPerson({ kind, child: true }).includes('DV-LIFE-03 weigh_telling_of_child_in_danger'), kind)
    t.notOk(ofPerson({ kind }).includes('DV-LIFE-03 weigh_telling_of_child_in_danger'), `${kind}, an adult`)
  }
  t.same(ofPerson({ kind: 'fire_or_building', child: true }), [])
  const born = duties([incidentPersonTasks], { ...quiet, kind: 'death', child: true })
  t.same([...new Set(born.map((duty) => duty.kind))], ['task'])
  t.match(born.at(-1), { source: { act: 'family-code', place: 'art. 51.6', standing: 'V' } })
})

t.test('an address that became known asks for a transfer to be weighed; one that is safe does not', async (t) => {
  const asked = (addressCompromised: boolean) =>
    duties([exposedResidentTasks], { ...quiet, addressCompromised }).map((duty) => duty.what)
  t.same(asked(true), ['weigh_transfer'])
  t.same(asked(false), [])
})

weigh(t, 'the review of an incident', incidentReview, { measures: 1 }, [
  ['with a measure on record', {}, lawful],
  ['with none', { measures: 0 }, refused('DV-LIFE-03', 'state_conflict')],
])
