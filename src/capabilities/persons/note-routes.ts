import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams, PageQuery } from '../../http/shapes.ts'
import {
  nameNoteReader,
  openInEmergency,
  pageNotes,
  readNote,
  readNoteAccess,
  readNoteText,
  writeNote,
} from './note-actions.ts'
import { EmergencyAccess, NewNote, Note, NoteAccess, NoteParams, NoteReader, Notes, NoteText } from './note-schema.ts'

const tags = ['notes']

export const noteRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/cases/:id/notes',
    {
      config: { may: 'note:write', records: 'fact' },
      schema: {
        operationId: 'writeNote',
        summary: 'Write a professional note',
        description: 'Into the vault; read by that profession and named colleagues.',
        tags,
        params: IdParams,
        body: NewNote,
        response: { 201: Note },
      },
    },
    async (request, reply) =>
      answer(request, reply, await writeNote(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/cases/:id/notes',
    {
      config: { may: 'note:read' },
      schema: {
        operationId: 'listNotes',
        summary: 'Notes that the caller may read',
        description: 'Oldest first, without their words.',
        tags,
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Notes },
      },
    },
    async (request, reply) =>
      answer(request, reply, await pageNotes(deps, request.ctx, request.params.id, request.query)),
  )

  app.get(
    '/v1/cases/:id/notes/:noteId',
    {
      config: { may: 'note:read' },
      schema: {
        operationId: 'readNote',
        summary: 'One note',
        description: 'Without its words.',
        tags,
        params: NoteParams,
        response: { 200: Note },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readNote(deps, request.ctx, request.params.id, request.params.noteId)),
  )

  app.get(
    '/v1/cases/:id/notes/:noteId/text',
    {
      config: { may: 'note:read', purpose: true },
      schema: {
        operationId: 'readNoteText',
        summary: 'Open a note',
        description: 'Needs a Purpose; every reading is in the trail.',
        tags,
        params: NoteParams,
        response: { 200: NoteText },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readNoteText(deps, request.ctx, request.params.id, request.params.noteId)),
  )

  app.get(
    '/v1/cases/:id/note-access',
    {
      config: { may: 'note:read' },
      schema: {
        operationId: 'readNoteAccess',
        summary: 'Which notes the caller reads',
        description: 'By profession.',
        tags,
        params: IdParams,
        response: { 200: NoteAccess },
      },
    },
    async (request, reply) => answer(request, reply, await readNoteAccess(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/cases/:id/note-readers',
    {
      config: { may: 'note:write', records: 'fact' },
      schema: {
        operationId: 'nameNoteReader',
        summary: 'Name a colleague who reads a profession’s notes',
        description: 'By a member of that profession.',
        tags,
        params: IdParams,
        body: NoteReader,
        response: { 200: NoteAccess },
      },
    },
    async (request, reply) =>
      answer(request, reply, await nameNoteReader(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/cases/:id/emergency-access',
    {
      config: { may: 'note:read', records: 'fact' },
      schema: {
        operationId: 'openInEmergency',
        summary: 'Read a profession’s notes in an emergency',
        description: 'For four hours, with a reason; the manager is told and she sees it in her statement.',
        tags,
        params: IdParams,
        body: EmergencyAccess,
        response: { 200: NoteAccess },
      },
    },
    async (request, reply) =>
      answer(request, reply, await openInEmergency(deps, request.ctx, request.params.id, request.body)),
  )
}
