/** What the law demands be told of a child in shelter: to three bodies, minimally, at once or after a human has looked. */

import type { Body } from './cast.ts'
import { eventually, seen } from './cast.ts'
import type { CenterCast, Family } from './dost-arrival.ts'
import type { Story } from './story.ts'

type Cast = Pick<CenterCast, 'manager' | 'worker'>

export async function tellTheBodies(
  story: Story,
  { manager, worker }: Cast,
  bodies: readonly Body[],
  family: Family,
): Promise<void> {
  story.step('The twelve-year-old is himself a victim: three bodies are told at once.')
  const first = await receive(story, bodies)
  story.check('three notices, three references that cannot be joined', new Set(first).size, 3)
  await noticesBecome(story, worker, family.elder.victimId, 'acknowledged')

  story.step('The eight-year-old accompanies his mother: his three notices wait for the manager.')
  const waiting = await noticesOf(story, worker, family.younger.victimId)
  story.check(
    'three wait for a human',
    waiting.map(({ state }) => state),
    Array(3).fill('pending_review'),
  )
  for (const { id } of waiting) {
    await story.ask('manager', manager.GET('/v1/notifications/{id}', { params: { path: { id } } }))
    await story.ask('manager', manager.POST('/v1/notifications/{id}/release', { ...seen(story, id), body: {} }))
  }
  await receive(story, bodies)
  await noticesBecome(story, worker, family.younger.victimId, 'acknowledged')
  story.check(
    'nothing at all was sent about the mother',
    (await noticesOf(story, worker, family.mother.victimId)).length,
    0,
  )
}

/** Each body gets a signed event without a person in it, reads the notice by its own reference, and acknowledges. */
async function receive(story: Story, bodies: readonly Body[]): Promise<string[]> {
  const references: string[] = []
  for (const { name, caller, listener } of bodies) {
    const event = await listener.next()
    story.check(
      `${name} was told by a signed event that names nobody`,
      Object.keys(JSON.parse(event.body).data).sort(),
      ['eventId', 'link', 'reference'],
    )
    const release = await story.ask(
      name,
      caller.GET('/v1/releases/{reference}', { params: { path: { reference: event.reference } } }),
    )
    story.check(
      'the notice holds listed fields only',
      /name|address|document|birth/i.test(JSON.stringify(Object.keys(release.content ?? {}))),
      false,
    )
    await story.ask(
      name,
      caller.POST('/v1/notifications/{id}/acknowledgement', { params: { path: { id: event.reference } }, body: {} }),
    )
    references.push(event.reference)
  }
  return references
}

const notices = (worker: Cast['worker']) => worker.GET('/v1/notifications', { params: { query: { limit: 200 } } })
const ofPerson = <N extends { victimId: string }>(items: readonly N[], victimId: string) =>
  items.filter((notice) => notice.victimId === victimId)

async function noticesOf(story: Story, worker: Cast['worker'], victimId: string) {
  return ofPerson((await story.ask('center', notices(worker))).items, victimId)
}

async function noticesBecome(story: Story, worker: Cast['worker'], victimId: string, state: string): Promise<void> {
  const reached = await eventually(
    story,
    'center',
    () => notices(worker),
    ({ items }) => ofPerson(items, victimId).every((notice) => notice.state === state),
  )
  const states = ofPerson(reached.items, victimId).map((notice) => notice.state)
  story.check(`all three are ${state}`, states, Array(3).fill(state))
}
