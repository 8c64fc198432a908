import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { following } from '../../db/paging.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant } from '../../kernel/dates.ts'

const notes = (tx: Tx, caseId: string, professions: readonly string[]) =>
  compose
    .selectFrom('case_notes as n')
    .select([
      'n.id',
      'n.profession',
      'n.text_id as textId',
      'n.recorded_by as recordedBy',
      'n.occurred_at as occurredAt',
      'n.recorded_at as recordedAt',
    ])
    .where('n.center_id', '=', tx.scope.orgId)
    .where('n.case_id', '=', caseId)
    .where('n.profession', 'in', [...professions])

export const findNote = (tx: Tx, caseId: string, professions: readonly string[], id: string) =>
  tx.one(notes(tx, caseId, professions).where('n.id', '=', id))
export type NoteRow = NonNullable<Awaited<ReturnType<typeof findNote>>>

export const listNotes = (
  tx: Tx,
  caseId: string,
  professions: readonly string[],
  limit: number,
  position: Position | null,
) =>
  tx.all(
    notes(tx, caseId, professions)
      .where(following(position, 'n.recorded_at', 'n.id'))
      .orderBy('n.recorded_at')
      .orderBy('n.id')
      .limit(limit + 1),
  )

export const insertNote = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    victimId: string
    profession: string
    textId: string
    occurredAt: Instant
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('case_notes').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      profession: row.profession,
      text_id: row.textId,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

/** Professions whose notes of the episode this caller was let into, and until when. */
export const accessOf = (tx: Tx, ctx: Ctx, caseId: string) =>
  tx.all(
    compose
      .selectFrom('note_readers as r')
      .select(['r.profession', 'r.until_at as untilAt'])
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.case_id', '=', caseId)
      .where('r.reader', '=', ctx.actorKey)
      .where((eb) => eb.or([eb('r.until_at', 'is', null), eb('r.until_at', '>', ctx.at)])),
  )

export const insertReader = (
  tx: Tx,
  row: {
    id: string
    caseId: string
    victimId: string
    profession: string
    reader: string
    basis: 'named' | 'emergency'
    reason: string | null
    untilAt: Instant | null
    recordedBy: string
  },
) =>
  tx.write(
    compose.insertInto('note_readers').values({
      center_id: tx.scope.orgId,
      id: row.id,
      case_id: row.caseId,
      victim_id: row.victimId,
      profession: row.profession,
      reader: row.reader,
      basis: row.basis,
      reason_code: row.reason,
      until_at: row.untilAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )
