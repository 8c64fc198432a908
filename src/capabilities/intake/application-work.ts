/** The work of the front office: talks, papers, needs. Facts are stored; a talk or a paper missing stops nothing. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { openTask } from '../../db/tasks.ts'
import { documentTasks, frontDoneAt } from '../../rules/application.ts'
import { duties } from '../../rules/duty.ts'
import { acted, onApplication } from './application-actions.ts'
import { type ApplicationRow, findApplication, lockApplication, updateApplication } from './application-queries.ts'
import type { Application } from './application-schema.ts'
import { talks } from './application-states.ts'
import type { ApplicationTexts, DocumentStatus, NeedsAssessment, NewInterview } from './application-step-schema.ts'
import {
  assessmentsOf,
  finishTasks,
  insertAssessment,
  insertInterview,
  interviewsOf,
  openTasksOf,
  putDocument,
} from './step-queries.ts'

export const holdInterview = (deps: Deps, ctx: Ctx, id: string, ask: NewInterview): Promise<Outcome<Application>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockApplication(tx, ctx, id)
    if (row === undefined) return notFound
    if (ctx.actor?.roles.includes(ask.profession) !== true) return refuse('role_not_allowed')
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const textId =
      ask.text === undefined
        ? null
        : await deps.vault.putText(tx, row.victimId, 'interview', ask.text, deps.random.uuid())
    insertInterview(tx, {
      id: deps.random.uuid(),
      application_id: id,
      victim_id: row.victimId,
      profession: ask.profession,
      needs_rehabilitation: ask.needsRehabilitation,
      needs: ask.needs ?? [],
      alone_with_her: ask.aloneWithHer,
      breach: [...(row.registeredAt === null ? ['SVC-APPL-01'] : []), ...(ask.aloneWithHer ? [] : ['SVC-INT-01'])],
      text_id: textId,
      occurred_at: occurredAt,
      recorded_by: ctx.actorKey,
    })
    finishTasks(tx, id, [`interview_by_${ask.profession}`], ctx.actorKey)
    await goOn(tx, row)
    return acted(tx, ctx, id)
  })

/** After a correction: the instants count as they are known now, whatever was counted before (R32). */
export async function recountFront(tx: Tx, row: ApplicationRow): Promise<void> {
  const [interviews, assessments] = await Promise.all([interviewsOf(tx, row.id), assessmentsOf(tx, row.id)])
  const held = { at: tx.at, ...talks(interviews) }
  updateApplication(tx, row.id, { front_done_at: frontDoneAt(held, assessments[0]?.occurredAt ?? null) })
}

/** What the front office has done so far moves the state and stops its clock; it never holds anything up. */
async function goOn(tx: Tx, row: ApplicationRow): Promise<void> {
  const [interviews, assessments] = await Promise.all([interviewsOf(tx, row.id), assessmentsOf(tx, row.id)])
  const held = talks(interviews)
  const assessedAt = assessments[0]?.occurredAt ?? null
  const both = held.lawyerHeldAt !== null && held.psychologistHeldAt !== null
  const taken = row.state === 'registered' || row.state === 'interviewed'
  const state =
    taken && assessedAt !== null ? 'assessed' : row.state === 'registered' && both ? 'interviewed' : row.state
  const doneAt = row.frontDoneAt ?? frontDoneAt({ at: tx.at, ...held }, assessedAt)
  updateApplication(tx, row.id, { state, front_done_at: doneAt })
}

export const recordDocument = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  kind: 'identity' | 'dv_act',
  { status }: DocumentStatus,
): Promise<Outcome<Application>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockApplication(tx, ctx, id)
    if (row === undefined) return notFound
    putDocument(tx, { application_id: id, kind, status, recorded_by: ctx.actorKey })
    updateApplication(tx, id, { version: row.version })
    const what = `obtain_document_${kind}`
    if (status !== 'missing') {
      finishTasks(tx, id, [what], ctx.actorKey)
    } else if (!(await openTasksOf(tx, id)).has(what)) {
      const others = { identity: 'provided', dv_act: 'provided' } as const
      for (const duty of duties([documentTasks], { at: ctx.at, documents: { ...others, [kind]: status } })) {
        const task = {
          ruleId: duty.rule,
          role: 'front_office_operator',
          dueAt: duty.dueAt,
          victimId: row.victimId,
        } as const
        openTask(deps, tx, { ...task, what, caseId: row.caseId, resource: { kind: 'application', id } })
      }
    }
    return acted(tx, ctx, id)
  })

export const assessNeeds = (deps: Deps, ctx: Ctx, id: string, ask: NeedsAssessment) =>
  onApplication(deps, ctx, id, 'needs-assessment', async (tx, row) => {
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    insertAssessment(tx, {
      id: deps.random.uuid(),
      application_id: id,
      case_id: row.caseId,
      victim_id: row.victimId,
      needs_rehabilitation: ask.needsRehabilitation,
      needs: ask.needs,
      risk_level: ask.risk,
      occurred_at: occurredAt,
      recorded_by: ctx.actorKey,
    })
    await goOn(tx, row)
    return undefined
  })

/** What the vault holds of an application, for a purpose; words of a talk only for that profession (R18). */
export const readTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<ApplicationTexts>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findApplication(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('application_texts', id, [row.victimId])
    const read = async (textId: string | null) =>
      textId === null ? null : ((await deps.vault.getText(tx, textId, ctx.purpose ?? '')) ?? null)
    const told = await read(row.applicantTextId)
    const { applicant, account } = (told === null ? { applicant: null, account: null } : JSON.parse(told)) as Pick<
      ApplicationTexts,
      'applicant' | 'account'
    >
    const own = (await interviewsOf(tx, id)).filter((i) => ctx.actor?.roles.some((role) => role === i.profession))
    const interviews = []
    for (const interview of own) {
      const text = await read(interview.textId)
      if (text !== null) interviews.push({ id: interview.id, text })
    }
    return { ok: true, value: { applicant, account, refusalReason: await read(row.refusalTextId), interviews } }
  })
