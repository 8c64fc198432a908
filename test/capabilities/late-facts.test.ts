import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const cameAt = '2026-03-02T06:00:00Z'
const leftAt = '2026-03-12T06:00:00Z'

/** A child who stayed for ten days and has left by now. */
async function left() {
  world.setNow(cameAt)
  const stay = await dv.admit({ birthOn: '2014-05-01' })
  world.setNow(leftAt)
  await dv.worker.post(`/v1/placements/${stay.id}/departure`, { leavesWith: 'guardianship_authority' })
  world.setNow('2026-03-14T06:00:00Z')
  return stay
}

t.test('a fact is never refused because the stay has ended', async (t) => {
  const { id, victimId } = await left()
  const relatedPersonId = await dv.relation(victimId, 'aunt')
  const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true }
  for (const [who, act, fact] of [
    [dv.worker, 'representative', { capacity: 'guardianship_officer', occurredAt: cameAt }],
    [dv.psychologist, 'child-view', { ...view, occurredAt: cameAt }],
    [dv.psychologist, 'companion-assessments', { relatedPersonId, positiveEffect: true }],
    [dv.worker, 'absences', { reason: 'hospital', occurredAt: '2026-03-05T06:00:00Z' }],
    [dv.worker, 'education', { education: 'remote' }],
    [dv.worker, 'bed-change', { bedId: null, occurredAt: '2026-03-04T06:00:00Z' }],
  ] as const) {
    t.equal((await who.post(`/v1/placements/${id}/${act}`, fact)).status, 200, act)
  }
  const open = await world.rows('select 1 from presences where placement_id = $1 and until_at is null', [id])
  t.same(open, [], 'nobody who has left is here again by it')
})

t.test('a bed told after she left is history: it is not held', async (t) => {
  const { id } = await left()
  const bedId = await dv.bed('1A')
  const fact = { bedId: bedId === '' ? null : bedId, occurredAt: '2026-03-04T06:00:00Z' }
  await dv.worker.post(`/v1/placements/${id}/bed-change`, fact)
  t.same(await world.rows('select 1 from bed_holds where placement_id = $1 and active', [id]), [])
})

t.test('what happened after she left is no fact of the stay', async (t) => {
  const { id } = await left()
  const absence = { reason: 'court', occurredAt: '2026-03-13T06:00:00Z' }
  const { status, body } = await dv.worker.post(`/v1/placements/${id}/absences`, absence)
  t.match({ status, body }, { status: 422, body: { errors: [{ code: 'after_departure' }] } })
})

t.test('the reason of a departure, and how a child learnt, are set right', async (t) => {
  const { id } = await left()
  const correct = (field: string, to: string) =>
    dv.worker.post(`/v1/placements/${id}/corrections`, { field, new: to, reason: 'entry_error' })
  t.match((await correct('exitReason', 'planned')).body, { exitReason: 'planned' })
  t.match((await correct('education', 'remote')).body, { education: 'remote' })
  t.equal((await correct('exitReason', 'removal')).status, 422, 'a removal is decided, not told')
})

t.test('a sealed companion is not given away by the placement or the relation of whom she came with', async (t) => {
  world.setNow(cameAt)
  const mother = await dv.admit({ birthOn: '1990-01-01' })
  const child = await dv.admit({ birthOn: '2014-05-01' }, { companionOfPlacementId: mother.id })
  const relation = await dv.relation(child.victimId, 'mother', mother.victimId)
  const seen = async () => {
    const { body: placement } = await dv.worker.get(`/v1/placements/${child.id}`)
    const { body: one } = await dv.worker.get(`/v1/victims/${child.victimId}/relations/${relation}`)
    const { body: list } = await dv.worker.get(`/v1/victims/${child.victimId}/relations`)
    return [placement.companionOfPlacementId, one.relatedVictimId, list.items[0].relatedVictimId]
  }
  t.same(await seen(), [mother.id, mother.victimId, mother.victimId])
  await dv.manager.post(`/v1/victims/${mother.victimId}/seal`, { askedBy: 'herself' })
  t.same(await seen(), [null, null, null])
})
