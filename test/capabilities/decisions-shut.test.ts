import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const barred = world.as('center_manager', 'dv-center-baku', { sub: 'his-friend' })
const { victimId } = await dv.admit({ birthOn: '2010-05-01' })
const bar = { user: 'his-friend', reason: 'relative_of_suspect' }

t.test('what was weighed about her, refused too, is read by nobody who is barred from her', async (t) => {
  const refused = await dv.worker.post('/v1/consents', {
    victimId,
    decision: 'given',
    grantor: 'legal_representative',
    method: 'written',
    language: 'az',
    interpreterUsed: false,
    textVersion: '1',
    purpose: 'disclosure',
    recipientId: world.orgId('court-baku'),
    disclosurePurpose: 'legal_proceedings',
    scopes: ['legal'],
    validUntil: '2026-04-01T00:00:00+04:00',
  })
  const related = await dv.relation(victimId, 'father')
  const { headers } = await dv.worker.get(`/v1/victims/${victimId}`)
  const path = `/v1/victims/${victimId}/contact-rules/${related}`
  const contact = await dv.worker.put(path, { contact: 'phone' }, { ifMatch: String(headers['etag']) })
  const ids = [refused, contact].map(({ body }) => body.decisionId)
  for (const id of ids) {
    t.type(id, 'string', contact.text)
    t.equal((await barred.get(`/v1/decisions/${id}`)).status, 200, 'before')
  }
  await dv.manager.post(`/v1/victims/${victimId}/barred-readers`, bar)
  for (const id of ids) {
    t.equal((await barred.get(`/v1/decisions/${id}`)).status, 404, 'after')
    t.equal((await dv.manager.get(`/v1/decisions/${id}`)).status, 200)
  }
})
