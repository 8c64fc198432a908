/** Referrals in and out, and what their sender never learns, in one world (hence its length). */
import t from 'tap'
import { createWorld, type Person } from '../world.ts'
import { openEpisode } from './episode.ts'

const world = await createWorld()
const police = world.as('authority_officer', 'police-baku')
const staff = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')
const letter = { to: { regime: 'dv', area: 'baku' }, documentNo: '17/2026', documentOn: '2026-03-01', urgent: true }
const person = { sex: 'female', identity: { givenName: 'Nərgiz', familyName: 'Quluzadə', documentNo: 'AA0912345' } }

async function sent(by: Person = police, body: object = letter) {
  const answer = await by.post('/v1/referrals', body)
  t.equal(answer.status, 201)
  return { ...answer, id: answer.body.id as string, path: `/v1/referrals/${answer.body.id}` }
}
const etagOf = async (path: string, by: Person = staff) => String((await by.get(path)).headers['etag'])
const act = async (path: string, what: string, body: object = {}, by: Person = staff) =>
  by.post(`${path}/${what}`, body, { ifMatch: await etagOf(path, by) })

t.test(
  'a sender gets its receipt; her name and the letter lie in the vault of the competent center only',
  async (t) => {
    const { body, text, headers, path } = await sent(police, { ...letter, person, text: 'She fears her brother Elçin' })
    t.same(body, {
      id: body.id,
      state: 'sent',
      regime: 'dv',
      documentNo: '17/2026',
      documentOn: '2026-03-01',
      persons: 1,
      urgent: true,
      sentAt: world.now(),
    })
    t.equal(headers['location'], path)
    t.notMatch(text, /rgiz|El.in|dv-center|d86c7d9a/)
    const held = await staff.get(path)
    t.match(held.body, {
      direction: 'in',
      state: 'sent',
      standing: 'referral',
      senderKind: 'criminal_prosecution_body',
    })
    t.notMatch(held.text, /rgiz|El.in/)
    const opened = await staff.get(`${path}/texts`, { purpose: 'admission' })
    t.match(opened.body.items, [{ of: 'referral', text: 'She fears her brother Elçin' }])
    const who = await staff.get(`/v1/victims/${held.body.victimId}/identity`, { purpose: 'admission' })
    t.match(who.body, person.identity)
    const rows = await world.rows<{ row: string }>(
      'select r::text as row from referrals r union all select r::text from referral_receipts r union all select e::text from audit_events e',
    )
    t.notOk(rows.some(({ row }) => /rgiz|uluzad|0912345|El.in/.test(row)))
    const tasks = await world.rows("select 1 from tasks where what = 'answer_referral' and resource_id = $1", [body.id])
    t.equal(tasks.length, 1)
  },
)

t.test('ANON-03: the receipt is the same to the byte after every later act', async (t) => {
  const { path, id } = await sent(police, { ...letter, person })
  const seen = async () => {
    const { text, headers } = await police.get(path)
    return { text, etag: headers['etag'], list: (await police.get('/v1/referrals')).text }
  }
  const before = await seen()
  const acts: [string, object][] = [
    ['amendments', { field: 'documentNo', new: '18/2026', reason: 'new_document' }],
    ['amendments', { field: 'persons', new: 2, reason: 'heard_from_her' }],
    ['acceptance', {}],
    ['completion', { outcome: 'sheltered' }],
  ]
  for (const [what, body] of acts) {
    world.setNow(`2026-03-02T06:0${acts.findIndex(([name]) => name === what) + 1}:00Z`)
    t.equal((await act(path, what, body)).status, 200, what)
    t.same(await seen(), before, `after ${what}`)
  }
  world.setNow('2026-03-02T06:00:00Z')
  t.match((await staff.get(path)).body, { state: 'completed', outcome: 'sheltered', persons: 2, documentNo: '18/2026' })
  const events = await world.rows('select 1 from events where recipient_id = $1', [world.orgId('police-baku')])
  t.equal(events.length, 0, 'no event tells the sender')
  t.notMatch(before.text, /version|updatedAt|actions|accepted/)
  const rejected = await sent()
  const unread = (await police.get(rejected.path)).text
  await act(rejected.path, 'rejection', { reason: 'duplicate' })
  t.equal((await police.get(rejected.path)).text, unread)
  t.match(await police.post(`/v1/referrals/${id}/acceptance`, {}, { ifMatch: '"v1"' }), {
    status: 403,
    body: { code: 'role_not_allowed' },
  })
})

