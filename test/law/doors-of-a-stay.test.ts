/** What the routes of a stay weigh: a lawful ask, then the same with one fact changed, and the rule in the answer. */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const [nine, twelve] = [{ birthOn: '2016-12-01' }, { birthOn: '2014-01-01' }]

/** Rules of the decision behind an answer that were not met. */
const broken = async ({ body, headers }: Answer): Promise<string[]> => {
  const decision = await dv.manager.get(`/v1/decisions/${body.decisionId ?? headers['decision-id']}`)
  return decision.body.grounds.flatMap((ground: { rule: string; outcome: string }) =>
    ground.outcome === 'met' ? [] : [ground.rule],
  )
}
const hear = (placementId: string, about: string) =>
  dv.psychologist.post(`/v1/placements/${placementId}/child-view`, {
    about,
    stance: 'agree',
    heardBy: 'psychologist',
    withoutParents: true,
  })

t.test('DV-CONS-01: her consent is asked after she came, unless she gave it before', async (t) => {
  const { id, victimId } = await dv.request({ birthOn: '1990-05-01' })
  await dv.consents(victimId)
  await dv.worker.post(`/v1/placements/${id}/arrival`)
  t.notOk((await dv.tasks(id)).includes('obtain_consent'))
  t.ok((await dv.tasks((await dv.admit({ birthOn: '1990-05-01' })).id)).includes('obtain_consent'))
})

for (const [act, about, body] of [
  ['extension', 'extension', { newLastDay: '2026-08-01', basisDocument: 'management_order' }],
  ['removal', 'exit', { conduct: 'house_rule_broken', actAt: '2026-03-02T06:00:00Z' }],
  ['transfer', 'transfer', { receiverId: world.orgId('dv-center-ganja') }],
] as const) {
  t.test(`DV-VIEW-01: ${act} of a child of twelve is decided after the child was heard`, async (t) => {
    const rules = async (id: string) => broken(await dv.decide(dv.manager, id, act, body))
    const stay = await dv.admit(twelve)
    t.ok((await rules(stay.id)).includes('DV-VIEW-01'))
    t.notOk((await rules((await dv.admit(nine)).id)).includes('DV-VIEW-01'), 'a child of nine')
    t.equal((await hear(stay.id, about)).status, 200)
    t.notOk((await rules(stay.id)).includes('DV-VIEW-01'), 'the same child, heard')
  })
}

t.test('DV-ACCR-01: no one is sent to a house whose accreditation has ended', async (t) => {
  const [house] = await world.rows<{ id: string; accredited: string }>(
    `select id, accredited_until::text as accredited from organizations
     where accredited_until is not null and kind = 'assistance_center' limit 1`,
  )
  const stay = await dv.admit({ birthOn: '1990-05-01' })
  const rules = async () => broken(await dv.decide(dv.manager, stay.id, 'transfer', { receiverId: house?.id }))
  t.notOk((await rules()).includes('DV-ACCR-01'))
  await world.rows("update organizations set accredited_until = '2026-03-01' where id = $1", [house?.id])
  t.ok((await rules()).includes('DV-ACCR-01'))
})

t.test('DV-REP-01: who represents a child is looked for when the last one ends', async (t) => {
  const { victimId } = await dv.admit(nine)
  const relations = [await dv.relation(victimId, 'mother'), await dv.relation(victimId, 'father')]
  for (const relation of relations) await dv.represents(victimId, relation)
  const sought = async () =>
    (await world.rows("select 1 from tasks where victim_id = $1 and what = 'find_representative'", [victimId])).length
  const before = await sought()
  const end = (relation = '') =>
    dv.worker.post(`/v1/victims/${victimId}/relations/${relation}/representation/end`, { reason: 'replaced' })
  t.equal((await end(relations[0])).status, 200)
  t.equal(await sought(), before, 'the other parent still does')
  t.equal((await end(relations[1])).status, 200)
  t.equal(await sought(), before + 1)
})

t.test('GEN-AGE-02: a notice is let go about a child, and not about whoever is eighteen by then', async (t) => {
  const { victimId } = await dv.admit({ birthOn: '2008-03-10' }, {}, { childRole: 'accompanying' })
  const waiting = await world.rows<{ id: string }>(
    "select id from notifications where victim_id = $1 and state = 'pending_review' order by recipient_kind",
    [victimId],
  )
  const letGo = (nth: number) =>
    dv.manager.post(`/v1/notifications/${waiting[nth]?.id}/release`, {}, { ifMatch: '"v1"' })
  t.equal((await letGo(0)).status, 200)
  world.setNow('2026-03-10T06:00:00Z')
  const refused = await letGo(1)
  t.equal(refused.status, 403, refused.text)
  t.ok((await broken(refused)).includes('GEN-AGE-02'))
  world.setNow('2026-03-02T06:00:00Z')
})
