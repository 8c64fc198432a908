import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { correctionsOf } from '../../http/corrections.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import { open, weighed } from '../../http/preview.ts'
import type { Action, PageOf } from '../../http/shapes.ts'
import { addDays, bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { administrativeUntil, complaintAnswer, courtUntil } from '../../rules/complaints.ts'
import { decide } from '../../rules/decision.ts'
import { type ComplaintRow, findComplaint, listComplaints, listSteps } from './complaint-queries.ts'
import type { Complaint, ComplaintQuery, ComplaintSummary, ComplaintTexts } from './complaint-schema.ts'
import { toldAt } from './complaint-tasks.ts'
import { answererFacts, decidedOn } from './complaint-weighing.ts'

export const readComplaint = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Complaint>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const pageComplaints = (
  deps: Deps,
  ctx: Ctx,
  query: ComplaintQuery,
): Promise<Outcome<PageOf<ComplaintSummary>>> =>
  perform(deps, ctx, async (tx) => {
    const { limit = 50, cursor } = query
    const rows = await listComplaints(tx, ctx, query, limit, readCursor(deps, ctx, 'complaints', cursor))
    const item = (row: ComplaintRow) => summaryOf(row, ctx)
    const page = pageOf(deps, ctx, 'complaints', limit, rows, (row) => [row.recordedAt, row.id], item)
    tx.touches(
      'complaint',
      null,
      page.items.flatMap(({ victimId }) => victimId ?? []),
    )
    return { ok: true, value: page }
  })

export const readComplaintTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<ComplaintTexts>> =>
  perform(deps, ctx, async (tx) => {
    const row = await found(tx, ctx, id)
    if (row === undefined) return notFound
    const read = async (textId: string | null) =>
      textId === null ? null : ((await deps.vault.getText(tx, textId, ctx.purpose ?? '')) ?? null)
    return { ok: true, value: { words: await read(row.textId), reason: await read(row.reasonTextId) } }
  })

export const readComplaintCorrections = correctionsOf('complaint', found)

export const touch = (tx: Tx, id: string, victimId: string | null): void =>
  tx.touches('complaint', id, victimId === null ? [] : [victimId])

async function found(tx: Tx, ctx: Ctx, id: string, own = false): Promise<ComplaintRow | undefined> {
  const row = await findComplaint(tx, ctx, id, own)
  if (row !== undefined) touch(tx, id, row.victimId)
  return row
}

/** `own`: to whoever has just written it, also about herself. */
export async function shown(tx: Tx, ctx: Ctx, id: string, own = false): Promise<Outcome<Complaint>> {
  const row = await found(tx, ctx, id, own)
  if (row === undefined) return notFound
  const [steps, told, decided] = await Promise.all([
    listSteps(tx, id),
    toldAt(tx, id),
    decidedOn(tx, ctx, row.aboutDecisionId),
  ])
  const value: Complaint = {
    ...summaryOf(row, ctx),
    aboutStaff: row.aboutStaff,
    aboutDecisionId: row.aboutDecisionId,
    appealTo: row.appealTo,
    toldAt: told,
    clocks: clocksOf(row, steps, told, decided),
    steps,
    decisionId: row.decisionId,
    actions: await actionsOf(tx, ctx, row),
  }
  return { ok: true, value, version: row.version }
}

function clocksOf(
  { dueAt }: ComplaintRow,
  steps: Complaint['steps'],
  told: Instant | null,
  decided: LocalDate | null,
): Complaint['clocks'] {
  const dayOf = (step: 'lodged' | 'answered') => {
    const last = steps.findLast((taken) => taken.instance === 'administrative_body' && taken.step === step)
    return last === undefined ? null : bakuDay(last.occurredAt)
  }
  const lodgedOn = dayOf('lodged')
  return {
    houseUntil: addDays(bakuDay(dueAt), -1),
    administrativeUntil: lodgedOn === null ? null : administrativeUntil(lodgedOn),
    courtUntil: courtUntil({
      decidedOn: decided,
      toldOn: told === null ? null : bakuDay(told),
      administrativeOn: dayOf('answered'),
    }),
  }
}

async function actionsOf(tx: Tx, ctx: Ctx, row: ComplaintRow): Promise<Action[]> {
  const act = (action: string, path = action) => [action, `/v1/complaints/${row.id}/${path}`] as const
  const always = [open(...act('step', 'steps')), open(...act('correction', 'corrections'))]
  if (row.state !== 'received') return always
  // Whoever asks whether she may answer is not asked for the reason yet.
  const whole = { outcome: 'upheld', anonymous: row.victimId === null, reasonGiven: true, appealTo: [] } as const
  const facts = { ...(await answererFacts(tx, ctx, row)), ...whole }
  const answering = decide('complaint.answer', complaintAnswer, facts, ctx.on)
  return [open(...act('handler')), weighed(ctx, ...act('answer'), answering), open(...act('withdrawal')), ...always]
}

const summaryOf = (row: ComplaintRow, ctx: Ctx): ComplaintSummary => ({
  id: row.id,
  victimId: row.victimId,
  kind: row.kind,
  broughtBy: row.broughtBy,
  about: row.about,
  matter: row.matter,
  state: row.state,
  handler: row.handler,
  dueAt: row.dueAt,
  overdue: row.state !== 'withdrawn' && (row.answeredAt ?? ctx.at) >= row.dueAt,
  outcome: row.outcome,
  answeredAt: row.answeredAt,
  occurredAt: row.occurredAt,
  recordedAt: row.recordedAt,
})
