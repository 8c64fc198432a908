/** What a placement rests on, told anew after the door: weighed by the rules of the door, stored whatever they say (R20, DV-REF-01). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Refused } from '../../db/outcome.ts'
import type { Instant } from '../../kernel/dates.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import { placementBasis } from '../../rules/placement.ts'
import { accompanyingDoor } from '../../rules/stay-change.ts'
import { followTasks } from './arrival-correction.ts'
import { basisOf, flagsAt, lookAtClock } from './arrival-duties.ts'
import { clocksOf } from './clock-correction.ts'
import { type BasisCorrection, fieldsOfBasis, type PlacementCorrection } from './correction-schema.ts'
import { breachesOf, retell } from './event-queries.ts'
import { guardOf, isReferralIn, suspectedCompany } from './guard.ts'
import { type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import { closeTasks } from './task-queries.ts'

const columns = {
  basis: 'basis',
  referralId: 'referral_id',
  referrerKind: 'referrer_kind',
  documentNo: 'document_no',
  documentOn: 'document_on',
} as const

export const isOfBasis = (ask: PlacementCorrection): ask is BasisCorrection =>
  fieldsOfBasis.some((field) => field === ask.field)

/** A paper that comes later moves no clock; a document number leaves its old and new words in the vault only. */
export async function correctBasis(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  { field, new: told, reason }: BasisCorrection,
): Promise<Refused | undefined> {
  if (field === 'referralId' && told !== null && !(await isReferralIn(tx, ctx, told))) return notFound
  const right: PlacementRow = { ...row, [field]: told }
  const inVault = field === 'documentNo'
  const words = JSON.stringify({ old: row[field], new: told })
  const textId = inVault
    ? await deps.vault.putText(tx, row.victimId, 'placement_document', words, deps.random.uuid())
    : null
  const change = { field, old: inVault ? null : row[field], new: inVault ? null : told, reason }
  recordCorrection(deps, tx, ctx, { kind: 'placement', id: row.id }, change)
  recordEvent(deps, tx, ctx, row, { kind: 'correction', data: { field, reason }, textId })
  const { decisionId, breach } = await weighAnew(deps, tx, ctx, right)
  await retell(deps, tx, ctx, row, { kind: 'requested', at: row.recordedAt }, { decisionId, breach })
  updatePlacement(tx, row.id, { [columns[field]]: told, breach: await breachesOf(tx, row.id) })
  await followOwed(deps, tx, ctx, row, right)
  return undefined
}

/** By the rules of the door, as of today. @returns what it breaks: nothing here is refused. */
async function weighAnew(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
): Promise<{ decisionId: string; breach: string[] }> {
  const keep = (decision: Decision) => recordDecision(deps, tx, ctx, { kind: 'placement', id: row.id }, decision)
  const basis = decide('placement.basis', placementBasis, basisOf(row), ctx.on)
  const decisionId = keep(basis)
  const grounds = [...basis.grounds]
  if (row.basis === 'accompanying_child') {
    const suspected = await suspectedCompany(tx, ctx, row)
    const company = decide('placement.accompanying-door', accompanyingDoor, { suspected }, ctx.on)
    keep(company)
    grounds.push(...company.grounds)
  }
  const broken = grounds.filter((ground) => ground.outcome === 'broken').map((ground) => ground.rule)
  return { decisionId, breach: [...new Set(broken)] }
}

async function followOwed(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, right: PlacementRow): Promise<void> {
  const { arrivedAt, admissionOn } = row
  if (arrivedAt === null || admissionOn === null) return
  const guard = await guardOf(tx, ctx, row, admissionOn)
  const before = await flagsAt(tx, ctx, row, guard)
  const now = await flagsAt(tx, ctx, right, guard)
  followTasks(deps, tx, ctx, { ...right, arrivedAt, admissionOn }, before.tasks, now.tasks)
  await askClockStart(deps, tx, ctx, row, { ...right, arrivedAt })
}

/** Of a transfer somebody asks where her clock began, unless that has been told; of any other basis nobody does. */
async function askClockStart(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  right: PlacementRow & { arrivedAt: Instant },
): Promise<void> {
  if (row.basis === right.basis) return
  if (row.basis === 'transfer') closeTasks(tx, row.id, ['ask_clock_start'], ctx.actorKey)
  if (right.basis !== 'transfer' || right.departedAt !== null) return
  const clock = (await clocksOf(tx, ctx, row.victimId)).find((one) => one.row.id === row.id)
  if (clock?.derived === true) lookAtClock(deps, tx, right, right.arrivedAt, 'ask_clock_start', 'case_worker')
}
