/** Facts of every day: another bed, a night away, how a child goes on learning, a look at the stay. */
import type { Ctx, Deps } from '../../db/context.ts'
import { momentSince } from '../../db/moment.ts'
import { type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { bakuDay, instant } from '../../kernel/dates.ts'
import { bedChange, breaches } from '../../rules/child-guard.ts'
import type { Absence, BedChange, Education, StayReview } from './act-schema.ts'
import { cutPresence, insertPresence } from './bed-queries.ts'
import { settleIn } from './beds.ts'
import { begin, isRefused } from './begin.ts'
import { guardOf, stayOf, viewIn } from './guard.ts'
import { recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'
import { planStayTasks } from './stay-tasks.ts'

/** Where she sleeps from then on. New room-mates of a child of ten who was not asked are flagged. */
export const changeBed = (deps: Deps, ctx: Ctx, id: string, ask: BedChange): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'bed-change')
    if (isRefused(row)) return row
    const at = momentSince(ctx, ask.occurredAt, row.arrivedAt ?? ctx.at, row.departedAt)
    if (typeof at !== 'string') return at
    const guard = await guardOf(tx, ctx, row, bakuDay(at))
    const facts = { child: guard.age.child, companions: guard.companions, ...viewIn(guard, 'companion') }
    const breach = breaches(bedChange, facts, bakuDay(at))
    // Told after she left: where she slept is history, and no bed is held for it.
    const untilAt = row.departedAt
    const slept = { bedId: ask.bedId, overcapacity: false }
    const bed = untilAt === null ? await settleIn(deps, tx, ctx, row, ask.bedId, bakuDay(at), false) : slept
    cutPresence(tx, id, at)
    const present = { placementId: id, victimId: row.victimId, fromAt: at, untilAt, kind: 'present' } as const
    insertPresence(deps, tx, ctx, { ...present, ...bed })
    updatePlacement(tx, id, { breach: [...new Set([...row.breach, ...breach])] })
    recordEvent(deps, tx, ctx, row, { kind: 'bed_change', occurredAt: at, data: { bedId: ask.bedId }, breach })
    return shownAfter(tx, ctx, id)
  })

/** Days away count: the clock of the stay does not stop, and the bed stays hers. */
export const recordAbsence = (deps: Deps, ctx: Ctx, id: string, ask: Absence): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'absences')
    if (isRefused(row)) return row
    const at = momentSince(ctx, ask.occurredAt, row.arrivedAt ?? ctx.at, row.departedAt)
    if (typeof at !== 'string') return at
    const untilAt = ask.untilAt === undefined ? row.departedAt : instant(ask.untilAt)
    if (untilAt !== null && untilAt < at)
      return refuse('validation_failed', { errors: [{ pointer: '/untilAt', code: 'before_start' }] })
    const away = { placementId: id, victimId: row.victimId, bedId: null, fromAt: at, untilAt, kind: 'absent' } as const
    insertPresence(deps, tx, ctx, away)
    updatePlacement(tx, id, { state: row.state })
    recordEvent(deps, tx, ctx, row, { kind: 'absence', occurredAt: at, data: { untilAt, reason: ask.reason } })
    return shownAfter(tx, ctx, id)
  })

export const recordEducation = (deps: Deps, ctx: Ctx, id: string, ask: Education): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'education')
    if (isRefused(row)) return row
    const at = momentSince(ctx, ask.occurredAt, row.arrivedAt ?? ctx.at, row.departedAt)
    if (typeof at !== 'string') return at
    updatePlacement(tx, id, { education: ask.education })
    recordEvent(deps, tx, ctx, row, { kind: 'education', occurredAt: at, data: { education: ask.education } })
    return shownAfter(tx, ctx, id)
  })

/** The stay was looked at with her; the next review is planned from that day (THB-STAY-01). */
export const recordReview = (deps: Deps, ctx: Ctx, id: string, ask: StayReview): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'reviews')
    if (isRefused(row)) return row
    const at = momentSince(ctx, ask.occurredAt, row.arrivedAt ?? ctx.at, row.departedAt)
    if (typeof at !== 'string') return at
    const on = bakuDay(at)
    const reviewedOn = row.reviewedOn !== null && row.reviewedOn > on ? row.reviewedOn : on
    updatePlacement(tx, id, { reviewed_on: reviewedOn })
    recordEvent(deps, tx, ctx, row, { kind: 'review', occurredAt: at })
    if (row.departedAt === null) planStayTasks(deps, tx, ctx, row, { ...stayOf(row), reviewedOn })
    return shownAfter(tx, ctx, id)
  })
