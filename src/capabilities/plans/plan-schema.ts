import { type Static, Type } from 'typebox'
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
  VaultText,
} from '../../http/shapes.ts'
import { serviceTypes } from '../../rules/parameters/service-types.ts'

const goalKinds = [
  'safety',
  'health',
  'psychological',
  'legal',
  'education',
  'work',
  'housing',
  'documents',
  'benefits',
  'family',
  'return_home',
] as const
const goalStates = ['open', 'achieved', 'partly_achieved', 'dropped'] as const
export const providers = ['center', 'employment_agency', 'bar', 'medical', 'education', 'ngo', 'other'] as const
const measureStates = ['planned', 'rendered', 'declined'] as const
const progress = ['better', 'same', 'worse'] as const
const outcomes = ['achieved', 'partly_achieved', 'not_achieved', 'left'] as const
const planStates = ['draft', 'active', 'closed'] as const

export const ServiceTypeCode = OneOf(serviceTypes, 'From the catalogue, `GET /v1/service-types`.')

export const NewGoal = Closed(
  {
    kind: OneOf(goalKinds),
    text: Type.Optional(VaultText),
    herOwnWish: Type.Optional(
      Type.Boolean({ description: 'She asked for it, alone with staff. Needed for `family` and `return_home`.' }),
    ),
  },
  { title: 'NewPlanGoal', description: 'What she wants, in her words where she says them.' },
)
export type NewGoal = Static<typeof NewGoal>

export const NewPlan = Closed(
  {
    caseId: Id,
    madeWithHer: Type.Optional(Type.Boolean({ description: 'Whether she took part in making it.' })),
    goals: Type.Optional(Type.Array(NewGoal, { maxItems: 30 })),
  },
  { title: 'NewPlan', description: 'A draft for the one person of the case; a child has her own.' },
)
export type NewPlan = Static<typeof NewPlan>

export const NewMeasure = Closed(
  {
    type: ServiceTypeCode,
    provider: OneOf(providers),
    plannedOn: Type.Optional(Day),
    goalId: Type.Optional(Id),
    forRelatedPersonId: Type.Optional(
      Type.String({ format: 'uuid', description: 'A member of her family to whom the help is offered (THB-FAM-01).' }),
    ),
  },
  { title: 'NewPlanMeasure' },
)
export type NewMeasure = Static<typeof NewMeasure>

export const NewReview = Closed(
  {
    progress: OneOf(progress),
    text: Type.Optional(VaultText),
    occurredAt: Type.Optional(At),
    goals: Type.Optional(Type.Array(Closed({ goalId: Id, state: OneOf(goalStates) }), { maxItems: 50 })),
    declinedMeasureIds: Type.Optional(
      Type.Array(Id, { maxItems: 50, description: 'Measures that she does not want; nobody has to take an offer.' }),
    ),
  },
  { title: 'NewPlanReview', description: 'A talk with her about how the plan goes.' },
)
export type NewReview = Static<typeof NewReview>

export const Activation = Closed({ madeWithHer: Type.Optional(Type.Boolean()) }, { title: 'PlanActivation' })
export type Activation = Static<typeof Activation>
export const Closure = Closed({ outcome: OneOf(outcomes) }, { title: 'PlanClosure' })
export type Closure = Static<typeof Closure>

const Goal = Closed(
  {
    id: Id,
    kind: OneOf(goalKinds),
    state: OneOf(goalStates),
    herOwnWish: Nullable(Type.Boolean()),
    hasText: Type.Boolean(),
    recordedAt: At,
  },
  { title: 'PlanGoal' },
)
const Measure = Closed(
  {
    id: Id,
    type: ServiceTypeCode,
    provider: OneOf(providers),
    goalId: IdOrNull,
    forRelatedPersonId: IdOrNull,
    plannedOn: DayOrNull,
    state: OneOf(measureStates),
    recordedAt: At,
  },
  { title: 'PlanMeasure' },
)
const Review = Closed(
  { id: Id, progress: OneOf(progress), hasText: Type.Boolean(), occurredAt: At, recordedAt: At },
  { title: 'PlanReview' },
)

const Summary = {
  id: Id,
  caseId: Id,
  victimId: Id,
  state: OneOf(planStates),
  madeWithHer: Type.Boolean(),
  activatedAt: AtOrNull,
  closedAt: AtOrNull,
  closureOutcome: OneOfOrNull(outcomes),
  recordedAt: At,
}
export const PlanSummary = Closed(Summary, { title: 'PlanSummary' })
export type PlanSummary = Static<typeof PlanSummary>
export const Plans = Page(PlanSummary, 'Plans')

export const Plan = Closed(
  {
    ...Summary,
    goals: Type.Array(Goal),
    measures: Type.Array(Measure),
    reviews: Type.Array(Review),
    actions: Type.Array(Action),
  },
  { title: 'Plan', description: 'Individual social rehabilitation plan of one person (PLAN-01).' },
)
export type Plan = Static<typeof Plan>

export const PlanQuery = Closed({
  ...PageQuery.properties,
  caseId: Type.Optional(Id),
  victimId: Type.Optional(Id),
  state: Type.Optional(OneOf(planStates)),
})
export type PlanQuery = Static<typeof PlanQuery>

export const PlanTexts = Closed(
  {
    items: Type.Array(Closed({ of: OneOf(['goal', 'review']), id: Id, text: Type.String() }, { title: 'PlanText' })),
  },
  { title: 'PlanTexts', description: 'Her words, opened from the vault.' },
)
export type PlanTexts = Static<typeof PlanTexts>
