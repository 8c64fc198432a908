/** Names are planted at every door where one may be said; afterwards they lie in the vault and nowhere else. */
import t from 'tap'
import { canaries, canariesIn } from '../canaries.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const { givenName, familyName, patronymic, documentNo, phone, address, relative, words, passphrase } = canaries
const identity = { givenName, familyName, patronymic, documentNo, phone, address }

const { body: victim } = await worker.post('/v1/victims', { sex: 'female', identity }, { key: 'planted-0001' })
const path = `/v1/victims/${victim.id}`

t.test(
  'every canary was stored and is opened with a purpose, so that its absence elsewhere means something',
  async (t) => {
    const { body: relation } = await worker.post(`${path}/relations`, { relation: 'father', name: relative })
    const { body: kase } = await worker.post('/v1/cases', { victimId: victim.id, regime: 'dv', source: 'self' })
    await worker.post(`/v1/cases/${kase.id}/notes`, { profession: 'general', text: words })
    const before = await worker.get(path)
    await worker.put(`${path}/passphrase`, { passphrase }, { ifMatch: String(before.headers['etag']) })
    await worker.post(`${path}/suspicions`, { relatedPersonId: relation.id, sign: 'victim', text: words })

    const purpose = 'case_work'
    t.same((await worker.get(`${path}/identity`, { purpose })).body, identity)
    t.match((await worker.get(`${path}/relations/${relation.id}/name`, { purpose })).text, relative)
    const { body: notes } = await worker.get(`/v1/cases/${kase.id}/notes`, { purpose })
    const note = await worker.get(`/v1/cases/${kase.id}/notes/${notes.items[0].id}/text`, { purpose })
    t.match(note.text, words)
  },
)

t.test('names that are asked for, misspelt or sent wrongly leave no trace either', async (t) => {
  t.equal((await worker.post('/v1/victims/search', { givenName, familyName })).body.items.length, 1)
  await worker.post('/v1/victims', { identity: { ...identity, colour: words } })
  await worker.post('/v1/victims', { [familyName]: words })
  await worker.get(`/v1/victims/${encodeURIComponent(familyName)}`)
  await worker.get(`/v1/victims?cursor=${encodeURIComponent(words)}`)
  await world
    .as('authority_officer', 'police-baku')
    .post('/v1/disclosures', { identity: { givenName, familyName }, purpose: 'legal_proceedings' })
  await world.nobody.get('/v1/victims', {
    headers: { authorization: `Bearer ${Buffer.from(givenName).toString('base64')}` },
  })
  t.pass('asked')
})

t.test('no line of the log, at its most talkative, holds one; a line planted on purpose is found', async (t) => {
  const log = world.logs.join('')
  t.ok(world.logs.length > 10, 'something was logged')
  t.same(canariesIn(log), [])
  t.not(canariesIn(`${log}{"msg":"${givenName}"}`).length, 0)
})

t.test('no table holds one outside of the vault’s ciphertext, and the scan would find one', async (t) => {
  const tables = await world.rows<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault', 'pgboss') and c.relkind in ('r', 'p')`)
  const dump: string[] = []
  for (const { name } of tables) {
    for (const { row } of await world.rows<{ row: string }>(`select t::text as row from ${name} t`)) dump.push(row)
  }
  t.ok(dump.length > 50, 'rows were read')
  t.same(canariesIn(dump.join('\n')), [])
  await world.admin.query('update cases set closure_reason = $1', [words])
  const [spoilt] = await world.rows<{ row: string }>('select t::text as row from cases t')
  t.not(canariesIn(spoilt?.row ?? '').length, 0)
})

t.test('metrics and kept keys of requests hold none', async (t) => {
  t.same(canariesIn((await world.as('administrator').get('/metrics')).text), [])
  t.same(canariesIn(JSON.stringify(await world.rows('select * from idempotency_keys'))), [])
})
