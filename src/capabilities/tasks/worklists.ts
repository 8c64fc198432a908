/** Whose tasks somebody sees, and which of them he may end: a worklist tells who is here and what is feared for her. */
import type { Actor, Role } from '../../access/actor.ts'

/** They stand in for each other at night, so they see each other's work. */
const care: readonly Role[] = ['case_worker', 'psychologist', 'lawyer', 'medical_worker', 'duty_officer']

const leads = (actor: Actor | null): boolean => actor?.roles.includes('center_manager') === true

/** Null: everybody's, for management. */
export function worklistsOf(actor: Actor | null): readonly Role[] | null {
  if (leads(actor)) return null
  const own = actor?.roles ?? []
  return own.some((role) => care.includes(role)) ? [...new Set([...own, ...care])] : own
}

/** These end with the act that they ask for, which leaves its own record; a tick would leave the duty undone. */
export const endsByItsAct: ReadonlySet<string> = new Set([
  'review_notice',
  'deliver_notice_by_hand',
  'review_incident',
  'assess_data_breach',
  'name_complaint_handler',
  'answer_complaint',
  'complaint_overdue',
])

/** By his role, or by management in his place; what is to be reviewed not by whoever made it necessary (R18). */
export function mayEnd(
  actor: Actor | null,
  actorKey: string,
  task: { readonly role: string; readonly what: string; readonly openedBy: string | null },
): boolean {
  const his = leads(actor) || actor?.roles.some((role) => role === task.role) === true
  return his && !(task.what.startsWith('review_') && task.openedBy === actorKey)
}
