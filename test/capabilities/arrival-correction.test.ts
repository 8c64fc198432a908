import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-03T06:00:00Z' })
const dv = staysAt(world)
const cameAt = '2026-03-03T05:30:00Z'
const right = '2026-03-02T20:10:00Z'
const correct = (id: string, to: string) =>
  dv.worker.post(`/v1/placements/${id}/corrections`, { field: 'arrivedAt', new: to, reason: 'entry_error' })
const iso = (at: unknown) => new Date(String(at)).toISOString()
const notices = (victimId: string) =>
  world.rows<{ id: string; state: string; triggered_at: Date; due_at: Date }>(
    'select id, state, triggered_at, due_at from notifications where victim_id = $1 order by recipient_kind',
    [victimId],
  )
const due = async (resourceId: string) =>
  Object.fromEntries(
    (
      await world.rows<{ what: string; due_at: Date }>(
        'select what, due_at from tasks where resource_id = $1 and done_at is null',
        [resourceId],
      )
    ).map((task) => [task.what, iso(task.due_at)]),
  )

t.test(
  'a notice that has not left runs from the corrected arrival; one that has left was told as it was',
  async (t) => {
    const { id, victimId } = await dv.admit({ birthOn: '2014-05-01' }, { occurredAt: cameAt })
    const [sent, waits] = await notices(victimId)
    await world.rows("update notifications set state = 'sent', sent_at = $2 where id = $1", [sent?.id, world.now()])
    t.match(await due(String(waits?.id)), { review_notice: '2026-03-03T06:30:00.000Z' })
    t.equal((await correct(id, right)).status, 200)
    const moved = await notices(victimId)
    t.same(
      moved.map((notice) => [iso(notice.triggered_at), iso(notice.due_at)]),
      [
        ['2026-03-03T05:30:00.000Z', '2026-03-03T05:30:00.000Z'],
        ['2026-03-02T20:10:00.000Z', '2026-03-02T20:10:00.000Z'],
        ['2026-03-02T20:10:00.000Z', '2026-03-02T20:10:00.000Z'],
      ],
    )
    t.match(await due(String(waits?.id)), { review_notice: '2026-03-02T21:10:00.000Z' })
    t.match((await dv.worker.get(`/v1/notifications/${waits?.id}`)).body, { lateness: 'late' })
    const looks = await world.rows<{ start_after: Date }>(
      "select start_after from pgboss.job where name = 'notification.escalate' and data ->> 'id' = $1",
      [waits?.id],
    )
    t.equal(looks.length, 2, 'somebody looks once more when the hour of the right instant is over')
  },
)

t.test('a notice that is not late after all is no longer on the manager’s list of late ones', async (t) => {
  const { id, victimId } = await dv.admit({ birthOn: '2014-05-01' }, { occurredAt: right })
  const [notice] = await notices(victimId)
  await world.rows(
    `insert into tasks (center_id, id, what, role, due_at, recorded_at, resource_kind, resource_id)
     values ($1, gen_random_uuid(), 'notice_overdue', 'center_manager', $2, $2, 'notification', $3)`,
    [dv.centerId, world.now(), notice?.id],
  )
  await correct(id, '2026-03-02T21:00:00Z')
  t.ok(Object.keys(await due(String(notice?.id))).includes('notice_overdue'), 'it is late all the same')
  await correct(id, cameAt)
  t.notOk(Object.keys(await due(String(notice?.id))).includes('notice_overdue'))
})

t.test('what is owed from an arrival is due from the corrected one', async (t) => {
  const { id } = await dv.admit({ birthOn: '1990-05-01' }, { occurredAt: cameAt })
  t.match(await due(id), { obtain_consent: iso(cameAt), offer_referral: iso(cameAt) })
  await correct(id, right)
  t.match(await due(id), { obtain_consent: iso(right), offer_referral: iso(right) })
})

t.test('a child who was ten on the corrected day of arrival is to be heard, one who was not is not yet', async (t) => {
  const { id } = await dv.admit({ birthOn: '2016-03-03' }, { occurredAt: '2026-03-02T06:00:00Z' })
  t.notOk((await dv.tasks(id)).includes('hear_child'))
  await correct(id, cameAt)
  t.ok((await dv.tasks(id)).includes('hear_child'))
  await correct(id, '2026-03-02T06:00:00Z')
  t.notOk((await dv.tasks(id)).includes('hear_child'))
})

t.test('a flag of an arrival is weighed again as of the corrected day, and flags of other facts stay', async (t) => {
  const body = 'update organizations set state_run = $2, accredited_until = $3 where id = $1'
  await world.rows(body, [dv.centerId, false, '2026-03-02'])
  const { id, breach } = await dv.admit({ birthOn: '1990-05-01' }, { occurredAt: cameAt })
  t.same(breach, ['DV-ACCR-01'])
  await world.rows(
    `insert into placement_events (center_id, id, placement_id, victim_id, kind, data, breach, occurred_at, recorded_at, recorded_by)
     select center_id, gen_random_uuid(), id, victim_id, 'bed_change', '{}', '{DV-VIEW-01}', arrived_at, arrived_at, 'test'
     from placements where id = $1`,
    [id],
  )
  t.same((await correct(id, '2026-03-02T06:00:00Z')).body.breach, ['DV-VIEW-01'])
  t.same((await correct(id, cameAt)).body.breach, ['DV-ACCR-01', 'DV-VIEW-01'])
  await world.rows(body, [dv.centerId, true, null])
})