t.test('another body’s receipt, a referral out and one that never was are one answer to an outsider', async (t) => {
  const { path } = await sent()
  t.equal((await police.get(path)).status, 200)
  const prosecutor = world.as('authority_officer', 'prosecutor-baku')
  const others = await prosecutor.get(path)
  const nobodys = await prosecutor.get('/v1/referrals/9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11')
  t.equal(others.status, 404)
  t.equal(others.text, nobodys.text)
  t.same((await prosecutor.get('/v1/referrals')).body, { items: [], nextCursor: null })
  t.equal((await world.as('case_worker', 'dv-center-ganja').get(path)).status, 404)
})

t.test('an organisation that may not refer by law sends all the same: it is a lead, and it is answered', async (t) => {
  const ngo = world.as('authority_officer', 'ngo-baku')
  const official = await sent(world.as('authority_officer', 'dv-complaints-baku'))
  const lead = await sent(ngo)
  t.equal((await staff.get(official.path)).body.standing, 'referral')
  t.equal((await staff.get(lead.path)).body.standing, 'lead')
  const bare = await sent(police, { to: { regime: 'dv', area: 'baku' } })
  t.equal((await staff.get(bare.path)).body.standing, 'lead', 'without number and date nothing rests on it')
  const accepted = await act(lead.path, 'acceptance')
  t.match(accepted, { status: 200, body: { state: 'accepted', caseId: /./ } })
})

t.test('nobody is turned away for where she lives: the area’s center, else another of the regime', async (t) => {
  const ganja = await sent(police, { to: { regime: 'dv', area: 'ganja' } })
  t.equal((await world.as('case_worker', 'dv-center-ganja').get(ganja.path)).status, 200)
  const nowhere = await sent(police, { to: { regime: 'thb', area: 'lankaran' } })
  t.equal((await world.as('case_worker', 'thb-center-baku').get(nowhere.path)).status, 200)
  const byId = await sent(police, { to: { regime: 'dv', recipientId: world.orgId('ngo-shelter') } })
  t.equal((await world.as('case_worker', 'ngo-shelter').get(byId.path)).status, 200)
  t.match(await police.post('/v1/referrals', { to: { regime: 'dv', recipientId: world.orgId('court-baku') } }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ pointer: '/to/recipientId' }] },
  })
})

t.test('the same key twice is one referral, for its sender too', async (t) => {
  const options = { key: 'letter-0017' }
  const first = await police.post('/v1/referrals', letter, options)
  const again = await police.post('/v1/referrals', letter, options)
  t.equal(again.status, 201)
  t.equal(again.text, first.text)
  t.equal(again.headers['idempotency-replayed'], 'true')
  const count = await world.rows('select 1 from referrals where id = $1', [first.body.id])
  t.equal(count.length, 1)
})

t.test('acceptance opens her episode, or takes the one that is open', async (t) => {
  const known = await openEpisode(world, 'dv-center-baku')
  const { path } = await sent()
  t.match(await act(path, 'acceptance', { victimId: known.victimId }), { body: { caseId: known.caseId } })
  t.match(await act(path, 'acceptance'), { status: 409, body: { code: 'state_conflict' } })
  const stranger = await sent()
  const accepted = await act(stranger.path, 'acceptance')
  const [opened] = await world.rows<{ source: string }>('select source from cases where id = $1', [
    accepted.body.caseId,
  ])
  t.equal(opened?.source, 'referral')
  t.match(await staff.post(`${stranger.path}/completion`, { outcome: 'helped' }), {
    status: 428,
    body: { code: 'version_required' },
  })
})

