import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2025-01-15T06:00:00Z' })
const dv = staysAt(world)
const grown = { birthOn: '1990-05-01' }
const read = async (id: string) => (await dv.worker.get(`/v1/placements/${id}`)).body

t.test(
  'over the limit is the day after the last; a breach only after the next working day, by the date alone',
  async (t) => {
    const stay = await dv.admit(grown)
    t.match(stay.limit, { lastDay: '2025-03-15', exitNotBefore: '2025-03-17' })
    for (const [now, overLimit, breach] of [
      ['2025-03-15T19:59:59Z', false, []],
      ['2025-03-15T20:00:00Z', true, []],
      ['2025-03-17T19:59:59Z', true, []],
      ['2025-03-17T20:00:00Z', true, ['DV-STAY-01']],
    ] as const) {
      world.setNow(now)
      t.match(await read(stay.id), { overLimit, breach, state: 'provisional' }, now)
    }
    const jobs = await world.rows("select count(*)::integer as n from placement_events where kind <> 'requested'")
    t.same(jobs, [{ n: 1 }], 'nothing was written for it')
    world.setNow('2025-01-15T06:00:00Z')
  },
)

t.test('a planned exit on the last day is taken, a day later it is refused', async (t) => {
  const stay = await dv.admit(grown)
  t.equal((await dv.decide(dv.worker, stay.id, 'planned-exit', { plannedExitOn: '2025-03-15' })).status, 200)
  t.match(await dv.decide(dv.worker, stay.id, 'planned-exit', { plannedExitOn: '2025-03-16' }), {
    status: 422,
    body: { code: 'stay_limit_exceeded', ruleId: 'DV-STAY-01' },
  })
})

t.test('management extends on a document; a worker, or no document, does not', async (t) => {
  const stay = await dv.admit(grown)
  const ask = { newLastDay: '2025-04-15', basisDocument: 'management_order' }
  t.match(await dv.decide(dv.worker, stay.id, 'extension', ask), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await dv.decide(dv.manager, stay.id, 'extension', { newLastDay: '2025-04-15' }), {
    status: 422,
    body: { code: 'stay_limit_exceeded' },
  })
  t.match(await dv.decide(dv.manager, stay.id, 'extension', { ...ask, newLastDay: '2025-03-01' }), {
    status: 422,
    body: { code: 'stay_limit_exceeded' },
  })
  t.match(await dv.decide(dv.manager, stay.id, 'extension', ask), {
    status: 200,
    body: { lastDay: '2025-04-15', extendedUntil: '2025-04-15' },
  })
  world.setNow('2025-04-10T06:00:00Z')
  t.match(await read(stay.id), { overLimit: false })
  world.setNow('2025-01-15T06:00:00Z')
})

const correct = (id: string, field: string, to: string, more: object = {}, who = dv.worker) =>
  who.post(`/v1/placements/${id}/corrections`, { field, new: to, reason: 'entry_error', ...more })

t.test('a later arrival set right moves the last day later; an earlier one never shortens the stay', async (t) => {
  const stay = await dv.admit(grown, { occurredAt: '2025-01-10T06:00:00Z' })
  t.equal(stay.lastDay, '2025-03-10')
  const later = await correct(stay.id, 'arrivedAt', '2025-01-12T06:00:00+04:00')
  t.match(later, { status: 200, body: { admissionOn: '2025-01-12', lastDay: '2025-03-12' } })
  const earlier = await correct(stay.id, 'arrivedAt', '2025-01-08T06:00:00Z')
  t.match(earlier.body, { admissionOn: '2025-01-08', lastDay: '2025-03-12' })
  const [kept] = await world.rows('select field, old_value, new_value from corrections order by recorded_at limit 1')
  t.match(kept, { field: 'arrivedAt', old_value: '2025-01-10T06:00:00.000Z', new_value: '2025-01-12T02:00:00.000Z' })
})

t.test('management may shorten with notice, never for a day already past; a worker may not', async (t) => {
  const stay = await dv.admit({ presumedChild: true, ageBasis: 'unknown' })
  t.match(stay, { childAtAdmission: true, lastDay: '2025-04-15' })
  const right = { field: 'childAtAdmission', new: 'false', reason: 'entry_error' }
  const notice = { ...right, noticeOn: '2025-01-15', appealNoticeGiven: true }
  await world.rows(
    "update victims set presumed_child = false, birth_on = '1990-01-01', age_basis = 'document' where id = $1",
    [stay.victimId],
  )
  t.match((await read(stay.id)).lastDay, '2025-04-15', 'a birth date learnt later shortens nothing')
  t.match((await dv.decide(dv.worker, stay.id, 'corrections', notice)).body.lastDay, '2025-04-15')
  const another = await dv.admit({ presumedChild: true, ageBasis: 'unknown' })
  await world.rows(
    "update victims set presumed_child = false, birth_on = '1990-01-01', age_basis = 'document' where id = $1",
    [another.victimId],
  )
  t.match((await dv.decide(dv.manager, another.id, 'corrections', notice)).body.lastDay, '2025-03-15')
})

