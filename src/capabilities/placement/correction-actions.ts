/** Facts of a placement set right. Dates and duties follow; a stay gets shorter only when management says so. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { day, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { raiseArrivalNotices } from './arrival-duties.ts'
import { correctBasis, isOfBasis } from './basis-correction.ts'
import { isRefused } from './begin.ts'
import {
  clocksOf,
  followClocks,
  managementDecision,
  noticeAmiss,
  recordShortening,
  withFloor,
} from './clock-correction.ts'
import { continuedFrom } from './continuation.ts'
import type { HeadCorrection, PlacementCorrection } from './correction-schema.ts'
import { retell } from './event-queries.ts'
import { correctRepresentative, correctView } from './fact-corrections.ts'
import { stayOf } from './guard.ts'
import { lockPlacement, type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import { childRoles, educations, exitReasons, type Placement } from './placement-schema.ts'
import { presumeToldChild } from './presumption.ts'
import { shownAfter } from './shown.ts'
import { planStayTasks } from './stay-tasks.ts'
import { correctTaker, isOfTaker } from './taker-correction.ts'
import { correctArrival, correctDeparture } from './time-corrections.ts'

export const correctPlacement = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  ask: PlacementCorrection,
): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockPlacement(tx, ctx, id)
    if (row === undefined) return { ok: false, code: 'not_found' }
    tx.touches('placement', id, [row.victimId])
    const noticed = 'noticeOn' in ask && ask.noticeOn !== undefined ? { ask, on: ask.noticeOn } : null
    const amiss = noticed === null ? null : noticeAmiss(ctx, row, noticed.on)
    const refused = amiss ?? (await corrected(deps, tx, ctx, row, ask))
    if (refused !== undefined) return refused
    const decisionId = noticed === null ? undefined : recordShortening(deps, tx, ctx, row, noticed.on, noticed.ask)
    return shownAfter(tx, ctx, id, decisionId)
  })

function corrected(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, ask: PlacementCorrection) {
  if ('viewId' in ask) return correctView(deps, tx, ctx, row, ask)
  if ('representativeId' in ask) return correctRepresentative(deps, tx, ctx, row, ask)
  if (isOfTaker(ask)) return correctTaker(deps, tx, ctx, row, ask)
  return isOfBasis(ask) ? correctBasis(deps, tx, ctx, row, ask) : correctHead(deps, tx, ctx, row, ask)
}

async function correctHead(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  ask: HeadCorrection,
): Promise<Refused | undefined> {
  const { field, reason } = ask
  const right = await setRight(deps, tx, ctx, row, ask)
  if (isRefused(right)) return right
  const change = { field, old: row[field], new: right[field], reason }
  recordCorrection(deps, tx, ctx, { kind: 'placement', id: row.id }, change)
  recordEvent(deps, tx, ctx, row, { kind: 'correction', data: { field, reason } })
  if (right.departedAt === null) planStayTasks(deps, tx, ctx, right, stayOf(right))
  return undefined
}

/** A removal is a decision, not a reason that somebody told. */
const tellable = exitReasons.filter((reason) => reason !== 'removal')

const faulty = (code: string): Refused => refuse('validation_failed', { errors: [{ pointer: '/new', code }] })

function dayAsked(text: string): LocalDate | Refused {
  try {
    return day(text)
  } catch (error) {
    if (error instanceof RangeError) return faulty('format_date')
    throw error
  }
}

/** Writes the one fact and what hangs on it. @returns the row as it now is. */
async function setRight(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  ask: HeadCorrection,
): Promise<PlacementRow | Refused> {
  if (row.arrivedAt === null) return refuse('state_conflict')
  switch (ask.field) {
    case 'arrivedAt':
      return correctArrival(deps, tx, ctx, row, row.arrivedAt, ask)
    case 'departedAt':
      return correctDeparture(deps, tx, ctx, row, ask)
    case 'childAtAdmission': {
      if (ask.new !== 'true' && ask.new !== 'false') return faulty('not_in_list')
      const childAtAdmission = ask.new === 'true'
      // Whoever turns out to have come as a child is a child of whom bodies must be told (R20).
      const right = childAtAdmission
        ? await cameAsChild(deps, tx, ctx, row, row.arrivedAt)
        : { ...row, childAtAdmission }
      const change = { child_at_admission: childAtAdmission, child_role: right.childRole }
      return withFloor(tx, row, right, managementDecision(ctx, ask), change)
    }
    case 'newIncident': {
      if (ask.new !== 'true' && ask.new !== 'false') return faulty('not_in_list')
      const newIncident = ask.new === 'true'
      const clocks = await clocksOf(tx, ctx, row.victimId)
      const goesOn = await continuedFrom(tx, { ...row, newIncident }, row.arrivedAt)
      const clockStartOn = row.basis === 'transfer' ? row.clockStartOn : (goesOn ?? row.admissionOn)
      const change = { new_incident: newIncident, clock_start_on: clockStartOn }
      const right = withFloor(tx, row, { ...row, newIncident, clockStartOn }, managementDecision(ctx, ask), change)
      await followClocks(deps, tx, ctx, clocks, row, ask)
      return right
    }
    case 'clockStartOn': {
      const clockStartOn = dayAsked(ask.new)
      if (typeof clockStartOn !== 'string') return clockStartOn
      if (row.admissionOn === null || clockStartOn > row.admissionOn) return faulty('after_arrival')
      const clocks = await clocksOf(tx, ctx, row.victimId)
      const told = { ...row, clockStartOn }
      const right = withFloor(tx, row, told, managementDecision(ctx, ask), { clock_start_on: clockStartOn })
      await followClocks(deps, tx, ctx, clocks, row, ask)
      return right
    }
    case 'exitReason': {
      const exitReason = tellable.find((known) => known === ask.new)
      if (row.departedAt === null || row.exitReason === 'removal') return refuse('state_conflict')
      if (exitReason === undefined) return faulty('not_in_list')
      updatePlacement(tx, row.id, { exit_reason: exitReason })
      await retell(deps, tx, ctx, row, { kind: 'departure', at: row.departedAt }, { data: { reason: exitReason } })
      return { ...row, exitReason }
    }
    case 'education': {
      const education = educations.find((known) => known === ask.new)
      if (education === undefined) return faulty('not_in_list')
      updatePlacement(tx, row.id, { education })
      return { ...row, education }
    }
    case 'childRole': {
      const childRole = childRoles.find((role) => role === ask.new)
      if (childRole === undefined) return faulty('not_in_list')
      updatePlacement(tx, row.id, { child_role: childRole })
      const presumedChild = await presumeToldChild(deps, tx, ctx, { ...row, childRole })
      const childAtAdmission = presumedChild !== row.presumedChild ? true : row.childAtAdmission
      const right = { ...row, childRole, presumedChild, childAtAdmission }
      await raiseArrivalNotices(deps, tx, ctx, right, row.arrivedAt)
      return right
    }
  }
}

/** Of no known birth date she is taken for a child by that word alone (GEN-AGE-02). */
async function cameAsChild(deps: Deps, tx: Tx, ctx: Ctx, row: PlacementRow, at: Instant): Promise<PlacementRow> {
  const told = row.childRole ?? 'unknown'
  const presumedChild = await presumeToldChild(deps, tx, ctx, { ...row, childRole: told })
  const childRole = presumedChild ? told : row.childRole
  const right = { ...row, childAtAdmission: true, presumedChild, childRole }
  await raiseArrivalNotices(deps, tx, ctx, right, at)
  return right
}
