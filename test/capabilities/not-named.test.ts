import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const dv = staysAt(world)
const child = { birthOn: '2019-05-01' }
const weighed = (id: string, question: string) =>
  world.rows<{ rule: string; outcome: string }>(
    `select g->>'rule' as rule, g->>'outcome' as outcome from decisions d, jsonb_array_elements(d.grounds) g
     where d.subject_id = $1 and d.question = $2 and g->>'outcome' = 'missing'`,
    [id, question],
  )

t.test('a parent whom nobody has named is not taken for unsuspected: a task asks who it is', async (t) => {
  const { id, victimId } = await dv.admit(child)
  const present = { capacity: 'parent' }
  const { body } = await dv.worker.post(`/v1/placements/${id}/representative`, present)
  t.match(body.representatives, [{ capacity: 'parent', suspected: null }])
  t.ok((await dv.tasks(id)).includes('name_representative'))
  await dv.consents(victimId, 'guardianship_authority')
  t.equal((await dv.decide(dv.worker, id, 'finalization')).status, 200, 'shelter never waits for the name')
  t.same(await weighed(id, 'placement.finalization'), [{ rule: 'DV-REP-01', outcome: 'missing' }])
})

t.test('an officer of the guardianship authority comes by office and needs no name', async (t) => {
  const { id } = await dv.admit(child)
  const { body } = await dv.worker.post(`/v1/placements/${id}/representative`, { capacity: 'guardianship_officer' })
  t.match(body.representatives, [{ suspected: false }])
  t.notOk((await dv.tasks(id)).includes('name_representative'))
})

t.test('an adult who came with a child, of whom no relation is on record, is to be named', async (t) => {
  const mother = await dv.admit({ birthOn: '1990-01-01' })
  const strange = await dv.admit(child, { companionOfPlacementId: mother.id })
  t.ok((await dv.tasks(strange.id)).includes('name_companion'))
  const known = await dv.request(child, { companionOfPlacementId: mother.id })
  await dv.relation(known.victimId, 'mother', mother.victimId)
  await dv.worker.post(`/v1/placements/${known.id}/arrival`)
  t.notOk((await dv.tasks(known.id)).includes('name_companion'))
})

t.test(
  'a child who left with a representative whom nobody has named: stored, and management finds out who',
  async (t) => {
    const unnamed = await dv.admit(child)
    await dv.worker.post(`/v1/placements/${unnamed.id}/departure`, { leavesWith: 'representative' })
    t.ok((await dv.tasks(unnamed.id)).includes('name_taker'))
    const named = await dv.admit(child)
    const takerRelatedPersonId = await dv.relation(named.victimId, 'grandparent')
    await dv.worker.post(`/v1/placements/${named.id}/departure`, { leavesWith: 'representative', takerRelatedPersonId })
    t.notOk((await dv.tasks(named.id)).includes('name_taker'))
  },
)

t.test('a parent of whom no relation is on record may stay with her child, and is to be named', async (t) => {
  const mother = await dv.admit({ birthOn: '1990-01-01' })
  const { id: childPlacementId } = await dv.admit(child)
  const ask = { childPlacementId, untilOn: '2026-05-20', bestInterest: 'They belong together.' }
  t.equal((await dv.decide(dv.manager, mother.id, 'accompanying', ask)).status, 200)
  t.same(await weighed(mother.id, 'placement.accompanying'), [{ rule: 'DV-STAY-03', outcome: 'missing' }])
  t.ok((await dv.tasks(childPlacementId)).includes('name_companion'))
})
