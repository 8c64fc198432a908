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
    await dv.represents(named.victimId, takerRelatedPersonId)
    await dv.worker.post(`/v1/placements/${named.id}/departure`, { leavesWith: 'representative', takerRelatedPersonId })
    t.notOk((await dv.tasks(named.id)).includes('name_taker'))
  },
)

/** How a departure with this representative came out, of a child that he may be told to be a relation of. */
async function leftWith(takerOf: (childId: string) => Promise<string>) {
  const { id, victimId } = await dv.admit(child)
  const takerRelatedPersonId = await takerOf(victimId)
  const ask = { leavesWith: 'representative', takerRelatedPersonId }
  const { status, body } = await dv.worker.post(`/v1/placements/${id}/departure`, ask)
  const open = (await dv.tasks(id)).filter((what) => ['name_taker', 'report_incident'].includes(what))
  return { status, state: body.state, breach: body.breach, open }
}
const unknownTaker = { status: 200, state: 'ended', breach: [], open: ['name_taker'] }

t.test('to be related is not to represent: who took a child without a representation is found out', async (t) => {
  t.same(await leftWith((childId) => dv.relation(childId, 'grandparent')), unknownTaker)
  const recorded = async (childId: string) => {
    const relation = await dv.relation(childId, 'grandparent')
    await dv.represents(childId, relation)
    return relation
  }
  t.same(await leftWith(recorded), { ...unknownTaker, open: [] })
})

t.test('who is no relation of the child is no lawful taker, whatever he is to her mother or sibling', async (t) => {
  const sibling = await dv.admit(child)
  const father = await dv.relation(sibling.victimId, 'father')
  await dv.represents(sibling.victimId, father)
  t.same(await leftWith(async () => father), unknownTaker, 'on the record of the sibling only')
  t.same(await leftWith(async () => crypto.randomUUID()), unknownTaker, 'on no record')
  await dv.suspect(sibling.victimId, father)
  const incident = { status: 200, state: 'ended', breach: ['VOL-01'], open: ['report_incident'] }
  t.same(await leftWith(async () => father), incident, 'suspected on the record of the sibling')
})

t.test('a parent of whom no relation is on record may stay with her child, and is to be named', async (t) => {
  const mother = await dv.admit({ birthOn: '1990-01-01' })
  const { id: childPlacementId } = await dv.admit(child)
  const ask = { childPlacementId, untilOn: '2026-05-20', bestInterest: 'They belong together.' }
  t.equal((await dv.decide(dv.manager, mother.id, 'accompanying', ask)).status, 200)
  t.same(await weighed(mother.id, 'placement.accompanying'), [{ rule: 'DV-STAY-03', outcome: 'missing' }])
  t.ok((await dv.tasks(childPlacementId)).includes('name_companion'))
})

t.test('who took a child is kept with the departure, shown to the house, and set right', async (t) => {
  const { id, victimId } = await dv.admit(child)
  const [uncle, aunt] = [await dv.relation(victimId, 'uncle'), await dv.relation(victimId, 'aunt')]
  await dv.represents(victimId, aunt)
  await dv.suspect(victimId, uncle)
  const ask = { leavesWith: 'representative', takerRelatedPersonId: uncle }
  const left = (await dv.worker.post(`/v1/placements/${id}/departure`, ask)).body
  t.match(left, { departure: { ...ask, takerUnknown: false }, breach: ['VOL-01'] })
  const told = (field: string, to: string | null) =>
    dv.worker.post(`/v1/placements/${id}/corrections`, { field, new: to, reason: 'other_source' })
  const open = async () => (await dv.tasks(id)).filter((what) => ['name_taker', 'report_incident'].includes(what))
  t.same(await open(), ['report_incident'])
  const right = await told('takerRelatedPersonId', aunt)
  t.match(right, { status: 200, body: { departure: { takerRelatedPersonId: aunt, takerUnknown: false }, breach: [] } })
  t.same(await open(), [])
  const unknown = await told('takerRelatedPersonId', null)
  t.match(unknown.body, { departure: { takerRelatedPersonId: null, takerUnknown: true }, breach: [] })
  t.same(await open(), ['name_taker'])
  t.match((await told('leavesWith', 'nobody')).body, { departure: { leavesWith: 'nobody' }, breach: ['VOL-01'] })
  t.equal((await told('takerRelatedPersonId', crypto.randomUUID())).status, 404)
  const here = await dv.admit(child)
  t.equal(here.departure, null)
})
