import t from 'tap'
import { sendNotices } from '../../src/jobs/anonymised-notices.ts'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-10T06:00:00Z' })
const centerId = world.orgId('dost-baku')
const desk = world.as('front_office_operator', 'dost-baku')
const manager = world.as('center_manager', 'dost-baku')
const police = world.as('authority_officer', 'police-baku')
const services = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })
const settings = async (change: object) => {
  const path = `/v1/organizations/${centerId}`
  return manager.patch(path, change, seen(await manager.get(path)))
}
/** Somebody whose step closes with the notice. */
async function told(violenceKinds: readonly string[], month = '2026-03') {
  const filed = await desk.post('/v1/applications', {
    applicantType: 'self',
    channel: 'in_person',
    victim: { sex: 'female', birthOn: '1987-06-05', ageBasis: 'document', language: 'az' },
    consents: [services],
  })
  const registered = await desk.post(`/v1/applications/${filed.body.id}/registration`, {}, seen(filed))
  const path = `/v1/applications/${filed.body.id}/law-enforcement-step`
  const step = { outcome: 'sent_anonymised', month, violenceKinds, objects: false }
  const closed = await desk.post(path, step, seen(registered))
  if (closed.status !== 200) throw new Error(closed.text)
  return { closed, object: () => desk.post(path, { objects: true }, seen(closed)), victimId: filed.body.victimId }
}
const times = async (count: number, kinds: readonly string[]) => {
  const all: Awaited<ReturnType<typeof told>>[] = []
  for (let n = 0; n < count; n += 1) all.push(await told(kinds))
  return all
}
const jobRuns = () => sendNotices(world.deps, { centerId, id: centerId })
const letters = async () => (await police.get('/v1/releases')).body.items as { reference: string; sentOn: string }[]
const events = () => world.rows("select * from events where type = 'disclosure.released'")

t.test('a center names one law-enforcement body for the notice, and nobody else reads which', async (t) => {
  const path = `/v1/organizations/${centerId}`
  const wrong = await settings({ anonymisedNoticeRecipientId: world.orgId('sxa') })
  t.match(wrong, { status: 422, body: { errors: [{ pointer: '/anonymisedNoticeRecipientId', code: 'not_in_list' }] } })
  const right = await settings({ anonymisedNoticeOn: true, anonymisedNoticeRecipientId: world.orgId('police-baku') })
  t.match(right, { status: 200, body: { anonymisedNoticeRecipientId: world.orgId('police-baku') } })
  t.notOk('anonymisedNoticeRecipientId' in (await police.get(path)).body)
})

t.test('nothing goes in the month itself, and nothing about fewer than five', async (t) => {
  const four = await times(4, ['physical', 'economic'])
  const [job] = await world.rows<{ on: string }>(
    "select start_after at time zone 'Asia/Baku' as on from pgboss.job where name = 'anonymised_notice.send' limit 1",
  )
  t.ok(job, 'the letter of the month has its job')
  await jobRuns()
  t.same(await letters(), [])
  world.setNow('2026-04-01T00:10:00Z')
  await jobRuns()
  t.same(await letters(), [], 'four are too few')
  world.setNow('2026-03-20T06:00:00Z')
  await told(['physical'])
  await jobRuns()
  t.same(await letters(), [], 'five, and the month is not over')
  t.equal(four.length, 4)
})

t.test('about five it holds a month and the kinds that five of them suffered, and nothing else', async (t) => {
  world.setNow('2026-04-02T06:00:00Z')
  await jobRuns()
  const [letter, ...more] = await letters()
  t.same(more, [])
  const reading = await police.get(`/v1/releases/${letter?.reference}`)
  const { reference, caseReference, ...rest } = reading.body
  t.same(rest, {
    kind: 'anonymised_notice',
    purpose: 'anonymised_notice',
    scopes: [],
    sentOn: '2026-04-01',
    content: { month: '2026-03', violenceKinds: ['physical'] },
    subjects: [],
  })
  t.not(reference, caseReference)
  t.same(
    await world.rows('select 1 from case_references where reference = $1', [caseReference]),
    [],
    'joined to nothing',
  )
  const hidden = await world.rows<{ id: string }>('select id from applications union select id from victims')
  for (const { id } of hidden) t.notOk(reading.text.includes(id))
  const [event, ...others] = await events()
  t.same(others, [])
  const shown = (await police.get('/v1/events')).text
  t.notMatch(shown, /physical|economic|2026-03|anonymised/)
  t.match(event, { recipient_id: world.orgId('police-baku'), link: `/v1/releases/${reference}` })
  t.same(await world.rows("select 1 from tasks where what = 'tell_her_of_release'"), [])
  await jobRuns()
  t.equal((await letters()).length, 1, 'a second job sends nothing')
})

t.test('whoever objects, withdraws or is sealed is in no letter, and without her they are too few', async (t) => {
  world.setNow('2026-04-10T06:00:00Z')
  const five: Awaited<ReturnType<typeof told>>[] = []
  for (let n = 0; n < 5; n += 1) five.push(await told(['sexual'], '2026-04'))
  world.setNow('2026-05-01T06:00:00Z')
  const [her] = five
  t.equal((await her?.object())?.status, 200, 'she may object while it waits')
  await jobRuns()
  t.equal((await letters()).length, 1)
  const sixth = await told(['sexual'], '2026-04')
  await manager.post(`/v1/victims/${sixth.victimId}/seal`, { askedBy: 'herself' })
  await jobRuns()
  t.equal((await letters()).length, 1)
  await told(['sexual'], '2026-04')
  await settings({ anonymisedNoticeOn: false })
  await jobRuns()
  await settings({ anonymisedNoticeOn: true })
  t.equal((await letters()).length, 1, 'nothing is sent while it is off')
  await jobRuns()
  t.equal((await letters()).length, 2)
  const spoken = await world.rows('select 1 from releases where kind = $1 and $2 = any (victim_ids)', [
    'anonymised_notice',
    her?.victimId,
  ])
  t.same(spoken, [])
})

t.test('what was sent is shut when the center switches it off or names another body', async (t) => {
  const [letter] = await letters()
  await settings({ anonymisedNoticeOn: false })
  t.same(await letters(), [])
  t.equal((await police.get(`/v1/releases/${letter?.reference}`)).status, 404)
  await settings({ anonymisedNoticeOn: true, anonymisedNoticeRecipientId: world.orgId('prosecutor-baku') })
  t.same(await letters(), [])
})

t.test('a month still to come, or a notice without month or kinds, is refused', async (t) => {
  await t.rejects(told(['physical'], '2026-06'), /in_the_future/)
  await t.rejects(told([]), /violenceKinds/)
})
