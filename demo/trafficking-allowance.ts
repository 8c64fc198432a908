/** The one-time allowance: proposed and approved by two people, paid by another body, never twice. */
import { at, seen } from './cast.ts'
import type { Story } from './story.ts'
import type { ThbCast } from './trafficking.ts'

const amountQepik = 70_000

export async function grantOnce(
  story: Story,
  { worker, manager, finance }: ThbCast,
  caseId: string,
  payerId: string,
): Promise<void> {
  story.step('The one-time allowance of 700 AZN: proposed by one, approved by another, paid, and never a second time.')
  const proposal = { caseId, kind: 'one_time' } as const
  const proposed = await story.ask('manager', manager.POST('/v1/allowances', { body: proposal }))
  story.check('the amount comes from the law in force', proposed.amountQepik, amountQepik)
  await story.refused(
    'the same manager',
    manager.POST('/v1/allowances/{id}/approval', { ...seen(story, proposed.id), body: {} }),
    403,
    'role_not_allowed',
  )
  await story.ask('finance officer', finance.GET('/v1/allowances/{id}', at(proposed.id)))
  await story.ask(
    'finance officer',
    finance.POST('/v1/allowances/{id}/approval', { ...seen(story, proposed.id), body: {} }),
  )
  const paidOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Baku' }).format(new Date())
  const paid = await story.ask(
    'finance officer',
    finance.POST('/v1/allowances/{id}/payment', { ...at(proposed.id), body: { paidOn, amountQepik, payerId } }),
  )
  story.check('it is paid', 'state' in paid ? paid.state : null, 'paid')
  await story.refused('case worker', worker.POST('/v1/allowances', { body: proposal }), 409, 'already_granted')
}
