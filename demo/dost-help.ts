/** Help under a plan that is hers, and a door that opens from inside at any hour. */
import { at, seen } from './cast.ts'
import type { CenterCast, Family, Stay } from './dost-arrival.ts'
import type { Story } from './story.ts'

type Cast = Pick<CenterCast, 'psychologist' | 'worker'>

export async function helpAndLeave(
  story: Story,
  { worker, psychologist }: Cast,
  { mother, elder, younger }: Family,
): Promise<void> {
  story.step('Help rests on a plan made with her; what is urgent never waits for one.')
  await story.ask('center', worker.POST('/v1/services', { body: { caseId: mother.caseId, type: 'clothing' } }))
  const plan = await story.ask(
    'center',
    worker.POST('/v1/plans', { body: { caseId: mother.caseId, madeWithHer: true, goals: [{ kind: 'work' }] } }),
  )
  const measure = { type: 'vocational_training', provider: 'employment_agency' } as const
  await story.refused(
    'center',
    worker.POST('/v1/plans/{id}/measures', { ...seen(story, plan.id), body: measure }),
    409,
    'plan_required',
  )
  const active = await story.ask(
    'center',
    worker.POST('/v1/plans/{id}/activation', { ...seen(story, plan.id), body: {} }),
  )
  story.check('her plan is active', active.state, 'active')
  await story.ask('center', worker.POST('/v1/plans/{id}/measures', { ...seen(story, plan.id), body: measure }))
  const service = await story.ask(
    'center',
    worker.POST('/v1/services', { body: { caseId: mother.caseId, type: 'psychological', minutes: 50 } }),
  )
  story.check('a service under the plan breaks no rule', service.breach, [])
  await story.refused(
    'center',
    worker.POST('/v1/services', { body: { caseId: mother.caseId, type: 'psychological', fee: 10 } as never }),
    422,
    'fee_not_allowed',
  )

  story.step(
    'She leaves by her own will, with her children: nobody is asked for leave, and the twelve-year-old is heard first.',
  )
  const heard = { about: 'exit', stance: 'agree', heardBy: 'psychologist', withoutParents: true } as const
  await story.ask(
    'psychologist',
    psychologist.POST('/v1/placements/{id}/child-view', { ...at(elder.placementId), body: heard }),
  )
  await leave(story, worker, mother, {})
  for (const child of [elder, younger]) await leave(story, worker, child, { leavesWith: 'representative' })
}

async function leave(
  story: Story,
  worker: Cast['worker'],
  stay: Stay,
  how: { leavesWith?: 'representative' },
): Promise<void> {
  const left = await story.ask(
    'center',
    worker.POST('/v1/placements/{id}/departure', { ...at(stay.placementId), body: how }),
  )
  story.check('the stay has ended, no rule is broken', [left.state, left.breach], ['ended', []])
}
