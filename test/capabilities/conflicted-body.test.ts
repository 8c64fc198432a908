import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld, seen } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, court, adult, consent, release, ledgerOf } = gateWorld(world)
const flag = (victimId: string, reason = 'officer_is_suspect', org = 'court-baku') =>
  worker.post(`/v1/victims/${victimId}/recipient-conflicts`, { recipientId: world.orgId(org), reason })
const tasks = (victimId: string) =>
  world.rows('select id, what, role from tasks where victim_id = $1 and done_at is null order by what', [victimId])
const askFor = (documentNo: string) =>
  court.post('/v1/disclosures', { purpose: 'legal_proceedings', person: { documentNo } })
const nobody = seen(await court.get('/v1/releases/00000000000000000000000000'))
let moment = 0
const later = () => {
  moment += 1
  world.setNow(`2026-03-02T07:${String(moment).padStart(2, '0')}:00Z`)
}

t.test('what she agreed to before she knew of a conflict does not reach the body in conflict', async (t) => {
  const her = await adult({ identity: { givenName: 'Nərgiz', familyName: 'Uzaqlı', documentNo: 'AZE7100001' } })
  await consent(her, 'court-baku', { scopes: ['legal', 'identity'] })
  const { body: told } = await release([her], 'court-baku', { scopes: ['identity'] })
  const path = `/v1/releases/${told.reference}`
  t.equal((await court.get(path)).status, 200)
  later()
  await flag(her)
  t.same(seen(await court.get(path)).text, nobody.text, 'the reading is the one answer for what never was')
  t.same((await court.get('/v1/releases')).body.items, [])
  t.equal((await askFor('AZE7100001')).status, 404, 'nor is she found by her document')
  t.match(await release([her], 'court-baku'), {
    status: 403,
    body: { code: 'disclosure_forbidden', ruleId: 'ANON-01' },
  })
  t.match(
    (await tasks(her)).filter(({ what }) => what === 'name_another_recipient'),
    [{ role: 'center_manager' }],
    'management is asked once: by the colleague, not by the body',
  )
  t.ok((await ledgerOf(her)).includes('refused'))
})

t.test('another body, and another person, are untouched by it', async (t) => {
  const [her, other] = [await adult(), await adult()]
  for (const [victimId, org] of [
    [her, 'support-fund'],
    [other, 'court-baku'],
  ] as const) {
    await consent(victimId, org)
    if (victimId === her) await flag(her)
    t.equal((await release([victimId], org, {}, manager)).status, 201, org)
  }
})

t.test('a letter about two goes to no body in conflict about one of them', async (t) => {
  const [her, other] = [await adult(), await adult()]
  for (const victimId of [her, other]) await consent(victimId, 'court-baku')
  later()
  t.equal((await release([her, other], 'court-baku')).status, 201)
  await flag(other)
  t.equal((await release([her, other], 'court-baku')).status, 403)
  t.equal((await release([her], 'court-baku')).status, 201)
})

t.test('she may still choose the body: by a consent given after she was told, alone and safe', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  later()
  await flag(her)
  later()
  await consent(her, 'court-baku')
  t.equal((await release([her], 'court-baku')).status, 403, 'a consent of somebody who does not know')
  const telling = (await tasks(her)).find(({ what }) => what === 'tell_her_of_recipient_conflict')
  t.match(telling, { role: 'case_worker' })
  later()
  const done = `/v1/tasks/${telling?.['id']}/completion`
  t.equal((await worker.post(done)).status, 422)
  t.equal((await worker.post(done, { moment: 'alone_and_safe' })).status, 200)
  t.equal((await release([her], 'court-baku')).status, 403, 'told, and not yet asked')
  later()
  await consent(her, 'court-baku')
  t.equal((await release([her], 'court-baku')).status, 201)
  later()
  await flag(her, 'knows_suspect')
  t.equal((await release([her], 'court-baku')).status, 403, 'a second conflict is another thing to know')
})

t.test('whoever asked herself that the body is not told needs no telling to change her mind', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  later()
  await flag(her, 'asked_by_her')
  t.notOk((await tasks(her)).some(({ what }) => what === 'tell_her_of_recipient_conflict'))
  t.equal((await release([her], 'court-baku')).status, 403)
  later()
  await consent(her, 'court-baku')
  t.equal((await release([her], 'court-baku')).status, 201)
})

t.test('with the end of a conflict her consent counts again, and nobody has to tell her', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  later()
  const { headers } = await flag(her)
  t.equal((await release([her], 'court-baku')).status, 403)
  await worker.post(`${headers['location']}/end`, {}, { ifMatch: '"v1"' })
  t.equal((await release([her], 'court-baku')).status, 201)
  t.notOk((await tasks(her)).some(({ what }) => what === 'tell_her_of_recipient_conflict'))
})
