import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { decide } from '../../src/rules/decision.ts'
import { inForce, type Supposition } from '../../src/rules/parameter.ts'
import { minorsCommissionName } from '../../src/rules/parameters/notice-recipients.ts'
import { adultMonths } from '../../src/rules/parameters/stay-limits.ts'
import { urgentMeasures } from '../../src/rules/parameters/urgent-measures.ts'
import { workingDays } from '../../src/rules/parameters/working-days.ts'
import { scheduling } from '../../src/rules/plan.ts'
import { compared, isSupposable, noticesTo, redecided } from '../../src/rules/replay.ts'
import { stayLimit } from '../../src/rules/stay-limit.ts'
import { adult, at, child12, on } from './people.ts'

const months: Supposition = { parameter: 'dv-stay.adult-months', from: day('2026-01-01'), value: 3 }
const lastDay = () => stayLimit({ regime: 'dv', facility: 'assistance_center', admissionOn: on, person: adult }).lastDay

t.test('only a value of the kind that is held can be supposed, and a repeal always', async (t) => {
  t.ok(isSupposable(adultMonths, 3))
  for (const value of ['3', 2.5, -1, ['3'], {}]) t.notOk(isSupposable(adultMonths, value), JSON.stringify(value))
  t.ok(isSupposable(adultMonths, 0))
  t.ok(isSupposable(adultMonths, null))
  t.ok(isSupposable(urgentMeasures, ['food']))
  for (const value of [3, 'food', [3], ['food', 3]]) t.notOk(isSupposable(urgentMeasures, value), JSON.stringify(value))
  const named = {
    ...adultMonths,
    versions: [{ from: null, value: 'e-sosial.az', source: { act: 'a', place: 'b', standing: 'P' } }],
  } as const
  t.ok(isSupposable(named, 'e-social.gov.az'))
  t.notOk(isSupposable(named, 3))
  t.notOk(isSupposable(workingDays, ['2026-03-02']), 'a table is changed in its file')
  t.notOk(isSupposable(minorsCommissionName, ['x']))
})

t.test('a value by both laws, or nothing where they agree', async (t) => {
  t.same(compared(months, lastDay), { was: '2026-04-20', wouldBe: '2026-05-20' })
  t.equal(compared({ ...months, value: 2 }, lastDay), null)
  t.same(compared({ ...months, value: null }, lastDay), { was: '2026-04-20', wouldBe: 'gap' })
  t.throws(() =>
    compared(months, () => {
      throw new SyntaxError('planted')
    }),
  )
})

t.test('whom an arrival tells, by body, day and state', async (t) => {
  const told = noticesTo({ at, regimes: ['dv'], person: child12, childRole: 'victim', conflicted: [] })
  t.same(
    told.map(({ body, state }) => [body, state]),
    [
      ['guardianship_authority', 'due'],
      ['minors_commission', 'due'],
      ['family_committee', 'due'],
    ],
  )
})

const change: Supposition = { parameter: 'plan.urgent-measures', from: day('2026-01-01'), value: ['shelter'] }
const facts = { measure: 'food', ownPlanActive: false }
const { allowed, code } = decide('plan.scheduling', scheduling, { ...facts, measure: 'food' } as const, on)
const stored = { question: 'plan.scheduling', on, allowed, code, facts }

t.test('a decision that would come out otherwise is told with both verdicts', async (t) => {
  t.same(redecided(change, stored), {
    was: { allowed: true, code: null },
    wouldBe: { allowed: false, code: 'plan_required' },
  })
  t.equal(redecided({ ...change, value: ['food'] }, stored), 'same')
  t.equal(redecided({ ...change, from: day('2026-12-01') }, stored), 'same', 'decided before the change')
  t.same(redecided({ ...change, value: null }, stored), { was: { allowed: true, code: null }, wouldBe: 'gap' })
})

t.test('nothing is said of a decision that today’s law does not repeat on the facts it kept', async (t) => {
  t.equal(redecided(change, { ...stored, question: 'no.such.door' }), 'unlike')
  t.equal(redecided(change, { ...stored, allowed: false }), 'unlike')
  t.equal(redecided(change, { ...stored, code: 'plan_required' }), 'unlike')
  t.equal(redecided(change, { ...stored, question: 'consent.shelter', facts: {} }), 'unlike', 'facts cut down')
  const silent = { question: 'allowance.proposal', on: day('2020-06-01'), allowed: true, code: null }
  const kept = { thbStatus: 'identified', alreadyGranted: false, amountQepik: 70_000 }
  t.equal(redecided(change, { ...silent, facts: kept }), 'unlike', 'the law is silent today')
  const faulty = {
    ownPlanActive: false,
    get measure() {
      throw new SyntaxError('planted')
    },
  }
  t.throws(() => redecided(change, { ...stored, facts: faulty }), SyntaxError, 'a fault of ours is not hidden')
  t.ok(inForce(urgentMeasures, on).includes('food'), 'nothing stays supposed')
})
