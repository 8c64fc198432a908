import t from 'tap'
import { createWorld, type Person } from '../world.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, court, adult, relate, consent, release } = gateWorld(world)
const scopes = ['existence', 'children']

/** A mother whose consent opens her children to the court; her child is held here, or known as a relation alone. */
async function mother(child: string | null): Promise<string> {
  const her = await adult()
  await relate(her, 'child', child)
  await consent(her, 'court-baku', { scopes: ['children'] })
  return her
}
const aChild = () => adult({ birthOn: '2019-06-01' })
const sealed = async () => {
  const id = await aChild()
  await manager.post(`/v1/victims/${id}/seal`, { askedBy: 'management' })
  return id
}
const barred = world.as('case_worker', 'dv-center-baku', { sub: 'her-uncle' })
const shutTo = async () => {
  const id = await aChild()
  await manager.post(`/v1/victims/${id}/barred-readers`, { user: 'her-uncle', reason: 'relative_of_suspect' })
  return id
}

/** All that the releaser, the body told and the record of the decision show, less what is random. */
async function outcome(her: string, by: Person) {
  const { status, body } = await release([her], 'court-baku', { scopes }, by)
  const letter = await court.get(`/v1/releases/${body.reference}`)
  const [line] = await world.rows(
    `select d.outcome, d.victim_ids, x.question, x.allowed, x.code, x.grounds::text, x.facts::text from disclosures d
     join decisions x on x.center_id = d.center_id and x.id = d.decision_id where d.id = $1`,
    [body.id],
  )
  const plain = (value: unknown) =>
    JSON.stringify(value ?? null)
      .replaceAll(her, 'her')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|"[0-9a-hjkmnp-tv-zA-Z]{26}"/g, 'random')
  return { status, told: plain(body), letter: plain(letter.body), line: plain(line) }
}

t.test('whether a child is held here under seal does not show in a letter about her mother’s children', async (t) => {
  const child = await sealed()
  t.equal((await worker.get(`/v1/victims/${child}`)).status, 404, 'the colleague does not see her')
  const held = await outcome(await mother(child), worker)
  t.equal(held.status, 201)
  t.same(held, await outcome(await mother(null), worker))
})

t.test('nor does it to a colleague who is barred from the child', async (t) => {
  const held = await outcome(await mother(await shutTo()), barred)
  t.equal(held.status, 201)
  t.same(held, await outcome(await mother(null), barred))
})

t.test('whoever sees the child still needs the child’s own ground', async (t) => {
  t.equal((await outcome(await mother(await shutTo()), worker)).status, 403)
})

t.test('management looks whether the child of whom nobody spoke needs a word', async (t) => {
  const child = await sealed()
  await outcome(await mother(child), worker)
  const tasks = `/v1/tasks?victimId=${child}`
  t.match((await manager.get(tasks)).body.items, [{ what: 'look_at_release_about_family' }])
  t.notOk((await worker.get(tasks)).text.includes('look_at_release_about_family'))
})
