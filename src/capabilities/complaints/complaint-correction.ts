/** A complaint set right: its clocks follow, and whoever turns out to be complained of has no further hand in it. */
import { colleague } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { complaintDueAt, complaintTasks } from '../../rules/complaints.ts'
import { duties } from '../../rules/duty.ts'
import { checkKnown } from './complaint-actions.ts'
import { type ComplaintRow, decisionTaken, lockComplaint, updateComplaint } from './complaint-queries.ts'
import type { Complaint, ComplaintCorrection } from './complaint-schema.ts'
import { askStaff, askToLook, closeTasks, moveTasks } from './complaint-tasks.ts'
import { shown, touch } from './complaint-view.ts'
import { complaintFacts, handlerFacts } from './complaint-weighing.ts'

export const correctComplaint = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { field, new: value, reason }: ComplaintCorrection,
): Promise<Outcome<Complaint>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockComplaint(tx, ctx, id)
    if (row === undefined) return notFound
    touch(tx, id, row.victimId)
    const at = field === 'occurredAt' ? momentOf(ctx, value) : row.occurredAt
    if (typeof at !== 'string') return at
    const told = field === 'aboutStaff' && value !== null ? colleague(deps, ctx, value) : value
    const right: ComplaintRow = { ...row, [field]: told, occurredAt: at }
    const { aboutDecisionId, aboutStaff } = right
    if (field === 'aboutDecisionId' && aboutDecisionId !== null) {
      if ((await decisionTaken(tx, ctx, aboutDecisionId)) === undefined) return notFound
    }
    recordCorrection(deps, tx, ctx, { kind: 'complaint', id }, { field, old: row[field], new: right[field], reason })
    updateComplaint(tx, id, {
      kind: right.kind,
      about: right.about,
      matter: right.matter,
      about_staff: aboutStaff,
      about_decision_id: aboutDecisionId,
      due_at: complaintDueAt(at),
      occurred_at: at,
    })
    if (field === 'aboutStaff' && aboutStaff !== null) await checkKnown(deps, tx, row, aboutStaff)
    await followClocks(deps, tx, ctx, right)
    await followHandler(deps, tx, ctx, right)
    return { ...(await shown(tx, ctx, id, true)), status: 200, location: `/v1/complaints/${id}` }
  })

/** What it asks for now and never asked before; what is no longer to be found out is done. */
async function followClocks(deps: Deps, tx: Tx, ctx: Ctx, right: ComplaintRow): Promise<void> {
  const owed = duties([complaintTasks], await complaintFacts(tx, ctx, right))
  const asked = await moveTasks(tx, right.id, owed)
  if (right.state === 'received') {
    askStaff(
      deps,
      tx,
      right,
      owed.filter(({ what }) => !asked.has(what)),
    )
  }
  for (const what of ['find_out_what_complaint_is_about', 'tell_her_of_court_term']) {
    if (asked.has(what) && !owed.some((duty) => duty.what === what)) closeTasks(tx, right.id, [what], ctx.actorKey)
  }
}

async function followHandler(deps: Deps, tx: Tx, ctx: Ctx, right: ComplaintRow): Promise<void> {
  if (right.handler === null) return
  const { complainedOf, decidedIt } = await handlerFacts(tx, ctx, right, right.handler)
  if (complainedOf !== true && decidedIt !== true) return
  if (right.state === 'received') {
    updateComplaint(tx, right.id, { handler: null })
    askToLook(deps, tx, right, 'name_complaint_handler', 'RIGHT-01')
  } else if (right.state === 'answered') askToLook(deps, tx, right, 'look_again_at_complaint', 'RIGHT-01')
}
