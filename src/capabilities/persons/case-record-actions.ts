/** Facts of an episode: status, acts, needs, danger, safety plan, rights. None is ever refused by a rule. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { type Outcome, refuse } from '../../db/outcome.ts'
import type { Instant } from '../../kernel/dates.ts'
import { type CaseRow, findOpenCase, insertCaseEvent, updateCase } from './case-queries.ts'
import {
  closeRightsTasks,
  countViolenceKinds,
  insertAct,
  insertNeeds,
  insertRisk,
  insertSafetyPlan,
  lastClosing,
  type Stamp,
  setRiskLevel,
  textsOf,
} from './case-record-queries.ts'
import type {
  CaseTexts,
  ExploitationAct,
  NeedsAssessment,
  NewThbStatus,
  RightsExplained,
  RiskAssessment,
  SafetyPlan,
  ViolenceAct,
} from './case-record-schema.ts'
import type { Case } from './case-schema.ts'
import { shownCase } from './case-shown.ts'
import { recordThbStatus } from './thb-status.ts'
import { aboutCase, onCase } from './work.ts'

type Fact = { readonly occurredAt?: Instant }

/** Stores one fact of an episode and answers the episode. */
const fact =
  <Ask extends Fact>(store: (deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, stamp: Stamp, ask: Ask) => Promise<unknown>) =>
  (deps: Deps, ctx: Ctx, id: string, ask: Ask): Promise<Outcome<Case>> =>
    onCase(deps, ctx, id, async (tx, row) => {
      const occurredAt = momentOf(ctx, ask.occurredAt)
      if (typeof occurredAt !== 'string') return occurredAt
      const stamp = { caseId: id, victimId: row.victimId, occurredAt, recordedBy: ctx.actorKey }
      await store(deps, tx, ctx, row, { id: deps.random.uuid(), ...stamp }, ask)
      return { ...(await shownCase(tx, ctx, id)), status: 200, location: `/v1/cases/${id}` }
    })

const textOf = async (deps: Deps, tx: Tx, victimId: string, kind: string, text: string | undefined) =>
  text === undefined ? null : deps.vault.putText(tx, victimId, kind, text, deps.random.uuid())

const storeStatus = fact<NewThbStatus>((deps, tx, ctx, row, { occurredAt }, ask) =>
  recordThbStatus(deps, tx, ctx, row, { ...ask, occurredAt }),
)

export async function addStatus(deps: Deps, ctx: Ctx, id: string, ask: NewThbStatus): Promise<Outcome<Case>> {
  const { status, identifiedBefore } = ask
  const faulty = (pointer: string, code: string) => refuse('validation_failed', { errors: [{ pointer, code }] })
  if (identifiedBefore === undefined) return storeStatus(deps, ctx, id, ask)
  if (status !== 'identified') return faulty('/identifiedBefore', 'only_for_identified')
  if (identifiedBefore.identifiedOn > ctx.on) return faulty('/identifiedBefore/identifiedOn', 'in_the_future')
  return storeStatus(deps, ctx, id, ask)
}

export const recordViolence = fact<ViolenceAct>(async (deps, tx, ctx, row, stamp, { kinds, text }) => {
  const textId = await textOf(deps, tx, row.victimId, 'violence', text)
  insertAct(tx, { ...stamp, act: 'violence', kinds, textId })
  countViolenceKinds(tx, row.id)
  await reopenByAct(deps, tx, ctx, row, stamp.occurredAt)
})

export const recordExploitation = fact<ExploitationAct>(async (deps, tx, ctx, row, stamp, { kinds, text }) => {
  const textId = await textOf(deps, tx, row.victimId, 'exploitation', text)
  insertAct(tx, { ...stamp, act: 'exploitation', kinds, textId })
  await reopenByAct(deps, tx, ctx, row, stamp.occurredAt)
})

/** An act after the closing reopens the episode, unless a newer one is open already; an older act is only entered late. */
export async function reopenByAct(deps: Deps, tx: Tx, ctx: Ctx, row: CaseRow, occurredAt: Instant): Promise<void> {
  if (row.state === 'open') return
  const closedAt = await lastClosing(tx, row.id)
  if (closedAt !== null && occurredAt <= closedAt) return
  if ((await findOpenCase(tx, row.victimId, row.regime)) !== undefined) return
  updateCase(tx, row.id, { state: 'open', closed_on: null, closure_reason: null })
  const event = { caseId: row.id, victimId: row.victimId, kind: 'reopened' as const, code: 'new_act' }
  insertCaseEvent(tx, { id: deps.random.uuid(), ...event, occurredAt: ctx.at, recordedBy: ctx.actorKey })
}

export const assessNeeds = fact<NeedsAssessment>(async (_deps, tx, _ctx, row, stamp, ask) => {
  const { needsRehabilitation, needs, riskLevel } = ask
  insertNeeds(tx, { ...stamp, needsRehabilitation, needs, riskLevel })
  setRiskLevel(tx, row.id)
})

export const assessRisk = fact<RiskAssessment>(async (deps, tx, _ctx, row, stamp, { riskLevel, text }) => {
  insertRisk(tx, { ...stamp, riskLevel, textId: await textOf(deps, tx, row.victimId, 'risk', text) })
  setRiskLevel(tx, row.id)
})

export const makeSafetyPlan = fact<SafetyPlan>(async (deps, tx, _ctx, row, stamp, ask) => {
  const { text, madeWithHer, reviewOn = null } = ask
  const textId = await deps.vault.putText(tx, row.victimId, 'safety_plan', text, deps.random.uuid())
  insertSafetyPlan(tx, { ...stamp, madeWithHer, textId, reviewOn })
})

export const explainRights = fact<RightsExplained>(async (_deps, tx, ctx, row, stamp, { language }) => {
  updateCase(tx, row.id, { rights_explained_at: stamp.occurredAt, rights_language: language })
  insertCaseEvent(tx, { ...stamp, kind: 'rights_explained', code: language })
  closeRightsTasks(tx, row.victimId, ctx.actorKey)
})

export const readCaseTexts = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<CaseTexts>> =>
  aboutCase(deps, ctx, id, async (tx) => {
    const items: CaseTexts['items'] = []
    for (const { about, textId, occurredAt } of await textsOf(tx, id)) {
      const text = await deps.vault.getText(tx, textId, ctx.purpose ?? '')
      if (text === undefined) return refuse('not_found')
      items.push({ about: about as CaseTexts['items'][number]['about'], occurredAt, text })
    }
    return { ok: true, value: { items } }
  })
