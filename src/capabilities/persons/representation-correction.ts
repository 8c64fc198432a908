/** A representation whose time or holder was told wrongly, or that never was (R20). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordCorrection } from '../../db/corrections.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Refused, refuse } from '../../db/outcome.ts'
import { bakuDay } from '../../kernel/dates.ts'
import type { ActingAs } from '../../rules/suspicion.ts'
import {
  closeAskedAbout,
  findRepresentation,
  type RepresentationEntry,
  updateRepresentation,
} from './relation-correction-queries.ts'
import type { RepresentationCorrection } from './relation-correction-schema.ts'
import { findRelatedPersonOf, type RelatedPersonRow } from './relation-queries.ts'

/** What was signed and where somebody stood for her rests on it; what was asked because it had ended is called off. */
export async function correctRepresentation(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { id: relatedPersonId, victimId }: RelatedPersonRow,
  ask: RepresentationCorrection,
): Promise<readonly ActingAs[] | Refused> {
  const entry = await findRepresentation(tx, relatedPersonId, ask.representationId)
  if (entry === undefined) return notFound
  const { field, reason } = ask
  if ((field === 'endedAt' || field === 'endReason') && entry.endedAt === null) return refuse('state_conflict')
  const value = field === 'endedAt' && ask.new !== null ? momentOf(ctx, ask.new, '/new') : ask.new
  if (typeof value === 'object' && value !== null) return value
  if (field === 'relatedPersonId') {
    const holder = await findRelatedPersonOf(tx, victimId, ask.new)
    if (holder === undefined || holder.struckAt !== null) {
      return refuse('validation_failed', { errors: [{ pointer: '/new', code: 'not_known' }] })
    }
  }
  recordCorrection(deps, tx, ctx, of(entry), { field, old: entry[field], new: value, reason })
  const right = { ...entry, [field]: value }
  if (right.endedAt === null) right.endReason = null
  updateRepresentation(tx, entry.id, {
    related_person_id: right.relatedPersonId,
    capacity: right.capacity,
    from_on: right.fromOn,
    documented_on: right.documentedOn,
    ended_at: right.endedAt,
    end_reason: right.endReason,
    struck_at: right.struck ? tx.at : null,
  })
  if (reaches(right, entry) && holds(right, ctx)) closeAskedAbout(tx, right.relatedPersonId, ctx.actorKey)
  return reaches(entry, right) ? ['representative', 'grantor'] : []
}

export function strikeRepresentation(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  entry: RepresentationEntry,
  reason: RepresentationCorrection['reason'],
): void {
  recordCorrection(deps, tx, ctx, of(entry), { field: 'struck', old: false, new: true, reason })
  updateRepresentation(tx, entry.id, { struck_at: tx.at })
}

const of = ({ id }: RepresentationEntry) => ({ kind: 'representation', id })

/** Whether the one covers time that the other does not, or another holder. */
const reaches = (one: RepresentationEntry, other: RepresentationEntry): boolean =>
  !one.struck &&
  (other.struck ||
    one.relatedPersonId !== other.relatedPersonId ||
    one.fromOn < other.fromOn ||
    (other.endedAt !== null && (one.endedAt === null || one.endedAt > other.endedAt)))

const holds = ({ fromOn, endedAt, struck }: RepresentationEntry, ctx: Ctx): boolean =>
  !struck && fromOn <= bakuDay(ctx.at) && (endedAt === null || endedAt > ctx.at)
