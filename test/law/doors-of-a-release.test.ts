/** What a route that tells a body weighs: a lawful ask, then the same with one fact changed, and the rule in the answer. */
import t from 'tap'
import { gateWorld } from '../capabilities/gate-world.ts'
import { createWorld } from '../world.ts'

const start = '2026-03-02T06:00:00Z'
const world = await createWorld({ now: start })
const { worker, manager, court, adult, openCase, relate, represent, suspect, consent, release } = gateWorld(world)
const psychologist = world.as('psychologist', 'dv-center-baku')
const police = world.orgId('police-baku')

t.beforeEach(() => {
  world.setNow(start)
})

/** That the police once sent her here. */
const referredBy = (victimId: string, org: string) =>
  world.rows(
    `insert into referrals (center_id, id, direction, state, regime, purpose, sender_id, victim_id, sent_at, occurred_at, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), 'in', 'accepted', 'dv', 'shelter', $2, $3, $4, $4, $4, 'test')`,
    [world.orgId('dv-center-baku'), world.orgId(org), victimId, world.now()],
  )
const broken = async (decisionId: string): Promise<string[]> => {
  const { body } = await manager.get(`/v1/decisions/${decisionId}`)
  return body.grounds.flatMap((ground: { rule: string; outcome: string }) =>
    ground.outcome === 'met' ? [] : [ground.rule],
  )
}
const brokenAtRelease = async (): Promise<string[]> => {
  const [last] = await world.rows<{ rules: string[] }>(
    `select array(select g ->> 'rule' from jsonb_array_elements(grounds) g where g ->> 'outcome' <> 'met') as rules
     from decisions where route = 'GET /v1/releases/:reference' order by recorded_at desc limit 1`,
  )
  return last?.rules ?? []
}

t.test('ANON-03: whoever sent her here is told nothing more than any other without her consent', async (t) => {
  const her = await adult()
  t.notOk((await broken((await release([her], 'court-baku')).body.decisionId)).includes('ANON-03'))
  await referredBy(her, 'court-baku')
  t.ok((await broken((await release([her], 'court-baku')).body.decisionId)).includes('ANON-03'))
})

t.test('ANON-03: a letter to whoever sent her is shut when she withdraws', async (t) => {
  const her = await adult()
  const { body: given } = await consent(her, 'court-baku')
  await referredBy(her, 'court-baku')
  const { reference } = (await release([her], 'court-baku')).body
  t.equal((await court.get(`/v1/releases/${reference}`)).status, 200)
  world.setNow('2026-03-02T06:01:00Z')
  await worker.post(`/v1/consents/${given.id}/withdrawal`)
  t.equal((await court.get(`/v1/releases/${reference}`)).status, 404)
  t.ok((await brokenAtRelease()).includes('ANON-03'))
})

t.test('DV-VIEW-01: a letter about a child is shut on the tenth birthday until the child is heard', async (t) => {
  const child = await adult({ birthOn: '2016-03-04' })
  const relatedPersonId = await represent(child, await relate(child, 'mother'))
  await consent(child, 'court-baku', { grantor: 'legal_representative', relatedPersonId })
  const { reference } = (await release([child], 'court-baku')).body
  t.equal((await court.get(`/v1/releases/${reference}`)).status, 200)
  world.setNow('2026-03-04T06:00:00Z')
  t.equal((await court.get(`/v1/releases/${reference}`)).status, 404)
  t.ok((await brokenAtRelease()).includes('DV-VIEW-01'))
})

t.test('CONS-02: an order waits for management when a child objects before the second hand', async (t) => {
  const enter = async (birthOn: string) => {
    const child = await adult({ birthOn })
    const order = { kind: 'court_order', documentNo: 'İ-9/2026', documentOn: '2026-03-01', scopes: ['existence'] }
    const recipientId = world.orgId('prosecutor-baku')
    const ask = { victimIds: [child], recipientId, purpose: 'legal_proceedings', order }
    return { child, id: (await worker.post('/v1/disclosures', ask)).body.id }
  }
  const approve = (id: string) => manager.post(`/v1/disclosures/${id}/approval`, {}, { ifMatch: '"v1"' })
  t.equal((await approve((await enter('2013-03-04')).id)).status, 200)
  const { child, id } = await enter('2013-03-04')
  const stay = (await worker.post('/v1/placements', { victimId: child })).body
  const said = { about: 'disclosure', stance: 'object', heardBy: 'psychologist', withoutParents: true }
  t.equal((await psychologist.post(`/v1/placements/${stay.id}/child-view`, said)).status, 200)
  t.match(await approve(id), { status: 403, body: { code: 'disclosure_forbidden', ruleId: 'CONS-02' } })
})

const drafted = async (birthOn: string, more: object = {}) => {
  const victimId = await adult({ birthOn })
  const caseId = await openCase(victimId)
  const ask = { direction: 'out', caseId, recipientId: police, purpose: 'legal_proceedings', ...more }
  const answer = await worker.post('/v1/referrals', ask)
  t.equal(answer.status, 201, answer.text)
  const path = `/v1/referrals/${answer.body.id}`
  const dispatch = async () => {
    const { headers } = await worker.get(path)
    return manager.post(`${path}/dispatch`, { explained: true }, { ifMatch: String(headers['etag']) })
  }
  return { victimId, dispatch }
}

t.test(
  'a referral out weighs who sent her, who consented for a child, and that a child of ten was heard',
  async (t) => {
    const hers = await drafted('1991-04-02')
    t.notOk((await broken((await hers.dispatch()).body.decisionId)).includes('ANON-03'))
    await referredBy(hers.victimId, 'police-baku')
    t.ok((await broken((await hers.dispatch()).body.decisionId)).includes('ANON-03'))

    const ten = await drafted('2016-03-01')
    t.ok((await broken((await ten.dispatch()).body.decisionId)).includes('DV-VIEW-01'))
    const nine = await drafted('2016-04-01')
    t.notOk((await broken((await nine.dispatch()).body.decisionId)).includes('DV-VIEW-01'))

    const father = await represent(nine.victimId, await relate(nine.victimId, 'father'))
    await consent(nine.victimId, 'police-baku', {
      grantor: 'legal_representative',
      relatedPersonId: father,
      scopes: ['existence'],
    })
    t.equal((await nine.dispatch()).status, 200)
    const other = await drafted('2016-04-01')
    const suspected = await represent(other.victimId, await relate(other.victimId, 'father'))
    await consent(other.victimId, 'police-baku', {
      grantor: 'legal_representative',
      relatedPersonId: suspected,
      scopes: ['existence'],
    })
    await suspect(other.victimId, suspected)
    t.ok((await broken((await other.dispatch()).body.decisionId)).includes('CONS-02'))
  },
)
