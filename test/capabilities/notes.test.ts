import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'dv-center-baku'
const worker = world.as('case_worker', center)
const psychologist = world.as('psychologist', center)
const medic = world.as('medical_worker', center)
const manager = world.as('center_manager', center)
const text = 'She wakes at night and hears steps.'
const purpose = 'case_work'

async function note(profession = 'psychological', by = psychologist) {
  const { body: victim } = await worker.post('/v1/victims', {})
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const path = `/v1/cases/${episode.id}`
  const made = await by.post(`${path}/notes`, { profession, text })
  return { victimId: victim.id, case: path, made, path: `${path}/notes/${made.body.id}` }
}

t.test('a professional note is read by that profession, and is not there for another', async (t) => {
  const written = await note()
  t.match(written.made, { status: 201, headers: { location: written.path }, body: { mine: true } })
  t.notOk(written.made.text.includes('steps'))
  const peer = world.as('psychologist', center, { sub: 'second-psychologist' })
  t.same((await peer.get(`${written.path}/text`, { purpose })).body, { text })
  for (const stranger of [worker, medic, manager]) {
    t.equal((await stranger.get(`${written.path}/text`, { purpose })).status, 404)
    t.equal((await stranger.get(written.path)).status, 404)
    t.same((await stranger.get(`${written.case}/notes`)).body.items, [])
  }
  t.equal((await psychologist.get(`${written.case}/notes`)).body.items.length, 1)
})

t.test('a general note is read by the case staff, with a purpose', async (t) => {
  const written = await note('general', worker)
  t.same((await medic.get(`${written.path}/text`, { purpose })).body, { text })
  t.match(await medic.get(`${written.path}/text`), { status: 422, body: { code: 'purpose_required' } })
  t.equal((await world.as('finance_officer', center).get(`${written.path}/text`, { purpose })).status, 403)
  const seen = await world.rows<{ purpose: string }>(
    "select purpose from audit_events where victim_ids @> array[$1::uuid] and resource_kind = 'note' and outcome = 'ok'",
    [written.victimId],
  )
  t.same(seen, [{ purpose }])
})

t.test('a note of a profession is written by that profession', async (t) => {
  const { case: path } = await note()
  t.match(await worker.post(`${path}/notes`, { profession: 'medical', text }), { status: 403 })
  t.match(await medic.post(`${path}/notes`, { profession: 'medical', text }), { status: 201 })
})

t.test('a colleague named by the profession reads its notes; one who is not named does not', async (t) => {
  const written = await note()
  const ask = { user: `case_worker@${center}`, profession: 'psychological' }
  t.match(await worker.post(`${written.case}/note-readers`, ask), { status: 403 }, 'nobody names himself')
  t.equal((await psychologist.post(`${written.case}/note-readers`, ask)).status, 200)
  t.same((await worker.get(`${written.path}/text`, { purpose })).body, { text })
  t.equal((await medic.get(`${written.path}/text`, { purpose })).status, 404)
})

t.test('an emergency opens notes for four hours, tells the manager and stands in her trail', async (t) => {
  const written = await note()
  const ask = { profession: 'psychological', reason: 'danger_to_life' }
  const opened = await medic.post(`${written.case}/emergency-access`, ask)
  t.match(opened, { status: 200, body: { emergencyUntil: '2026-03-02T10:00:00.000Z' } })
  const tasks = await world.rows("select what, role from tasks where victim_id = $1 and what <> 'explain_rights'", [
    written.victimId,
  ])
  t.same(tasks, [{ what: 'review_emergency_access', role: 'center_manager' }])
  world.setNow('2026-03-02T09:59:59Z')
  t.same((await medic.get(`${written.path}/text`, { purpose: 'emergency' })).body, { text })
  t.equal((await worker.get(`${written.path}/text`, { purpose: 'emergency' })).status, 404, 'only for who asked')
  world.setNow('2026-03-02T10:00:00Z')
  t.equal((await medic.get(`${written.path}/text`, { purpose: 'emergency' })).status, 404)
  const { body } = await worker.get(`/v1/victims/${written.victimId}/accesses?limit=200`)
  t.ok(body.items.some((item: { what: string }) => item.what === 'emergency_access'))
  t.ok(body.items.some((item: { purpose: string }) => item.purpose === 'emergency'))
})
