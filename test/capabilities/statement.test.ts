import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const center = 'dv-center-baku'
const worker = world.as('case_worker', center)

t.test('her statement tells in her language who was told and who looked, and names nobody', async (t) => {
  const identity = { givenName: 'Canaryname' }
  const { body: victim } = await worker.post('/v1/victims', { language: 'ru', identity })
  const { body: episode } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
  const path = `/v1/victims/${victim.id}/statement`
  const colleague = world.as('case_worker', center, { sub: 'a-colleague' })
  t.match(await worker.get(path), { status: 403, body: { code: 'role_not_allowed' } }, 'nobody’s key worker yet')
  const { headers: read } = await worker.get(`/v1/victims/${victim.id}`)
  const leads = { user: `case_worker@${center}` }
  const named = await world
    .as('center_manager', center)
    .put(`/v1/victims/${victim.id}/key-worker`, leads, { ifMatch: String(read['etag']) })
  t.equal(named.status, 200)
  t.match((await worker.get(path)).text, /Открыто экстренно\nнет/)
  const doctor = world.as('medical_worker', center)
  const urgent = { profession: 'psychological', reason: 'danger_to_life' }
  t.equal((await doctor.post(`/v1/cases/${episode.id}/emergency-access`, urgent)).status, 200)
  const recipientId = world.orgId('court-baku')
  const ask = { victimIds: [victim.id], recipientId, purpose: 'legal_proceedings', scopes: ['legal'] }
  t.equal((await colleague.post('/v1/disclosures', ask)).status, 403, 'a line that the printer did not make')
  const { status, headers, text } = await worker.get(path)
  t.equal(status, 200)
  t.match(headers['content-type'], /text\/plain/)
  t.match(text, /2026-03-02: Суд; Судопроизводство; Правовая часть; отказано/)
  t.match(text, /2026-03-02: записи психолога; угроза жизни/)
  t.match(text, /2026-03-02: сотрудник [12]; изменено, 1×/)
  t.notMatch(text, /Canary|[0-9a-f]{16}|dv-center|Bakı|case_worker/)
  const stranger = world.as('case_worker', 'dv-center-ganja')
  t.equal((await stranger.get(path)).status, 404)
})
