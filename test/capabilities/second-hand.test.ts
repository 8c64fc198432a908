import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { manager, court, prosecutor, adult, consent, release } = gateWorld(world)
const identity = { givenName: 'Səbinə', familyName: 'İkiəlli' }

t.test('who took down a consent that opens her to a prosecutor does not release alone; a colleague does', async (t) => {
  const her = await adult()
  await consent(her, 'prosecutor-baku')
  t.match(await release([her], 'prosecutor-baku'), {
    status: 403,
    body: { code: 'disclosure_forbidden', ruleId: 'CONS-01' },
  })
  t.equal((await release([her], 'prosecutor-baku', {}, manager)).status, 201)
  t.equal((await release([her], 'prosecutor-baku')).status, 201, 'two stand behind it now')
})

t.test('a consent taken down by the manager is released by the worker', async (t) => {
  const her = await adult()
  await consent(her, 'prosecutor-baku', {}, manager)
  t.equal((await release([her], 'prosecutor-baku')).status, 201)
})

t.test('to a court one worker is enough', async (t) => {
  const her = await adult()
  await consent(her, 'court-baku')
  t.equal((await release([her], 'court-baku')).status, 201)
})

t.test('a prosecutor who asks by itself gets nothing from a consent that one member of staff made alone', async (t) => {
  const ask = { purpose: 'legal_proceedings', person: { documentNo: 'AZE6600001' } }
  const nobody = await prosecutor.post('/v1/disclosures', { ...ask, person: { documentNo: 'AZE6600009' } })
  const her = await adult({ identity: { ...identity, documentNo: 'AZE6600001' } })
  await consent(her, 'prosecutor-baku')
  const refused = await prosecutor.post('/v1/disclosures', ask)
  t.equal(refused.status, 404)
  t.equal(refused.text, nobody.text)
  await release([her], 'prosecutor-baku', {}, manager)
  t.equal((await prosecutor.post('/v1/disclosures', ask)).status, 201)
  t.equal((await court.post('/v1/disclosures', ask)).status, 404)
})