t.test('a letter for another center is rejected with that reason, and somebody leads her there', async (t) => {
  const { path, id } = await sent()
  t.match(await act(path, 'rejection', { reason: 'no_papers' }), { status: 422 })
  t.match(await act(path, 'rejection', { reason: 'wrong_center' }), {
    status: 200,
    body: { state: 'rejected', reason: 'wrong_center' },
  })
  const tasks = await world.rows("select 1 from tasks where what = 'route_referral' and resource_id = $1", [id])
  t.equal(tasks.length, 1)
})

t.test('a letter on paper is recorded by staff; an amended number leaves its words in the vault only', async (t) => {
  const paper = { direction: 'in', senderId: world.orgId('prosecutor-baku'), regime: 'dv', documentNo: 'P-4' }
  const { path, body } = await sent(staff, { ...paper, documentOn: '2026-02-27', occurredAt: '2026-02-28T08:00:00Z' })
  t.match(body, { standing: 'referral', sentAt: '2026-02-28T08:00:00.000Z' })
  t.same((await world.as('authority_officer', 'prosecutor-baku').get('/v1/referrals')).body.items, [])
  const amended = await staff.post(`${path}/amendments`, { field: 'documentNo', new: 'P-5', reason: 'entry_error' })
  t.match(amended.body, { documentNo: 'P-5', amendments: [{ field: 'documentNo', old: null, new: null }] })
  const texts = await staff.get(`${path}/texts`, { purpose: 'case_work' })
  t.match(texts.body.items, [{ of: 'amendment', text: '{"old":"P-4","new":"P-5"}' }])
  t.match(await act(path, 'revocation', { reason: 'sender_withdrew' }), { status: 200, body: { state: 'revoked' } })
  t.match(await police.post('/v1/referrals', paper), { status: 422, body: { code: 'validation_failed' } })
})

const mia = world.orgId('mia-thb')
const thb = world.as('case_worker', 'thb-center-baku')
const thbManager = world.as('center_manager', 'thb-center-baku')
async function draft(recipientId = mia, of: object = { thbStatus: 'potential' }) {
  const victim = { birthOn: '1994-02-03', ageBasis: 'document', identity: { givenName: 'Lalə' } }
  const episode = await openEpisode(world, 'thb-center-baku', { victim, ...of })
  const ask = { direction: 'out', caseId: episode.caseId, recipientId, purpose: 'formal_identification' }
  const drafted = await sent(thb, ask)
  t.match(drafted.body, { state: 'drafted', sentAt: null, scopes: ['existence'] })
  return { ...episode, ...drafted }
}
const agree = (victimId: string, recipientId: string, disclosurePurpose = 'formal_identification') =>
  thb.post('/v1/consents', {
    victimId,
    purpose: 'disclosure',
    decision: 'given',
    recipientId,
    disclosurePurpose,
    scopes: ['existence'],
    grantor: 'self',
    method: 'written',
    language: 'az',
    interpreterUsed: false,
    textVersion: '1',
    validUntil: '2026-04-01T00:00:00+04:00',
  })
const explained = { explained: true }

