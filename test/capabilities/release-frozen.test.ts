import t from 'tap'
import { createWorld } from '../world.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, court, adult, openCase, relate, consent, release } = gateWorld(world)
const center = world.orgId('dv-center-baku')
const scopes = ['identity', 'contact', 'case_summary', 'stay_dates', 'children', 'medical']
const first = { givenName: 'Aysel', familyName: 'Əvvəlki', documentNo: 'AZE4400001' }
const reach = (value: string, safe = true) => ({ kind: 'phone', value, safe })

const put = async (her: string, part: string, body: object) => {
  const etag = String((await worker.get(`/v1/victims/${her}`)).headers['etag'])
  const answer = await worker.put(`/v1/victims/${her}/${part}`, body, { ifMatch: etag })
  if (answer.status !== 200) throw new Error(`${part}: ${answer.status} ${answer.text}`)
}
const stay = (her: string, caseId: string, on: string) =>
  world.rows(
    `insert into placements (center_id, id, case_id, victim_id, basis, arrived_at, admission_on, departed_at, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, $3, 'emergency_request', $4::timestamptz, $4::date, $5, now(), 'test')`,
    [center, caseId, her, on, on === '2026-02-21' ? '2026-02-25T10:00:00Z' : null],
  )
const parts = async (reference: string, by = court) => (await by.get(`/v1/releases/${reference}`)).body.subjects[0]

/** Everything about her as it is on the day of the release. */
const known = async (documentNo: string) => {
  const her = await adult({ identity: { ...first, documentNo } })
  await put(her, 'contact-ways', { ways: [reach('+994 50 100 00 01'), reach('+994 12 400 00 09', false)] })
  const caseId = await openCase(her)
  await stay(her, caseId, '2026-02-21')
  await relate(her, 'child')
  return { her, caseId }
}
/** She moves on: another name, another telephone, another case, another stay, another child. */
const movesOn = async (her: string, documentNo: string) => {
  await put(her, 'identity', { ...first, documentNo, familyName: 'Sonrakı' })
  await put(her, 'contact-ways', { ways: [reach('+994 55 999 99 99')] })
  await world.rows("update cases set state = 'closed' where victim_id = $1", [her])
  await stay(her, await openCase(her, 2), '2026-02-28')
  await relate(her, 'child')
}

t.test('what changed after a release never reaches the body that was told before', async (t) => {
  const { her } = await known('AZE4400001')
  await consent(her, 'court-baku', { scopes })
  const { body } = await release([her], 'court-baku', { scopes })
  const before = await parts(body.reference)
  t.match(before, {
    identity: { familyName: 'Əvvəlki' },
    contact: { ways: [{ value: '+994 50 100 00 01' }] },
    caseSummary: [{ state: 'open' }],
    stayDates: [{ admissionOn: '2026-02-21', departedOn: '2026-02-25' }],
    children: [{}],
    medical: [],
  })
  t.equal(before.contact.ways.length, 1, 'a telephone that somebody else hears is not told')
  await movesOn(her, 'AZE4400001')
  t.same(await parts(body.reference), before)
  const again = await release([her], 'court-baku', { scopes })
  t.match(await parts(again.body.reference), { identity: { familyName: 'Sonrakı' } }, 'a named human may tell it anew')
})

t.test('a body that asks again by itself is given what it was given under that consent, and no more', async (t) => {
  const { her } = await known('AZE4400002')
  await consent(her, 'court-baku', { scopes })
  const asks = (more: object = {}) =>
    court.post('/v1/disclosures', { purpose: 'legal_proceedings', person: { documentNo: 'AZE4400002' }, ...more })
  const told = (await asks()).body.subjects[0]
  t.match(told, { identity: { familyName: 'Əvvəlki' } })
  await movesOn(her, 'AZE4400002')
  t.same((await asks()).body.subjects[0], told)
  t.same((await asks({ scopes: ['contact'] })).body.subjects[0].contact, told.contact, 'nor part by part')
  t.same((await asks({ scopes: ['stay_dates', 'identity'] })).body.subjects[0].stayDates, told.stayDates)
})

t.test('what was captured is sealed under her own key: without the key nothing of it opens', async (t) => {
  const { her } = await known('AZE4400003')
  await consent(her, 'court-baku', { scopes })
  const { body } = await release([her], 'court-baku', { scopes })
  const kept = await world.rows<{ kind: string }>('select kind from vault.texts where victim_id = $1', [her])
  t.equal(kept.filter(({ kind }) => kind === 'release_part').length, scopes.length)
  const rows = await world.rows<{ row: string }>(
    'select p::text as row from release_parts p union all select r::text from releases r',
  )
  t.notOk(rows.some(({ row }) => /Əvvəlki|4400003|100 00 01/.test(row)))
  await world.rows('update vault.person_keys set wrapped_key = null, destroyed_at = now() where victim_id = $1', [her])
  t.same(await parts(body.reference), { existence: true })
})

t.test('she learns from her key worker of each release; a refusal makes no such task', async (t) => {
  const tasks = async (her: string) =>
    (
      await world.rows<{ what: string }>("select what from tasks where victim_id = $1 and what <> 'explain_rights'", [
        her,
      ])
    ).map(({ what }) => what)
  const { her } = await known('AZE4400004')
  await release([her], 'court-baku')
  t.notOk((await tasks(her)).includes('tell_her_of_release'))
  await consent(her, 'court-baku')
  await release([her], 'court-baku')
  t.equal((await tasks(her)).filter((what) => what === 'tell_her_of_release').length, 1)
})

t.test(
  'management takes a release back: its reference answers as if it never was, and the ledger shows it',
  async (t) => {
    const her = await adult()
    await consent(her, 'court-baku')
    const { body } = await release([her], 'court-baku')
    const path = `/v1/disclosures/${body.id}/revocation`
    t.match(await worker.post(path, { reason: 'unsafe' }), { status: 403, body: { code: 'role_not_allowed' } })
    t.equal((await court.get(`/v1/releases/${body.reference}`)).status, 200)
    const revoked = await manager.post(path, { reason: 'unsafe' })
    t.match(revoked, { status: 200, body: { state: 'revoked', revokedAt: world.now(), revocationReason: 'unsafe' } })
    const gone = await court.get(`/v1/releases/${body.reference}`)
    t.equal(gone.status, 404)
    t.equal(gone.text, (await court.get(`/v1/releases/${'0'.repeat(26)}`)).text)
    t.match(await manager.post(path, { reason: 'unsafe' }), { status: 409, body: { code: 'state_conflict' } })
    t.match((await manager.get(`/v1/disclosures/${body.id}`)).body, { state: 'revoked' })
  },
)
