/** Conflicts of the register about the stay itself: its length, who stays with whom, how it ends, and the allowance. */
import t from 'tap'
import { openEpisode } from '../capabilities/episode.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'
import { latest } from './desk.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const thb = staysAt(world, 'thb-center-baku')
const grown = { birthOn: '1990-05-01' }
const twelve = { birthOn: '2014-03-02' }
const evaluate = async (question: string, facts: object, on = '2026-03-02') =>
  (await world.nobody.post('/v1/law/evaluations', { question, on, facts })).body

t.test(
  'C-10: a mother whose own limit is two months may stay with her child to the child’s last day, and no longer',
  async (t) => {
    const mother = await dv.admit(grown)
    const child = await dv.admit(twelve, { companionOfPlacementId: mother.id })
    t.same([mother.lastDay, child.lastDay], ['2026-05-02', '2026-06-02'])
    const ask = { childPlacementId: child.id, bestInterest: 'He needs his mother.' }
    const until = (untilOn: string) => dv.decide(dv.worker, mother.id, 'accompanying', { ...ask, untilOn })
    t.match(await until('2026-06-03'), { status: 422, body: { code: 'stay_limit_exceeded' } })
    t.match(await until('2026-06-02'), { status: 200, body: { basis: 'accompanying_child' } })
  },
)

t.test(
  'C-11: the house decides the limit: two or three months, one hundred and eighty days, or none for trafficking',
  async (t) => {
    const limit = (regime: string, facility: string, birthDate = '1990-05-01') =>
      evaluate('stay-limit', { regime, facility, admissionDate: '2026-03-02', birthDate })
    t.match(await limit('dv', 'assistance_center'), { limitMonths: 2, lastDay: '2026-05-02' })
    t.match(await limit('dv', 'assistance_center', '2014-03-02'), { limitMonths: 3, lastDay: '2026-06-02' })
    t.match(await limit('dv', 'sri_institution'), { limitDays: 180, limitMonths: null })
    t.match(await limit('thb', 'assistance_center'), { outcome: 'unlimited', lastDay: null, reviewEveryDays: 30 })
    t.match(await dv.admit(grown), { lastDay: '2026-05-02' })
    t.match(await thb.admit(grown), { lastDay: null })
  },
)

t.test(
  'C-12: early removal is a power and no duty: never without a safety plan, and never of a child from her safe place',
  async (t) => {
    const [rule] = await dv.houseRule()
    const whole = {
      conduct: 'house_rule_broken',
      actAt: '2026-03-02T06:00:00Z',
      houseRuleId: rule?.id,
      explainedAt: '2026-03-01T05:00:00Z',
      intentional: true,
      intentGrounds: 'Twice, after a warning.',
      hearing: 'Heard.',
      safetyPlan: 'Her sister’s flat.',
      appealNoticeGiven: true,
      leavesChildAlone: false,
    }
    const woman = await dv.admit(grown)
    const remove = (id: string, less: object = {}) => dv.decide(dv.manager, id, 'removal', { ...whole, ...less })
    t.match(await remove(woman.id, { safetyPlan: undefined }), { status: 422, body: { code: 'safety_plan_required' } })
    world.setNow('2026-04-02T06:00:00Z')
    t.match((await dv.worker.get(`/v1/placements/${woman.id}`)).body, { state: 'provisional' }, 'nothing removes her')
    world.setNow('2026-03-02T06:00:00Z')
    t.match(await remove(woman.id), { status: 200, body: { state: 'ended' } })
    const child = await dv.admit({ birthOn: '2020-01-01' })
    t.match(await remove(child.id), { status: 409, body: { code: 'child_needs_safe_place', ruleId: 'DV-REMOVE-01' } })
  },
)

