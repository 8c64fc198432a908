/** A time that was entered wrongly, and the clock of each stay that ran with it (DV-STAY-01, DV-STAY-02, DV-STAY-04). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T06:00:00Z`
const read = async (id: string) => (await dv.worker.get(`/v1/placements/${id}`)).body
const correct = (id: string, field: string, to: string, more: object = {}, who = dv.worker) =>
  who.post(`/v1/placements/${id}/corrections`, { field, new: to, reason: 'entry_error', ...more })

/** She came on the second and stayed till the twelfth; then she is back on each of these days, for a day. */
async function back(...days: readonly number[]) {
  world.setNow(on(2))
  const { id: first, victimId } = await dv.admit({ birthOn: '1990-05-05' })
  const ids = [first]
  let leavesOn = 12
  for (const day of days) {
    world.setNow(on(leavesOn))
    await dv.worker.post(`/v1/placements/${ids.at(-1)}/departure`)
    world.setNow(on(day))
    const { body } = await dv.worker.post('/v1/placements', { victimId })
    await dv.worker.post(`/v1/placements/${body.id}/arrival`)
    ids.push(body.id)
    leavesOn = day + 1
  }
  return ids as [string, string, string]
}
const reminders = async (id: string) =>
  (
    await world.rows<{ due: string }>(
      `select to_char(due_at at time zone 'Asia/Baku', 'YYYY-MM-DD') as due from tasks
       where resource_id = $1 and what = 'settle_next_place' and done_at is null order by due_at`,
      [id],
    )
  ).map((task) => task.due)
const explained = (id: string) =>
  world.rows(
    `select c.field, c.old_value as old, c.new_value as new, c.reason_code as reason, e.data ->> 'followsPlacementId' as follows
     from corrections c join placement_events e on e.placement_id = c.resource_id and e.kind = 'correction'
       and e.recorded_at = c.recorded_at
     where c.resource_id = $1 order by c.recorded_at`,
    [id],
  )

t.test(
  'an earlier arrival of the stay before shortens a stay that goes on only by management with notice',
  async (t) => {
    const [first, second] = await back(13)
    t.match(await read(second), { clockStartOn: '2026-03-02', lastDay: '2026-05-02' })
    t.equal((await correct(first, 'arrivedAt', '2026-02-25T06:00:00Z')).status, 200)
    t.match(await read(second), { clockStartOn: '2026-02-25', lastDay: '2026-05-02' }, 'a worker shortens nothing')
    t.equal((await reminders(second))[0], '2026-04-18', 'fourteen days before the day that is held')
    const row = { field: 'clockStartOn', old: '2026-03-02', new: '2026-02-25', reason: 'entry_error', follows: first }
    t.same(await explained(second), [row])
    const right = { field: 'arrivedAt', new: '2026-02-24T06:00:00Z', reason: 'entry_error' }
    const notice = { noticeOn: '2026-03-13', appealNoticeGiven: true }
    await dv.decide(dv.manager, first, 'corrections', { ...right, ...notice })
    t.match(await read(second), { clockStartOn: '2026-02-24', lastDay: '2026-04-24' })
    t.equal((await reminders(second))[0], '2026-04-10')
  },
)

t.test(
  'a stay that did not go on after all has a clock of its own, and one that did has the earlier one',
  async (t) => {
    const [, apart] = await back(13)
    world.setNow(on(15))
    const later = await correct(apart, 'arrivedAt', on(14))
    t.match(later.body, { admissionOn: '2026-03-14', clockStartOn: '2026-03-14', lastDay: '2026-05-14' })
    t.notOk((await dv.tasks(apart)).includes('look_at_continuation'))
    const [, joined] = await back(14)
    t.match(await read(joined), { clockStartOn: '2026-03-14', lastDay: '2026-05-14' })
    const earlier = await correct(joined, 'arrivedAt', on(13))
    t.match(earlier.body, { clockStartOn: '2026-03-02', lastDay: '2026-05-14' }, 'and the day once given is held')
    t.ok((await dv.tasks(joined)).includes('look_at_continuation'))
  },
)

t.test('a departure set right makes and breaks what goes on with it', async (t) => {
  const [first, second] = await back(13)
  await correct(first, 'departedAt', on(11))
  t.match(await read(second), { clockStartOn: '2026-03-13', lastDay: '2026-05-13' })
  t.notOk((await dv.tasks(second)).includes('look_at_continuation'))
  await correct(first, 'departedAt', on(12))
  t.match(await read(second), { clockStartOn: '2026-03-02', lastDay: '2026-05-13' })
  t.ok((await dv.tasks(second)).includes('look_at_continuation'))
  t.equal((await world.rows('select 1 from corrections where resource_id = $1', [second])).length, 2)
})

t.test('the third stay of an episode follows the first, and a new incident of the second', async (t) => {
  const [first, second, third] = await back(13, 15)
  t.match(await read(third), { clockStartOn: '2026-03-02', lastDay: '2026-05-02' })
  await correct(first, 'arrivedAt', on(4))
  t.match([await read(second), await read(third)], Array(2).fill({ clockStartOn: '2026-03-04', lastDay: '2026-05-04' }))
  await correct(second, 'newIncident', 'true')
  t.match(await read(third), { clockStartOn: '2026-03-13', lastDay: '2026-05-13' })
})

t.test('a start that another house told is not derived anew', async (t) => {
  world.setNow(on(3))
  const { id } = await dv.admit(
    { birthOn: '1990-05-05' },
    { basis: 'transfer', clockStartOn: '2026-02-01', occurredAt: on(2) },
  )
  t.match((await correct(id, 'arrivedAt', on(3))).body, { clockStartOn: '2026-02-01', lastDay: '2026-04-01' })
})
