/** A placement as it is answered: what is stored, what the day makes of it, and what may be done next. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import type { Language } from '../../kernel/words.ts'
import type { StayLimit } from '../../rules/stay-limit.ts'
import { holdOf, isOvercapacity } from './bed-queries.ts'
import { departureOf } from './event-queries.ts'
import { type Guard, guardOf, knownTaker, stayOf } from './guard.ts'
import { findPlacement, type PlacementRow } from './placement-queries.ts'
import type { Placement, PlacementSummary } from './placement-schema.ts'
import { previews } from './previews.ts'
import { clockStartOf, flagsOf, limitOf, reviewDueOf } from './stay.ts'

export function summaryOf(row: PlacementRow, ctx: Ctx): PlacementSummary {
  const flags = flagsOf(stayOf(row), ctx.on)
  const reviewDueOn = reviewDueOf(stayOf(row))
  return {
    id: row.id,
    victimId: row.victimId,
    code: row.code,
    caseId: row.caseId,
    regime: row.regime,
    state: row.state as PlacementSummary['state'],
    basis: row.basis as PlacementSummary['basis'],
    childRole: row.childRole as PlacementSummary['childRole'],
    expectedOn: row.expectedOn,
    admissionOn: row.admissionOn,
    clockStartOn: clockStartOf(row),
    departedAt: row.departedAt,
    lastDay: limitOf(stayOf(row))?.lastDay ?? null,
    overLimit: flags.overLimit,
    reviewDueOn,
    reviewOverdue: reviewDueOn !== null && ctx.on > reviewDueOn,
    breach: [...new Set([...row.breach, ...(flags.breach ?? [])])],
    recordedAt: row.recordedAt,
  }
}

const limitShown = ({ grounds, ...limit }: StayLimit, language: Language): Placement['limit'] => ({
  ...limit,
  grounds: grounds.map(({ rule, outcome, says, source }) => ({ rule, outcome, says: says[language], source })),
})

const peopleShown = ({ representatives, views }: Guard): Pick<Placement, 'representatives' | 'views'> => ({
  representatives: representatives.map((r) => ({
    ...r,
    capacity: r.capacity as Placement['representatives'][number]['capacity'],
  })),
  views: views.map(({ weighedTextId: _, ...view }) => view as Placement['views'][number]),
})

/** Reads what this transaction has written so far. */
export async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Placement>> {
  const row = await findPlacement(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('placement', id, [row.victimId])
  const [guard, hold, overcapacity] = await Promise.all([
    guardOf(tx, ctx, row, ctx.on),
    holdOf(tx, id),
    isOvercapacity(tx, id),
  ])
  const left = row.departedAt === null ? undefined : await departureOf(tx, id)
  const taker = await knownTaker(tx, ctx, left?.takerRelatedPersonId ?? null)
  const limit = limitOf(stayOf(row))
  // Who may not see the person of that placement does not learn of her by it (R14).
  const companion = row.companionOfPlacementId
  const companionSeen = companion !== null && (await findPlacement(tx, ctx, companion)) !== undefined
  const value: Placement = {
    ...summaryOf(row, ctx),
    placementRequestReference: row.placementRequestReference,
    ageBand: row.ageBand as Placement['ageBand'],
    transferReference: row.transferReference,
    referralId: row.referralId,
    referrerKind: row.referrerKind,
    documentNo: row.documentNo,
    documentOn: row.documentOn,
    companionOfPlacementId: companionSeen ? companion : null,
    companionRelatedPersonId: row.companionRelatedPersonId,
    arrivedAt: row.arrivedAt,
    childAtAdmission: row.childAtAdmission,
    finalizedAt: row.finalizedAt,
    plannedExitOn: row.plannedExitOn,
    extendedUntil: row.extendedUntil,
    accompanyingUntilOn: row.accompanyingUntilOn,
    exitReason: row.exitReason as Placement['exitReason'],
    departure: left === undefined ? null : { ...left, takerRelatedPersonId: taker },
    education: row.education as Placement['education'],
    overcapacity,
    bed: hold === undefined ? null : { bedId: hold.bedId, nights: { fromOn: hold.fromOn, beforeOn: hold.beforeOn } },
    limit: limit === null ? null : limitShown(limit, ctx.language),
    ...peopleShown(guard),
    actions: await previews(tx, ctx, row, guard),
  }
  return { ok: true, value, version: row.version }
}

/** After an act: the placement as it now is, at its own address. */
export async function shownAfter(tx: Tx, ctx: Ctx, id: string, decisionId?: string): Promise<Outcome<Placement>> {
  const outcome = await shown(tx, ctx, id)
  if (outcome.ok !== true) return outcome
  const decided = decisionId === undefined ? {} : { decisionId }
  return { ...outcome, status: 200, location: `/v1/placements/${id}`, ...decided }
}
