import { type Static, Type } from 'typebox'
import { Action, At, AtOrNull, Closed, Day, DayOrNull, Id, Language, Nullable, OneOf, Page } from '../../http/shapes.ts'

export const sexes = ['female', 'male', 'unknown'] as const
export const ageBases = ['document', 'declared', 'estimated', 'unknown'] as const
export const citizenshipGroups = ['citizen', 'foreigner', 'stateless', 'unknown'] as const
export const residenceRights = ['permanent', 'temporary', 'none', 'unknown'] as const
export const needs = [
  'accessible_room',
  'interpreter',
  'medical',
  'psychological',
  'legal',
  'infant_care',
  'medication',
  'pregnancy',
  'education',
  'work',
  'housing',
  'documents',
  'benefits',
  'none',
] as const
export const safetyFlags = [
  'suspect_in_police',
  'suspect_in_ministry',
  'suspect_knows_center',
  'weapon',
  'tracking',
  'self_harm',
] as const

const Facts = {
  sex: OneOf(sexes, 'For rooms and statistics only; no rule of eligibility reads it.'),
  birthOn: DayOrNull,
  ageBasis: OneOf(ageBases, 'How the age is known.'),
  presumedChild: Type.Boolean({ description: 'May be under 18: protected as a child until known otherwise.' }),
  emancipated: Type.Boolean({ description: 'A minor who consents for herself.' }),
  citizenshipGroup: OneOf(citizenshipGroups),
  residenceRight: OneOf(residenceRights),
  language: Language,
  needs: Type.Array(OneOf(needs), { uniqueItems: true, maxItems: 20 }),
  safetyFlags: Type.Array(OneOf(safetyFlags), { uniqueItems: true, maxItems: 10 }),
}

export const Identity = Closed(
  {
    givenName: Type.String({ minLength: 1, maxLength: 120 }),
    familyName: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    patronymic: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    documentKind: Type.Optional(OneOf(['identity_card', 'passport', 'birth_certificate', 'residence_permit', 'other'])),
    documentNo: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    phone: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
  },
  { title: 'Identity', description: 'Kept in the vault only; every reading names a purpose and is logged.' },
)
export type Identity = Static<typeof Identity>

export const NewVictim = Closed(
  { ...Type.Partial(Type.Object(Facts)).properties, identity: Type.Optional(Identity) },
  { title: 'NewVictim', description: 'Nothing is demanded: a person without a name, a paper or an age is a person.' },
)
export type NewVictim = Static<typeof NewVictim>

export const VictimChange = Closed({ ...Type.Partial(Type.Object(Facts)).properties }, { title: 'VictimChange' })
export type VictimChange = Static<typeof VictimChange>

export const CapacityDecision = Closed(
  {
    documentNo: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'Of the court’s decision; kept in the vault.',
    }),
    fromOn: { ...Day, description: 'First day without capacity.' },
    untilBefore: Type.Optional({
      ...Day,
      description: 'First day with capacity again; left out: until a court decides.',
    }),
  },
  { title: 'CapacityDecision', description: 'What a court found about her capacity; the newest decision stands.' },
)
export type CapacityDecision = Static<typeof CapacityDecision>

export const VictimSummary = Closed(
  {
    id: Id,
    code: Type.String(),
    sex: Facts.sex,
    birthOn: Facts.birthOn,
    presumedChild: Facts.presumedChild,
    recordedAt: At,
  },
  { title: 'VictimSummary' },
)
export const Victims = Page(VictimSummary, 'Victims')

export const Victim = Closed(
  {
    id: Id,
    code: Type.String({ description: 'Case code that people speak: eight letters and a check letter.' }),
    ...Facts,
    incapableFromOn: DayOrNull,
    incapableUntilBefore: DayOrNull,
    child: Type.Union([Type.Boolean(), Type.Null()], { description: 'Child today in Baku (GEN-AGE-01, GEN-AGE-02).' }),
    sealed: Type.Boolean({ description: 'Seen by her key worker and the manager only.' }),
    keyWorker: OneOf(['me', 'other', 'none'], 'Who leads her care.'),
    keyWorkerNamed: Nullable(
      Closed(
        {
          user: Type.String({ description: 'Keyed hash of the key worker.' }),
          by: OneOf(['self', 'other', 'unknown'], 'Whether she or he took her up unasked.'),
          at: AtOrNull,
        },
        { title: 'KeyWorkerNamed', description: 'Whose key a seal leaves open; for management only.' },
      ),
    ),
    portalAccess: Type.Boolean({ description: 'Whether she may read through the portal.' }),
    hasIdentity: Type.Boolean({ description: 'Whether the vault holds a name.' }),
    recordedAt: At,
    actions: Type.Array(Action),
  },
  { title: 'Victim', description: 'A person as this holder knows her. Names no one.' },
)
export type Victim = Static<typeof Victim>

export const SearchTerms = Closed(
  {
    givenName: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
    familyName: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
    documentNo: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    birthOn: Type.Optional(Day),
  },
  {
    title: 'VictimSearch',
    description: 'By identity, inside the holder; in the body, so that no name is ever in an address.',
  },
)
export type SearchTerms = Static<typeof SearchTerms>
export const SearchResult = Closed(
  {
    items: Type.Array(
      Closed({ victimId: Id, code: Type.String(), matchedTerms: Type.Integer() }, { title: 'VictimMatch' }),
    ),
  },
  { title: 'VictimMatches' },
)
