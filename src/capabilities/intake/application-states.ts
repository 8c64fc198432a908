/** Which state lets which act happen. The law is in the rules; this is only the order of a day at the desk. */
import type { ClockFacts } from '../../rules/clocks.ts'
import type { ApplicationRow } from './application-queries.ts'
import type { ApplicationState } from './application-schema.ts'
import type { InterviewRow } from './step-queries.ts'

/** Nothing of it is over yet. */
const open = ['lead', 'registered', 'interviewed', 'assessed', 'sent_to_agency'] as const
/** A human has taken it; the service goes on. */
const working = ['registered', 'interviewed', 'assessed'] as const

export const allowedIn: Readonly<Record<string, readonly ApplicationState[]>> = {
  registration: ['lead'],
  'needs-assessment': working,
  'law-enforcement-step': [...working, 'sent_to_agency', 'placed', 'closed'],
  'placement-request': working,
  answers: [...open, 'placed', 'closed', 'routed', 'refused'],
  closure: open,
  refusal: open,
  routing: ['lead', ...working],
}

export const isAllowed = (act: string, state: string): boolean =>
  allowedIn[act]?.some((allowed) => allowed === state) === true
export const isOpen = (state: string): boolean => open.some((one) => one === state)

export const clockFacts = (row: ApplicationRow): ClockFacts => ({
  ticketAt: row.ticketAt,
  servedAt: row.servedAt,
  registeredAt: row.registeredAt,
  frontDoneAt: row.frontDoneAt,
  doneAt: row.doneAt,
})

/** First talk of each profession; rows come oldest first. */
export const talks = (interviews: readonly Pick<InterviewRow, 'profession' | 'occurredAt'>[]) => {
  const heldAt = (profession: string) => interviews.find((i) => i.profession === profession)?.occurredAt ?? null
  return { lawyerHeldAt: heldAt('lawyer'), psychologistHeldAt: heldAt('psychologist') }
}
