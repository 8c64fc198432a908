import { type Static, type TSchema, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Day,
  DayOrNull,
  Id,
  IdOrNull,
  Nullable,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
} from '../../http/shapes.ts'

export const placementStates = ['requested', 'provisional', 'final', 'ended', 'cancelled', 'no_show'] as const
export const placementBases = [
  'referral',
  'emergency_request',
  'agency_placement',
  'suspicion',
  'transfer',
  'accompanying_child',
] as const
export const ReferrerKind = Type.String({ minLength: 1, maxLength: 40, description: 'Kind of the referring body.' })
export const DocumentNo = Type.String({ minLength: 1, maxLength: 60 })
export const childRoles = ['victim', 'accompanying', 'unknown'] as const
/** What a request for a place tells of an age: of herself, or of a child with her. */
export const ageBands = ['child', 'adult', 'elderly', 'unknown', 'under_3', '3_to_6', '7_to_9', '10_to_17'] as const
export type AgeBand = (typeof ageBands)[number]
export const educations = ['remote', 'anonymous_attendance', 'school', 'none'] as const
export const exitReasons = ['own_will', 'planned', 'transfer', 'removal', 'other'] as const
export const leavers = ['nobody', 'representative', 'guardianship_authority', 'other'] as const
export const representativeCapacities = [
  'parent',
  'guardian',
  'trustee',
  'guardianship_officer',
  'appointed_lawyer',
] as const
export const viewSubjects = [
  'placement',
  'companion',
  'transfer',
  'contact',
  'extension',
  'exit',
  'disclosure',
] as const
export const stances = ['agree', 'object', 'mixed', 'declined', 'not_heard'] as const
export const hearers = ['psychologist', 'trained_worker', 'other'] as const

const Breach = Type.Array(Type.String(), {
  description: 'Ids of rules that a fact or the date breaks. Flags: they end nothing and move nobody.',
})
const State = OneOf(placementStates)
const Basis = OneOf(placementBases)
const ChildRole = OneOfOrNull(childRoles, 'For a child; asked at arrival. All three have the same limit.')

export const StayGround = Closed(
  {
    rule: Type.String(),
    outcome: OneOf(['met', 'broken', 'missing']),
    says: Type.String(),
    source: Type.Object(
      { act: Type.String(), place: Type.String(), standing: Type.String(), quote: Type.Optional(Type.String()) },
      { additionalProperties: true },
    ),
  },
  { title: 'StayGround', description: 'One sentence of the law with its source.' },
)

export const Limit = Closed(
  {
    outcome: OneOf(['limited', 'unlimited']),
    limitMonths: Nullable(Type.Integer()),
    limitDays: Nullable(Type.Integer()),
    lastDay: DayOrNull,
    exitNotBefore: DayOrNull,
    reviewEveryDays: Nullable(Type.Integer()),
    grounds: Type.Array(StayGround),
  },
  { title: 'StayLimit', description: 'From clockStartOn. Nobody is made to leave before exitNotBefore.' },
)

export const Nights = Closed({ fromOn: Day, beforeOn: DayOrNull }, { title: 'Nights', description: 'Half-open.' })

const Representative = Closed(
  {
    id: Id,
    capacity: OneOf(representativeCapacities),
    relatedPersonId: IdOrNull,
    organizationId: IdOrNull,
    suspected: Type.Union([Type.Boolean(), Type.Null()], { description: 'Null: not named, so nobody can tell.' }),
    presentAt: At,
  },
  { title: 'PlacementRepresentative' },
)
const View = Closed(
  {
    id: Id,
    about: OneOf(viewSubjects),
    stance: OneOf(stances),
    heardBy: OneOf(hearers),
    withoutParents: Type.Boolean(),
    occurredAt: At,
  },
  { title: 'ChildViewRecord', description: 'That and how a child was heard; the words stay in the vault.' },
)

