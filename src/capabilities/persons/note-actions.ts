/** Professional notes: read by that profession and the colleagues it names (R18). What may not be read is not there. */
import type { Role } from '../../access/actor.ts'
import { colleague } from '../../db/actor-key.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { momentOf } from '../../db/moment.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { openTask } from '../../db/tasks.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { addMinutes } from '../../kernel/dates.ts'
import { accessOf, findNote, insertNote, insertReader, listNotes, type NoteRow } from './note-queries.ts'
import type { EmergencyAccess, NewNote, Note, NoteAccess, NoteReader, NoteText, Profession } from './note-schema.ts'
import { aboutCase, onCase } from './work.ts'

const professionOf: Partial<Readonly<Record<Role, Profession>>> = {
  psychologist: 'psychological',
  lawyer: 'legal',
  medical_worker: 'medical',
}
/** R18: an emergency opens for this long. */
const emergencyMinutes = 4 * 60

const own = (ctx: Ctx): readonly Profession[] =>
  (ctx.actor?.roles ?? []).map((role) => professionOf[role]).filter((profession) => profession !== undefined)

const readable = async (tx: Tx, ctx: Ctx, caseId: string): Promise<readonly string[]> => {
  const admitted = (await accessOf(tx, ctx, caseId)).map((row) => row.profession)
  return [...new Set(['general', ...own(ctx), ...admitted])]
}

export const writeNote = (deps: Deps, ctx: Ctx, caseId: string, ask: NewNote): Promise<Outcome<Note>> =>
  onCase(deps, ctx, caseId, async (tx, { victimId }) => {
    const { profession, text } = ask
    if (profession !== 'general' && !own(ctx).includes(profession)) return refuse('role_not_allowed')
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const id = deps.random.uuid()
    const textId = await deps.vault.putText(tx, victimId, `note.${profession}`, text, deps.random.uuid())
    insertNote(tx, { id, caseId, victimId, profession, textId, occurredAt, recordedBy: ctx.actorKey })
    const row = await findNote(tx, caseId, [profession], id)
    const location = `/v1/cases/${caseId}/notes/${id}`
    return row === undefined ? notFound : { ok: true, value: noteOf(ctx)(row), location }
  })

export const readNote = (deps: Deps, ctx: Ctx, caseId: string, id: string): Promise<Outcome<Note>> =>
  aboutCase(deps, ctx, caseId, async (tx) => {
    const row = await findNote(tx, caseId, await readable(tx, ctx, caseId), id)
    return row === undefined ? notFound : { ok: true, value: noteOf(ctx)(row) }
  })

export const readNoteText = (deps: Deps, ctx: Ctx, caseId: string, id: string): Promise<Outcome<NoteText>> =>
  aboutCase(deps, ctx, caseId, async (tx) => {
    tx.touches('note', id)
    const row = await findNote(tx, caseId, await readable(tx, ctx, caseId), id)
    const text = row && (await deps.vault.getText(tx, row.textId, ctx.purpose ?? ''))
    return text === undefined ? notFound : { ok: true, value: { text } }
  })

export const pageNotes = (
  deps: Deps,
  ctx: Ctx,
  caseId: string,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<Note>>> =>
  aboutCase(deps, ctx, caseId, async (tx) => {
    const position = readCursor(deps, ctx, 'notes', cursor)
    const rows = await listNotes(tx, caseId, await readable(tx, ctx, caseId), limit, position)
    return {
      ok: true,
      value: pageOf(deps, ctx, 'notes', limit, rows, (row) => [row.recordedAt, row.id], noteOf(ctx)),
    }
  })

export const nameNoteReader = (deps: Deps, ctx: Ctx, caseId: string, ask: NoteReader): Promise<Outcome<NoteAccess>> =>
  onCase(deps, ctx, caseId, async (tx, { victimId }) => {
    const { user, profession } = ask
    if (!own(ctx).includes(profession)) return refuse('role_not_allowed')
    const reader = colleague(deps, ctx, user)
    const row = { id: deps.random.uuid(), caseId, victimId, profession, reader, recordedBy: ctx.actorKey }
    insertReader(tx, { ...row, basis: 'named', reason: null, untilAt: null })
    return access(tx, ctx, caseId)
  })

/** Inside the holder only; the manager is told at once, and it stands in the trail that she may read. */
export const openInEmergency = (
  deps: Deps,
  ctx: Ctx,
  caseId: string,
  { profession, reason }: EmergencyAccess,
): Promise<Outcome<NoteAccess>> =>
  onCase(deps, ctx, caseId, async (tx, { victimId }) => {
    const id = deps.random.uuid()
    tx.touches('emergency_access', id)
    const row = { id, caseId, victimId, profession, reader: ctx.actorKey, recordedBy: ctx.actorKey }
    insertReader(tx, { ...row, basis: 'emergency', reason, untilAt: addMinutes(ctx.at, emergencyMinutes) })
    const what = 'review_emergency_access'
    const resource = { kind: 'emergency_access', id }
    openTask(deps, tx, { what, ruleId: null, role: 'center_manager', dueAt: ctx.at, victimId, caseId, resource })
    return access(tx, ctx, caseId)
  })

async function access(tx: Tx, ctx: Ctx, caseId: string): Promise<Outcome<NoteAccess>> {
  const rows = await accessOf(tx, ctx, caseId)
  const until = rows.map((row) => row.untilAt).filter((at) => at !== null)
  const professions = (await readable(tx, ctx, caseId)) as NoteAccess['professions']
  return {
    ok: true,
    value: { professions, emergencyUntil: until.sort().at(-1) ?? null },
    status: 200,
    location: `/v1/cases/${caseId}/note-access`,
  }
}

export const readNoteAccess = (deps: Deps, ctx: Ctx, caseId: string): Promise<Outcome<NoteAccess>> =>
  aboutCase(deps, ctx, caseId, (tx) => access(tx, ctx, caseId))

const noteOf =
  (ctx: Ctx) =>
  ({ textId: _, recordedBy, ...row }: NoteRow): Note => ({
    ...row,
    profession: row.profession as Note['profession'],
    mine: recordedBy === ctx.actorKey,
  })
