/** The door: shelter first, what is missing afterwards; and what no decision about a child may skip. */

import type { Caller } from './caller.ts'
import { at, born, eventually, seen } from './cast.ts'
import type { Story } from './story.ts'

export interface CenterCast {
  readonly worker: Caller
  readonly psychologist: Caller
  readonly manager: Caller
}

export interface Stay {
  readonly placementId: string
  readonly victimId: string
  readonly caseId: string
}
export interface Family {
  readonly mother: Stay
  readonly elder: Stay
  readonly younger: Stay
}

const spoken = { method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' } as const

interface Request {
  /** As the desk and the Agency know it. */
  readonly reference: string
  /** Places that the center kept before it. */
  readonly before: readonly string[]
}

/** Ids of the places that the center keeps for people who have not come. */
export const placesKept = async (story: Story, worker: Caller): Promise<string[]> =>
  (await story.ask('center', worker.GET('/v1/placements', requested))).items.map(({ id }) => id)

export async function arriveWithTwoChildren(story: Story, cast: CenterCast, request: Request): Promise<Family> {
  const { worker } = cast
  story.step('The center expects somebody without a name; she comes through the door with two children.')
  const rows = await expectedSince(story, worker, request.before)
  story.check('her place and one for each child are expected', rows.length, 3)
  const mother = rows.find(({ basis }) => basis === 'agency_placement')
  const references = new Set(rows.map(({ placementRequestReference }) => placementRequestReference))
  story.check('they are known to the center by one reference', references.size, 1)
  story.check('it is none that the desk or the Agency knows', references.has(request.reference), false)
  const [first, second] = rows.filter(({ companionOfPlacementId }) => companionOfPlacementId === mother?.placementId)
  if (mother === undefined || first === undefined || second === undefined) throw new Error('not all are expected')
  const arrived = await story.ask(
    'center',
    worker.POST('/v1/placements/{id}/arrival', { ...at(mother.placementId), body: {} }),
  )
  story.check('she is sheltered, provisionally, with no consent, paper or bed', arrived.state, 'provisional')
  story.check('her limit is two months', arrived.limit?.limitMonths, 2)
  story.tell(`Last day ${arrived.limit?.lastDay}, nobody makes her leave before ${arrived.limit?.exitNotBefore}.`)

  const elder = await arrive(story, cast, first, 12, 'victim')
  const younger = await arrive(story, cast, second, 8, 'accompanying')
  await makeFinal(story, cast, { mother, elder, younger })
  return { mother, elder, younger }
}

interface Expected extends Stay {
  readonly basis: string
  readonly companionOfPlacementId: string | null
  readonly placementRequestReference: string | null
}

const requested = { params: { query: { state: 'requested', limit: 200 } } } as const

/** Rows that the outbox bore since, once all of them are there. */
async function expectedSince(story: Story, worker: Caller, before: readonly string[]): Promise<Expected[]> {
  const isNew = ({ id, basis }: { id: string; basis: string }) =>
    !before.includes(id) && ['agency_placement', 'accompanying_child'].includes(basis)
  const { items } = await eventually(
    story,
    'center',
    () => worker.GET('/v1/placements', requested),
    (page) => page.items.filter(isNew).length >= 3,
  )
  const rows: Expected[] = []
  for (const { id } of items.filter(isNew)) {
    const row = await story.ask('center', worker.GET('/v1/placements/{id}', at(id)))
    const { victimId, caseId, basis, companionOfPlacementId, placementRequestReference } = row
    rows.push({ placementId: id, victimId, caseId, basis, companionOfPlacementId, placementRequestReference })
  }
  return rows
}

/** The center knew an age band of each child; now it learns the birth date. */
async function arrive(
  story: Story,
  { worker }: CenterCast,
  child: Stay,
  age: number,
  childRole: 'victim' | 'accompanying',
): Promise<Stay> {
  await story.ask('center', worker.GET('/v1/victims/{id}', at(child.victimId)))
  await story.ask(
    'center',
    worker.PATCH('/v1/victims/{id}', {
      ...seen(story, child.victimId),
      body: { birthOn: born(age), ageBasis: 'declared', sex: 'male', presumedChild: false },
    }),
  )
  const arrived = await story.ask(
    'center',
    worker.POST('/v1/placements/{id}/arrival', { ...at(child.placementId), body: { childRole } }),
  )
  story.check(`the ${age}-year-old may stay three months`, arrived.limit?.limitMonths, 3)
  return child
}

/** Consent, representative, view: each missing one is named; the suspected father is nobody's grantor or companion. */
async function makeFinal(story: Story, cast: CenterCast, { mother, elder, younger }: Family): Promise<void> {
  const { worker, psychologist } = cast
  story.step(
    'A decision about the twelve-year-old asks for more than shelter does: every missing ground is told at once.',
  )
  const problem = await finalize(story, worker, elder, 'consent_required')
  const missing = problem?.grounds?.filter((ground) => ground.outcome !== 'met').map((ground) => ground.rule) ?? []
  story.check(
    'consent, representative and view are all named',
    ['DV-CONS-01', 'DV-REP-01', 'DV-VIEW-01'].every((rule) => missing.includes(rule)),
    true,
  )

  story.step('The father is under suspicion: he can neither consent for the child nor go with him.')
  const father = await story.ask(
    'center',
    worker.POST('/v1/victims/{id}/relations', { ...at(elder.victimId), body: { relation: 'father' } }),
  )
  await story.ask(
    'center',
    worker.POST('/v1/victims/{id}/suspicions', {
      ...at(elder.victimId),
      body: { relatedPersonId: father.id, sign: 'child' },
    }),
  )
  const byFather = {
    victimId: elder.victimId,
    purpose: 'shelter',
    decision: 'given',
    grantor: 'legal_representative',
    relatedPersonId: father.id,
    ...spoken,
  } as const
  await story.refused('center', worker.POST('/v1/consents', { body: byFather }), 403, 'grantor_not_valid')
  await story.ask('center', worker.GET('/v1/placements/{id}', at(elder.placementId)))
  await story.refused(
    'center',
    worker.POST('/v1/placements/{id}/companion', {
      ...seen(story, elder.placementId),
      body: { relatedPersonId: father.id },
    }),
    409,
    'parent_suspected',
  )

  story.step('The mother consents for herself and for each child, and is present for them.')
  await story.ask(
    'center',
    worker.POST('/v1/consents', {
      body: { victimId: mother.victimId, purpose: 'shelter', decision: 'given', grantor: 'self', ...spoken },
    }),
  )
  for (const child of [elder, younger]) {
    const relation = { relation: 'mother', relatedVictimId: mother.victimId } as const
    const { id } = await story.ask(
      'center',
      worker.POST('/v1/victims/{id}/relations', { ...at(child.victimId), body: relation }),
    )
    await story.ask(
      'center',
      worker.POST('/v1/victims/{id}/relations/{relationId}/representation', {
        params: { path: { id: child.victimId, relationId: id } },
        body: { capacity: 'parent' },
      }),
    )
    await story.ask(
      'center',
      worker.POST('/v1/consents', { body: { ...byFather, victimId: child.victimId, relatedPersonId: id } }),
    )
    await story.ask(
      'center',
      worker.POST('/v1/placements/{id}/representative', {
        ...at(child.placementId),
        body: { capacity: 'parent', relatedPersonId: id },
      }),
    )
  }
  await finalize(story, worker, elder, 'view_required')

  story.step('The twelve-year-old is heard by the psychologist, without his parents; now the stays become final.')
  await story.ask(
    'psychologist',
    psychologist.POST('/v1/placements/{id}/child-view', {
      ...at(elder.placementId),
      body: { stance: 'agree', heardBy: 'psychologist', withoutParents: true },
    }),
  )
  for (const stay of [elder, younger, mother]) await finalize(story, worker, stay, null)
}

async function finalize(story: Story, worker: Caller, stay: Stay, refusal: string | null) {
  await story.ask('center', worker.GET('/v1/placements/{id}', at(stay.placementId)))
  const request = worker.POST('/v1/placements/{id}/finalization', { ...seen(story, stay.placementId), body: {} })
  if (refusal !== null)
    return story.refused(
      'center',
      request,
      refusal === 'consent_required' || refusal === 'view_required' ? 422 : 409,
      refusal,
    )
  const final = await story.ask('center', request)
  story.check('the stay is final', final.state, 'final')
  return null
}
