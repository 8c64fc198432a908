import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import {
  findRelatedPersonOf,
  insertRelatedPerson,
  listRelatedPersons,
  type RelatedPersonRow,
} from './relation-queries.ts'
import type { NewRelation, Relation, RelationName } from './relation-schema.ts'
import { findVictim, findVictimsByIds } from './victim-queries.ts'
import { aboutVictim, onVictim } from './work.ts'

export const recordRelation = (deps: Deps, ctx: Ctx, victimId: string, ask: NewRelation): Promise<Outcome<Relation>> =>
  onVictim(deps, ctx, victimId, async (tx) => {
    const { relation, relatedVictimId = null, name } = ask
    if (relatedVictimId !== null && (await findVictim(tx, ctx, relatedVictimId)) === undefined) {
      return refuse('validation_failed', { errors: [{ pointer: '/relatedVictimId', code: 'not_known' }] })
    }
    const id = deps.random.uuid()
    const textId = name && (await deps.vault.putText(tx, victimId, 'related_person', name, deps.random.uuid()))
    insertRelatedPerson(tx, {
      id,
      victimId,
      relation,
      relatedVictimId,
      textId: textId ?? null,
      recordedBy: ctx.actorKey,
    })
    const row = await findRelatedPersonOf(tx, victimId, id)
    if (row === undefined) return notFound
    return {
      ok: true,
      value: await relationSeen(tx, ctx, row),
      version: row.version,
      location: `/v1/victims/${victimId}/relations/${id}`,
    }
  })

export const readRelation = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<Relation>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    const row = await findRelatedPersonOf(tx, victimId, id)
    return row === undefined ? notFound : { ok: true, value: await relationSeen(tx, ctx, row), version: row.version }
  })

export const readRelationName = (deps: Deps, ctx: Ctx, victimId: string, id: string): Promise<Outcome<RelationName>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    tx.touches('related_person', id)
    const row = await findRelatedPersonOf(tx, victimId, id)
    const name = row?.textId ? await deps.vault.getText(tx, row.textId, ctx.purpose ?? '') : undefined
    return name === undefined ? notFound : { ok: true, value: { name } }
  })

export const pageRelations = (
  deps: Deps,
  ctx: Ctx,
  victimId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Relation>>> =>
  aboutVictim(deps, ctx, victimId, async (tx) => {
    const rows = await listRelatedPersons(tx, victimId, limit, readCursor(deps, ctx, 'relations', cursor))
    const seen = await seenAmong(tx, ctx, rows)
    const item = (row: RelatedPersonRow) => relationOf(row, seen)
    return { ok: true, value: pageOf(deps, ctx, 'relations', limit, rows, (row) => [row.recordedAt, row.id], item) }
  })

/** Of the relatives who are held here too: those whom the caller may see. A sealed one is not given away (R14). */
async function seenAmong(tx: Tx, ctx: Ctx, rows: readonly RelatedPersonRow[]): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap((row) => row.relatedVictimId ?? [])
  return new Set(ids.length === 0 ? [] : (await findVictimsByIds(tx, ctx, ids)).map((victim) => victim.id))
}

export const relationSeen = async (tx: Tx, ctx: Ctx, row: RelatedPersonRow): Promise<Relation> =>
  relationOf(row, await seenAmong(tx, ctx, [row]))

const relationOf = (row: RelatedPersonRow, seen: ReadonlySet<string>): Relation => ({
  id: row.id,
  relation: row.relation as Relation['relation'],
  relatedVictimId: seen.has(row.relatedVictimId ?? '') ? row.relatedVictimId : null,
  hasName: row.textId !== null,
  suspected: row.suspectedAt !== null,
  representation: representationOf(row),
  struckAt: row.struckAt,
  recordedAt: row.recordedAt,
})

const representationOf = (row: RelatedPersonRow): Relation['representation'] => {
  const { representationId: id, capacity, fromOn, documentedOn, endedAt, endReason } = row
  if (id === null || capacity === null || fromOn === null) return null
  const what = { id, capacity, fromOn, documented: row.documentTextId !== null, documentedOn, endedAt, endReason }
  return what as Relation['representation']
}