t.test(
  'C-13: to restore family life is no aim that anybody sets for her: a plan begins with no goal, and reconciliation is no service',
  async (t) => {
    const { caseId } = await openEpisode(world, 'dv-center-baku')
    const plan = await dv.worker.post('/v1/plans', { caseId })
    t.match(plan, { status: 201 })
    t.same(plan.body.goals, [])
    const serve = (type: string) => dv.worker.post('/v1/services', { caseId, type })
    t.match(await serve('family_reconciliation'), { status: 422, body: { code: 'validation_failed' } })
    t.equal((await serve('psychological')).status, 201)
    t.notMatch((await world.nobody.get('/v1/service-types')).text, /mediat|reconcil|barışdır|примир/i)
  },
)

t.test(
  'C-18: a child who has reached ten must be heard; from seven to nine the child is asked, and silence stops nothing',
  async (t) => {
    const duty = async (birthDate: string) => (await evaluate('age', { birthDate })).viewDuty
    t.equal(await duty('2016-03-02'), 'mandatory', 'ten today')
    t.equal(await duty('2016-03-03'), 'asked', 'ten tomorrow')
    t.equal(await duty('2019-03-02'), 'asked', 'seven today')
    t.equal(await duty('2019-03-03'), 'observed')
    const finalize = async (birthOn: string) => {
      const stay = await dv.admit({ birthOn }, {}, { childRole: 'victim' })
      const mother = await dv.relation(stay.victimId, 'mother')
      await dv.represents(stay.victimId, mother)
      await dv.consents(stay.victimId, 'legal_representative', mother)
      const present = { capacity: 'parent', relatedPersonId: mother }
      await dv.worker.post(`/v1/placements/${stay.id}/representative`, present)
      return dv.decide(dv.manager, stay.id, 'finalization')
    }
    t.match(await finalize('2016-03-02'), { status: 422, body: { code: 'view_required', ruleId: 'DV-VIEW-01' } })
    t.match(await finalize('2016-03-03'), { status: 200, body: { state: 'final' } })
  },
)

t.test(
  'C-23: a parent is kept from the child by suspicion alone, in both sentences; the other parent accompanies and phones',
  async (t) => {
    const stay = await dv.admit({ birthOn: '2019-01-01' })
    const [father, mother] = [await dv.relation(stay.victimId, 'father'), await dv.relation(stay.victimId, 'mother')]
    await dv.suspect(stay.victimId, father)
    const accompany = (relatedPersonId: string) => dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId })
    t.match(await accompany(father), { status: 409, body: { code: 'parent_suspected', ruleId: 'DV-CHILD-02' } })
    t.equal((await accompany(mother)).status, 200)
    const her = `/v1/victims/${stay.victimId}`
    for (const contact of ['phone', 'off_site']) {
      const meet = async (parent: string) =>
        dv.worker.put(
          `${her}/contact-rules/${parent}`,
          { contact, revealsAddress: false },
          await latest(dv.worker, her),
        )
      t.match(await meet(father), { status: 409, body: { code: 'parent_suspected', ruleId: 'DV-CHILD-03' } })
      t.match(await meet(mother), { status: 200, body: { contact } }, 'to meet and to communicate are both allowed')
    }
  },
)

t.test('C-25: the allowance is paid once, in the amount of its day', async (t) => {
  const amount = async (on: string) =>
    (await evaluate('allowance', { thbStatus: 'identified', alreadyGranted: false }, on)).amountQepik
  t.equal(await amount('2017-12-31'), 40_000)
  t.equal(await amount('2024-01-01'), 70_000)
  const identified = { thbStatus: 'identified', identifiedOn: '2026-02-10' }
  const { caseId } = await openEpisode(world, 'thb-center-baku', identified)
  const propose = (of = caseId) => thb.worker.post('/v1/allowances', { caseId: of, kind: 'one_time' })
  t.match(await propose(), { status: 201, body: { amountQepik: 70_000, currency: 'AZN' } })
  world.setNow('2026-04-02T06:00:00Z')
  t.match(await propose(), { status: 409, body: { code: 'already_granted', ruleId: 'THB-ALLOW-01' } }, 'not monthly')
  const another = await openEpisode(world, 'thb-center-baku', identified)
  t.equal((await propose(another.caseId)).status, 201, 'another person')
  world.setNow('2026-03-02T06:00:00Z')
})
