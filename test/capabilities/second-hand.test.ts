import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld, seen } from './gate-world.ts'

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

const there = {
  manager: world.as('center_manager', 'dv-center-ganja'),
  worker: world.as('case_worker', 'dv-center-ganja'),
}
const askingFor = (documentNo: string) => ({ purpose: 'transfer', person: { documentNo } })
const moving = { disclosurePurpose: 'transfer', scopes: ['identity'] }

t.test('a house that asks by itself gets nothing from a consent that one member of staff made alone', async (t) => {
  const nobodys = seen(await there.manager.post('/v1/disclosures', askingFor('AZE6600019')))
  const her = await adult({ identity: { ...identity, documentNo: 'AZE6600011' } })
  const desk = world.as('front_office_operator', 'dv-center-baku')
  t.equal((await consent(her, 'dv-center-ganja', { ...moving, method: 'oral_witnessed' }, desk)).status, 201)
  t.same(seen(await there.manager.post('/v1/disclosures', askingFor('AZE6600011'))), nobodys)
  const told = await release([her], 'dv-center-ganja', { purpose: 'transfer', scopes: ['identity'] })
  t.equal((await there.manager.get(`/v1/releases/${told.body.reference}`)).status, 200, 'what is sent is read')
  const asked = await there.manager.post('/v1/disclosures', askingFor('AZE6600011'))
  t.match(asked, { status: 201, body: { subjects: [{ identity: { documentNo: 'AZE6600011' } }] } })
})

t.test('whoever may not read a release cannot ask for it, by document, by name or by reference', async (t) => {
  const her = await adult({ identity: { ...identity, documentNo: 'AZE6600021' } })
  const named = { givenName: identity.givenName, familyName: identity.familyName, birthOn: '1991-04-02' }
  for (const house of ['dv-center-ganja', 'dost-baku']) {
    await consent(her, house, moving)
    const told = await release([her], house, { purpose: 'transfer', scopes: ['identity'] }, manager)
    const asks = [
      askingFor('AZE6600021'),
      { purpose: 'transfer', person: named },
      { purpose: 'transfer', reference: told.body.reference },
    ]
    const roles = ['case_worker', 'lawyer', ...(house === 'dost-baku' ? (['center_manager'] as const) : [])] as const
    for (const role of roles) {
      const who = world.as(role, house)
      t.equal((await who.get(`/v1/releases/${told.body.reference}`)).status, 403)
      const nobodys = seen(await who.post('/v1/disclosures', askingFor('AZE6600019')))
      t.equal(nobodys.status, 404)
      for (const ask of asks) t.same(seen(await who.post('/v1/disclosures', ask)), nobodys, `${role} of ${house}`)
    }
    if (house === 'dost-baku') continue
    for (const ask of asks) t.equal((await there.manager.post('/v1/disclosures', ask)).status, 201, 'its manager may')
  }
})

t.test('events are for the manager of a house; a colleague learns no reference', async (t) => {
  const her = await adult()
  await consent(her, 'dv-center-ganja', moving)
  const told = await release([her], 'dv-center-ganja', { purpose: 'transfer', scopes: ['identity'] }, manager)
  t.ok((await there.manager.get('/v1/events?limit=200')).text.includes(told.body.reference))
  t.match(await there.worker.get('/v1/events?limit=200'), { status: 403, body: { code: 'role_not_allowed' } })
})