const core = {
  id: Id,
  victimId: Id,
  code: Type.String({ description: 'Case code of the person.' }),
  caseId: Id,
  regime: OneOf(['dv', 'thb']),
  state: State,
  basis: Basis,
  childRole: ChildRole,
  expectedOn: DayOrNull,
  admissionOn: DayOrNull,
  clockStartOn: Nullable(
    Type.Unsafe<Static<typeof Day>>({
      ...Day,
      description: 'From this day the limit runs: of arrival, or earlier for a continuation or a transfer.',
    }),
  ),
  departedAt: AtOrNull,
  lastDay: DayOrNull,
  overLimit: Type.Boolean(),
  reviewDueOn: Nullable(
    Type.Unsafe<Static<typeof Day>>({ ...Day, description: 'For a stay without a limit: the day of its next review.' }),
  ),
  reviewOverdue: Type.Boolean(),
  breach: Breach,
  recordedAt: At,
}
export const PlacementSummary = Closed(core, { title: 'PlacementSummary' })
export type PlacementSummary = Static<typeof PlacementSummary>
export const Placements = Page(PlacementSummary, 'Placements')

export const Placement = Closed(
  {
    ...core,
    placementRequestReference: Nullable(
      Type.String({
        description:
          'Whoever is expected by the outbox has one that is this house’s own, the same for a family and unknown to the desk and the Agency; else as it was entered.',
      }),
    ),
    ageBand: OneOfOrNull(ageBands, 'As the request for a place told it, before anybody met her.'),
    transferReference: Nullable(
      Type.String({ description: 'For a transfer: `caseReference` of the releases that the house before made.' }),
    ),
    referralId: IdOrNull,
    referrerKind: Nullable(Type.String()),
    documentNo: Nullable(Type.String()),
    documentOn: DayOrNull,
    companionOfPlacementId: IdOrNull,
    companionRelatedPersonId: IdOrNull,
    arrivedAt: AtOrNull,
    childAtAdmission: Nullable(Type.Boolean()),
    finalizedAt: AtOrNull,
    plannedExitOn: DayOrNull,
    extendedUntil: DayOrNull,
    accompanyingUntilOn: DayOrNull,
    exitReason: OneOfOrNull(exitReasons),
    departure: Nullable(
      Closed(
        { leavesWith: OneOf(leavers), takerRelatedPersonId: IdOrNull, takerUnknown: Type.Boolean() },
        {
          title: 'DepartureTold',
          description: 'With whom she left; takerUnknown: who took the child is to be found out.',
        },
      ),
    ),
    education: OneOfOrNull(educations),
    overcapacity: Type.Boolean({ description: 'She is here although there are more people than beds.' }),
    bed: Nullable(Closed({ bedId: Id, nights: Nights }, { title: 'BedHold' })),
    limit: Nullable(Limit),
    representatives: Type.Array(Representative),
    views: Type.Array(View),
    actions: Type.Array(Action),
  },
  { title: 'Placement', description: 'A stay, from request to departure.' },
)
export type Placement = Static<typeof Placement>

export const PlacementTexts = Closed(
  {
    items: Type.Array(
      Closed(
        {
          of: OneOf([
            'child_view',
            'child_view_weighed',
            'companion_assessment',
            'best_interest',
            'document_number',
            'removal_intent',
            'removal_hearing',
            'removal_safety_plan',
          ]),
          occurredAt: At,
          text: Type.String(),
        },
        { title: 'PlacementText' },
      ),
    ),
  },
  { title: 'PlacementTexts', description: 'Words behind a placement, oldest first.' },
)
export type PlacementTexts = Static<typeof PlacementTexts>

export const PlacementQuery = Closed({
  ...PageQuery.properties,
  state: Type.Optional(State),
  presentOn: Type.Optional(Day),
})
export type PlacementQuery = Static<typeof PlacementQuery>

/** A closed body of an act; every fact may say when it happened. */
export const Fact = <P extends Record<string, TSchema>>(properties: P, title: string) =>
  Closed(
    {
      occurredAt: Type.Optional(
        Type.Unsafe<Static<typeof At>>({ ...At, description: 'When it happened; left out: now.' }),
      ),
      ...properties,
    },
    { title },
  )
