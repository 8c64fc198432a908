import t from 'tap'
import { followAge } from '../../src/capabilities/placement/effects.ts'
import { perform } from '../../src/db/perform.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const arrivedAt = '2026-03-02T06:00:00Z'
const kinds = ['family_committee', 'guardianship_authority', 'minors_commission']

/** She came as an adult of a birth date that nobody had asked for; a day later more is known of her age. */
async function came(victim = {}) {
  world.setNow(arrivedAt)
  const placement = await dv.admit({ ageBasis: 'unknown', ...victim })
  world.setNow('2026-03-03T06:00:00Z')
  return placement
}
const change = async (victimId: string, body: object) => {
  const { headers } = await dv.worker.get(`/v1/victims/${victimId}`)
  return dv.worker.patch(`/v1/victims/${victimId}`, body, { ifMatch: String(headers['etag']) })
}
const notices = (victimId: string) =>
  world.rows(
    `select recipient_kind, state, waits_for, due_at from notifications where victim_id = $1 order by recipient_kind`,
    [victimId],
  )

t.test('a birth date that shows a child after arrival tells the bodies, due from the arrival itself', async (t) => {
  for (const [how, learn] of [
    ['changed', (id: string) => change(id, { birthOn: '2014-05-01', ageBasis: 'document' })],
    [
      'corrected',
      (id: string) =>
        dv.worker.post(`/v1/victims/${id}/corrections`, {
          field: 'birthOn',
          new: '2014-05-01',
          reason: 'new_document',
        }),
    ],
  ] as const) {
    const { id, victimId } = await came()
    t.same(await notices(victimId), [], `${how}: nobody was told of an adult`)
    t.equal((await learn(victimId)).status, 200)
    const told = await notices(victimId)
    t.same(
      told.map((notice) => notice['recipient_kind']),
      kinds,
      how,
    )
    for (const notice of told) {
      t.match(notice, { state: 'pending_review', waits_for: ['role_unknown'] })
      t.equal(new Date(String(notice['due_at'])).toISOString(), '2026-03-02T06:00:00.000Z')
    }
    const { body } = await dv.worker.get(`/v1/placements/${id}`)
    t.match(body, { childAtAdmission: true, childRole: 'unknown', lastDay: '2026-06-02' }, 'three months at once')
    t.match(await dv.tasks(id), ['find_representative', 'hear_child'], 'what protects a child is asked for')
  }
})

t.test('a birth date that shows an adult tells nobody', async (t) => {
  const { id, victimId } = await came()
  await change(victimId, { birthOn: '1990-05-01', ageBasis: 'document' })
  t.same(await notices(victimId), [])
  t.match((await dv.worker.get(`/v1/placements/${id}`)).body, { childAtAdmission: false, lastDay: '2026-05-02' })
})

t.test(
  'who is presumed a child after arrival has notices that wait for a human, and her age is to be found',
  async (t) => {
    const { id, victimId } = await came()
    await change(victimId, { presumedChild: true })
    t.match(await notices(victimId), Array(3).fill({ state: 'pending_review' }))
    t.ok((await dv.tasks(id)).includes('determine_age'))
  },
)

t.test('bodies are told of a child who has left by the time her age is known', async (t) => {
  const { id, victimId } = await came()
  await dv.worker.post(`/v1/placements/${id}/departure`)
  await change(victimId, { birthOn: '2014-05-01', ageBasis: 'document' })
  t.equal((await notices(victimId)).length, 3)
  t.same(
    await dv.tasks(id),
    ['determine_age', 'obtain_consent', 'offer_referral'],
    'no reminders for a stay that has ended',
  )
})

t.test('a change of anything but age tells nobody', async (t) => {
  const { victimId } = await came({ presumedChild: false })
  await change(victimId, { language: 'ru' })
  t.same(await notices(victimId), [])
})

t.test('a stay that a proven age would shorten keeps its last day, and management is asked', async (t) => {
  const { id, victimId } = await came({ birthOn: '2009-05-01', ageBasis: 'document' })
  await change(victimId, { birthOn: '1999-05-01' })
  t.match((await dv.worker.get(`/v1/placements/${id}`)).body, { lastDay: '2026-06-02' })
  t.ok((await dv.tasks(id)).includes('review_stay_limit'))
})

t.test('who turns eighteen during the stay is asked for her own consent that day', async (t) => {
  world.setNow(arrivedAt)
  const { id } = await dv.admit({ birthOn: '2008-04-01', ageBasis: 'document' })
  const due = await world.rows(`select due_at from tasks where resource_id = $1 and what = 'ask_own_consent'`, [id])
  t.same(
    due.map((task) => new Date(String(task['due_at'])).toISOString()),
    ['2026-03-31T20:00:00.000Z'],
  )
})

t.test('a job that follows an age tells the bodies of the house in which the child is, whoever asks', async (t) => {
  const { victimId } = await came()
  await world.rows("update cases set regime = 'thb' where victim_id = $1", [victimId])
  await world.rows("update victims set birth_on = '2014-05-01', age_basis = 'document' where id = $1", [victimId])
  const ctx = jobContext(world.deps, 'placement.expect', dv.centerId)
  await perform(world.deps, ctx, async (tx) => {
    await followAge(world.deps, tx, ctx, victimId)
    return { ok: true, value: null }
  })
  const told = await notices(victimId)
  t.same(
    told.map((notice) => notice['recipient_kind']),
    kinds,
  )
})

t.test('CONS-03: her own consent is asked once, for the stay and for what was agreed to in her name', async (t) => {
  world.setNow(arrivedAt)
  const { victimId, id } = await dv.admit({ birthOn: '2008-04-01', ageBasis: 'document' })
  const mother = await dv.relation(victimId, 'mother')
  await dv.represents(victimId, mother)
  const words = { method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' }
  const by = { grantor: 'legal_representative', relatedPersonId: mother }
  const asked = async () =>
    (
      await world.rows<{ due_at: string; resource_id: string }>(
        `select due_at, resource_id from tasks where victim_id = $1 and what = 'ask_own_consent' and done_at is null`,
        [victimId],
      )
    ).map((task) => [new Date(task.due_at).toISOString(), task.resource_id])
  const given = await dv.worker.post('/v1/consents', {
    victimId,
    ...words,
    purpose: 'shelter',
    decision: 'given',
    ...by,
  })
  t.equal(given.status, 201, given.text)
  t.same(await asked(), [['2026-03-31T20:00:00.000Z', given.body.id]], 'one task, of the consent')
  await change(victimId, { birthOn: '2008-04-11' })
  t.same(await asked(), [['2026-04-10T20:00:00.000Z', given.body.id]], 'it follows her birth date')
  await dv.worker.post(`/v1/consents/${given.body.id}/withdrawal`)
  t.same(await asked(), [['2026-04-10T20:00:00.000Z', id]], 'the stay still waits for her word')
})
