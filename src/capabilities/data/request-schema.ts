import { type Static, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  DayOrNull,
  Id,
  IdOrNull,
  Nullable,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
  VaultText,
} from '../../http/shapes.ts'
import { dataRequestKinds } from '../../rules/data-requests.ts'

const askers = ['self', 'representative'] as const
const checks = ['known_to_staff', 'document', 'passphrase'] as const
const states = ['received', 'awaiting_approval', 'granted', 'granted_pending_erasure', 'refused', 'withdrawn'] as const
const grounds = [
  'not_entitled',
  'secret_of_origin',
  'crime_investigation',
  'rights_of_others',
  'state_security',
  'record_is_right',
  'open_case',
  'legal_hold',
  'law_orders_it',
] as const

export const NewDataRequest = Closed(
  {
    victimId: Id,
    kind: OneOf(dataRequestKinds),
    askedBy: Type.Optional(OneOf(askers, 'Left out: she herself.')),
    relatedPersonId: Type.Optional(Id),
    identityCheck: Type.Optional(OneOf(checks, 'How whoever records it made sure who asks.')),
    words: Type.Optional(VaultText),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewDataRequest', description: 'What was asked about her own data. A fact: stored in any case.' },
)
export type NewDataRequest = Static<typeof NewDataRequest>

export const DataRequestGrant = Closed(
  {
    correctionId: Type.Optional(Id),
    legalHold: Type.Optional(
      Type.Boolean({
        description: 'For an erasure: whether a court, a complaint or an open request needs the record.',
      }),
    ),
  },
  { title: 'DataRequestGrant' },
)
export type DataRequestGrant = Static<typeof DataRequestGrant>

export const DataRequestRefusal = Closed(
  { ground: OneOf(grounds), reason: Type.Optional(VaultText), appealNoticeGiven: Type.Optional(Type.Boolean()) },
  { title: 'DataRequestRefusal', description: 'On a listed ground, with a written reason and a notice of appeal.' },
)
export type DataRequestRefusal = Static<typeof DataRequestRefusal>

const Facts = {
  id: Id,
  victimId: Id,
  kind: OneOf(dataRequestKinds),
  askedBy: OneOf(askers),
  relatedPersonId: IdOrNull,
  identityCheck: OneOfOrNull(checks),
  state: OneOf(states),
  dueAt: At,
  overdue: Type.Boolean({ description: 'Not answered in time.' }),
  outcome: OneOfOrNull(['granted', 'refused'], 'As proposed or decided.'),
  ground: OneOfOrNull(grounds),
  correctionId: IdOrNull,
  decidedAt: AtOrNull,
  occurredAt: At,
  recordedAt: At,
}
export const DataRequestSummary = Closed(Facts, { title: 'DataRequestSummary' })
export type DataRequestSummary = Static<typeof DataRequestSummary>
export const DataRequests = Page(DataRequestSummary, 'DataRequests')
export const DataRequest = Closed(
  {
    ...Facts,
    statement: Nullable(Type.String({ description: 'Where what she asked to see is printed, once granted.' })),
    stays: Type.Array(
      Closed({ class: OneOf(['disclosure', 'audit']), purgeableOn: DayOrNull }, { title: 'StaysAfterErasure' }),
      { description: 'What stays although its erasure was granted, and from which day it may go (RET-01).' },
    ),
    decisionId: IdOrNull,
    actions: Type.Array(Action),
  },
  {
    title: 'DataRequest',
    description: '`granted_pending_erasure`: two people decided; her keys are not destroyed by this service yet.',
  },
)
export type DataRequest = Static<typeof DataRequest>

export const DataRequestTexts = Closed(
  { asked: Nullable(Type.String()), reason: Nullable(Type.String()) },
  { title: 'DataRequestTexts', description: 'Her words, and the reason of a refusal.' },
)
export type DataRequestTexts = Static<typeof DataRequestTexts>

export const DataRequestCorrection = Type.Union(
  [
    Closed({ field: OneOf(['kind']), new: OneOf(dataRequestKinds), reason: reasons() }),
    Closed({ field: OneOf(['identityCheck']), new: OneOfOrNull(checks), reason: reasons() }),
    Closed({ field: OneOf(['occurredAt']), new: At, reason: reasons() }),
  ],
  { description: 'One field set right; old and new value and the reason are kept.' },
)
export type DataRequestCorrection = Static<typeof DataRequestCorrection>

function reasons() {
  return OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])
}

export const DataRequestQuery = Closed({
  ...PageQuery.properties,
  kind: Type.Optional(OneOf(dataRequestKinds)),
  state: Type.Optional(OneOf(states)),
  victimId: Type.Optional(Id),
})
export type DataRequestQuery = Static<typeof DataRequestQuery>