t.test('a referral out leaves with a consent that names this body and purpose, and not without', async (t) => {
  const { path, victimId } = await draft()
  t.match(await act(path, 'dispatch', explained, thb), { status: 403, body: { code: 'disclosure_forbidden' } })
  const told = await world.rows('select outcome from disclosures where $1 = any (victim_ids)', [victimId])
  t.same(told, [{ outcome: 'refused' }], 'the refusal is in her ledger')
  t.equal((await agree(victimId, world.orgId('police-baku'))).status, 201)
  t.equal((await act(path, 'dispatch', explained, thb)).status, 403, 'a consent for the police is none for this body')
  t.equal((await agree(victimId, mia, 'allowance')).status, 201)
  t.equal((await act(path, 'dispatch', explained, thb)).status, 403, 'nor is one for another purpose')
  t.equal((await agree(victimId, mia)).status, 201)
  t.match(
    await act(path, 'dispatch', explained, thb),
    { status: 403, body: { code: 'disclosure_forbidden', ruleId: 'CONS-01' } },
    'nor does who took it down send it alone',
  )
  t.match(await act(path, 'dispatch', { explained: false }, thbManager), {
    status: 422,
    body: { code: 'consent_required', ruleId: 'THB-REF-01' },
  })
  const dispatched = await act(path, 'dispatch', explained, thbManager)
  t.match(dispatched, { status: 200, body: { state: 'sent', sentAt: world.now(), releaseId: /./ } })
  const events = await world.rows<{ link: string; type: string; row: string }>(
    'select type, link, e::text as row from events e where recipient_id = $1',
    [mia],
  )
  t.match(events, [{ type: 'referral.sent', link: /^\/v1\/releases\// }])
  t.notOk(events.some(({ row }) => row.includes(victimId) || row.includes(path.slice(-36)) || /Lal/.test(row)))
})

t.test('for identification it goes to the body that identifies, even with her consent for another', async (t) => {
  const fund = world.orgId('support-fund')
  const { path, victimId } = await draft(fund)
  await agree(victimId, fund)
  t.match(await act(path, 'dispatch', explained, thb), {
    status: 422,
    body: { code: 'recipient_not_specific', ruleId: 'THB-REF-01' },
  })
  const releases = await world.rows('select 1 from releases where $1 = any (victim_ids)', [victimId])
  t.equal(releases.length, 0)
})

t.test('the answer of the identification body becomes her status, and opens the allowance', async (t) => {
  const { path, victimId, caseId } = await draft()
  const ask = { caseId, kind: 'one_time' }
  t.match(await thb.post('/v1/allowances', ask), { status: 422, body: { code: 'identification_required' } })
  await agree(victimId, mia)
  await act(path, 'dispatch', explained, thbManager)
  t.match(await act(path, 'completion', { outcome: 'identified' }, thb), { status: 200, body: { state: 'completed' } })
  const [status] = await world.rows('select thb_status, identification_body_id from cases where id = $1', [caseId])
  t.match(status, { thb_status: 'identified' })
  t.same((await thb.get(`/v1/cases/${caseId}`)).body.breach, [])
  t.equal((await thb.post('/v1/allowances', ask)).status, 201)
})

t.test('staff who see only absence read no referral of hers', async (t) => {
  const { path } = await sent()
  const { body } = await staff.get(path)
  await world.rows('update victims set sealed_at = now() where id = $1', [body.victimId])
  t.equal((await staff.get(path)).status, 404)
  t.equal((await manager.get(path)).status, 200)
  t.equal((await police.get(path)).status, 200, 'the receipt of its sender stays what it was')
})

t.test('a referral that is taken back, or that its body declines, shuts the release it made', async (t) => {
  const body = world.as('authority_officer', 'mia-thb')
  for (const [what, ask] of [
    ['revocation', { reason: 'she_withdrew' }],
    ['rejection', { reason: 'she_declines' }],
  ] as const) {
    const { path, victimId } = await draft()
    await agree(victimId, mia)
    await act(path, 'dispatch', explained, thbManager)
    const [released] = await world.rows<{ reference: string }>(
      'select reference from releases where victim_ids @> array[$1::uuid]',
      [victimId],
    )
    const read = `/v1/releases/${released?.reference}`
    t.equal((await body.get(read)).status, 200)
    const ended =
      what === 'revocation' ? await thb.post(`${path}/revocation`, ask) : await act(path, 'rejection', ask, thb)
    t.equal(ended.status, 200, `${what}${what === 'revocation' ? ' never waits for a version' : ''}`)
    t.equal((await body.get(read)).status, 404, what)
    const { items } = (await thbManager.get(`/v1/disclosures?victimId=${victimId}`)).body
    t.ok(
      items.some((entry: { state: string }) => entry.state === 'revoked'),
      'the ledger shows it',
    )
  }
})
