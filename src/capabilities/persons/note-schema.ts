import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Id, OneOf, Page, VaultText } from '../../http/shapes.ts'
import { User } from './fence-schema.ts'

export const professions = ['psychological', 'legal', 'medical'] as const
export type Profession = (typeof professions)[number]
const profession = OneOf(['general', ...professions], 'Who reads it: everybody of the case staff, or one profession.')

export const NewNote = Closed({ profession, text: VaultText, occurredAt: Type.Optional(At) }, { title: 'NewNote' })
export type NewNote = Static<typeof NewNote>
export const Note = Closed(
  { id: Id, profession, mine: Type.Boolean(), occurredAt: At, recordedAt: At },
  { title: 'Note' },
)
export type Note = Static<typeof Note>
export const Notes = Page(Note, 'Notes')
export const NoteParams = Closed({ id: Id, noteId: Id })
export const NoteText = Closed({ text: VaultText }, { title: 'NoteText' })
export type NoteText = Static<typeof NoteText>

export const NoteReader = Closed({ user: User, profession: OneOf(professions) }, { title: 'NoteReader' })
export type NoteReader = Static<typeof NoteReader>
export const EmergencyAccess = Closed(
  {
    profession: OneOf(professions),
    reason: OneOf(['danger_to_life', 'medical_emergency', 'child_in_danger', 'other']),
  },
  { title: 'EmergencyAccess' },
)
export type EmergencyAccess = Static<typeof EmergencyAccess>
export const NoteAccess = Closed(
  {
    professions: Type.Array(profession, { description: 'Whose notes of this episode the caller reads now.' }),
    emergencyUntil: AtOrNull,
  },
  { title: 'NoteAccess' },
)
export type NoteAccess = Static<typeof NoteAccess>