t.test('a shorter stay rests on a decision: of a version seen, a notice in her stay, and how to appeal', async (t) => {
  const stay = await dv.admit(grown, { occurredAt: '2025-01-10T06:00:00Z' })
  const right = { field: 'arrivedAt', new: '2025-01-08T06:00:00Z', reason: 'entry_error' }
  const notice = { ...right, noticeOn: '2025-01-14', appealNoticeGiven: true }
  const decide = (more: object) => dv.decide(dv.manager, stay.id, 'corrections', { ...notice, ...more })
  t.match(await dv.manager.post(`/v1/placements/${stay.id}/corrections`, notice), { status: 428 })
  const stale = await dv.manager.post(`/v1/placements/${stay.id}/corrections`, notice, { ifMatch: '"v99"' })
  t.match(stale, { status: 412, body: { code: 'version_mismatch' } })
  for (const [noticeOn, code] of [
    ['2020-01-01', 'before_arrival'],
    ['2025-01-16', 'in_the_future'],
  ])
    t.match(await decide({ noticeOn }), { status: 422, body: { errors: [{ pointer: '/noticeOn', code }] } })
  t.match(await read(stay.id), { admissionOn: '2025-01-10', lastDay: '2025-03-10' }, 'nothing is changed by these')
  const silent = await decide({ appealNoticeGiven: false })
  t.match(silent, { status: 200, body: { admissionOn: '2025-01-08', lastDay: '2025-03-10' } }, 'the fact is kept')
  const said = async (id: unknown) => (await dv.manager.get(`/v1/decisions/${id}`)).body
  t.match(await said(silent.headers['decision-id']), { allowed: false, code: 'appeal_notice_required' })
  const shorter = await decide({ new: '2025-01-07T06:00:00Z' })
  t.match(shorter, { status: 200, body: { admissionOn: '2025-01-07', lastDay: '2025-03-07' } })
  t.match(await said(shorter.headers['decision-id']), { question: 'placement.shortening', allowed: true })
})

t.test('a child who turns out to be a victim is told of at once', async (t) => {
  const stay = await dv.admit({ birthOn: '2014-06-01' }, {}, { childRole: 'accompanying' })
  t.same(
    (await dv.notices(stay.victimId)).map((notice) => notice.state),
    ['pending_review', 'pending_review', 'pending_review'],
  )
  t.match(await correct(stay.id, 'childRole', 'victim'), { status: 200, body: { childRole: 'victim' } })
  t.same(
    (await dv.notices(stay.victimId)).map((notice) => notice.state),
    ['due', 'due', 'due'],
  )
})

t.test('an arrival on the other side of a birthday makes a child, and her notices', async (t) => {
  const stay = await dv.admit({ birthOn: '2007-01-11' }, { occurredAt: '2025-01-11T06:00:00Z' })
  t.match(stay, { childAtAdmission: false, lastDay: '2025-03-11' })
  t.same(await dv.notices(stay.victimId), [])
  const right = await correct(stay.id, 'arrivedAt', '2025-01-10T18:00:00+04:00')
  t.match(right.body, { childAtAdmission: true, lastDay: '2025-04-10' })
  t.equal((await dv.notices(stay.victimId)).length, 3)
})

t.test('a correction that is no instant, or lies ahead, is refused by its shape', async (t) => {
  const stay = await dv.admit(grown)
  for (const to of ['yesterday', '2025-01-15', '2025-01-16T06:00:00Z']) {
    t.match(await correct(stay.id, 'arrivedAt', to), { status: 422, body: { errors: [{ pointer: '/new' }] } })
  }
})

t.test('back within a day without anything new is shown to management and not refused', async (t) => {
  const stay = await dv.admit(grown)
  await dv.worker.post(`/v1/placements/${stay.id}/departure`)
  const again = await dv.worker.post('/v1/placements', { victimId: stay.victimId })
  t.equal(again.body.caseId, stay.caseId)
  t.equal((await dv.worker.post(`/v1/placements/${again.body.id}/arrival`)).status, 200)
  t.ok((await dv.tasks(again.body.id)).includes('look_at_continuation'))
})

t.test(
  'who turns out after arrival to have come as a child gives birth to the notices; who came as an adult gives none',
  async (t) => {
    const noticesOf = (victimId: string) => world.rows('select 1 from notifications where victim_id = $1', [victimId])
    for (const [birthOn, notices] of [
      ['2013-05-05', 3],
      ['1990-05-05', 0],
    ] as const) {
      const stay = await dv.admit({ ageBasis: 'unknown' })
      t.equal((await noticesOf(stay.victimId)).length, 0, 'nothing was known at the door')
      const { headers } = await dv.worker.get(`/v1/victims/${stay.victimId}`)
      const known = { birthOn, ageBasis: 'document' }
      await dv.worker.patch(`/v1/victims/${stay.victimId}`, known, { ifMatch: String(headers['etag']) })
      t.equal((await correct(stay.id, 'childAtAdmission', 'true')).status, 200)
      t.equal((await noticesOf(stay.victimId)).length, notices)
    }
  },
)
