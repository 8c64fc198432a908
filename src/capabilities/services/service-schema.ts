import { type Static, Type } from 'typebox'
import { Action, At, Closed, Id, IdOrNull, Nullable, OneOf, OneOfOrNull, Page, PageQuery } from '../../http/shapes.ts'
import { serviceTypes } from '../../rules/parameters/service-types.ts'

export const ServiceTypes = Closed(
  {
    items: Type.Array(
      Closed(
        {
          code: OneOf(serviceTypes),
          regimes: Type.Array(OneOf(['thb', 'dv'])),
          urgent: Type.Boolean({ description: 'Given at once, before any plan (PLAN-01).' }),
          says: Closed({ az: Type.String(), en: Type.String(), ru: Type.String() }, { title: 'ServiceTypeWords' }),
        },
        { title: 'ServiceType' },
      ),
    ),
  },
  { title: 'ServiceTypes', description: 'What is offered today; an offer, never a duty, and always free.' },
)
export type ServiceTypes = Static<typeof ServiceTypes>

const providers = ['center', 'employment_agency', 'bar', 'medical', 'education', 'ngo', 'other'] as const
const renderers = [
  'case_worker',
  'psychologist',
  'lawyer',
  'medical_worker',
  'duty_officer',
  'center_manager',
  'interpreter',
  'outside',
] as const
const outcomes = [
  'enrolled',
  'employed',
  'housed',
  'reunited',
  'repatriated',
  'documents_obtained',
  'benefit',
  'child_aid',
  'legal_aid',
] as const
const stages = ['investigation', 'court'] as const

export const NewService = Closed(
  {
    caseId: Id,
    type: OneOf(serviceTypes, 'From the catalogue, `GET /v1/service-types`.'),
    provider: Type.Optional(OneOf(providers, 'Default: the center.')),
    renderedByRole: Type.Optional(OneOf(renderers, 'Default: the role of whoever records it, or `outside`.')),
    measureId: Type.Optional(Id),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_440 })),
    outcome: Type.Optional(OneOf(outcomes)),
    legalStage: Type.Optional(OneOf(stages, 'For legal aid.')),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewService', description: 'What was rendered. A fact: stored in any case, and never with a price.' },
)
export type NewService = Static<typeof NewService>
export type Renderer = (typeof renderers)[number]
export const isRenderer = (role: string): role is Renderer => renderers.some((known) => known === role)

const Facts = {
  id: Id,
  caseId: Id,
  victimId: Id,
  type: OneOf(serviceTypes),
  provider: OneOf(providers),
  renderedByRole: OneOf(renderers),
  measureId: IdOrNull,
  minutes: Nullable(Type.Integer()),
  outcome: OneOfOrNull(outcomes),
  legalStage: OneOfOrNull(stages),
  breach: Type.Array(Type.String(), { description: 'Rules that the fact breaks; stored all the same.' }),
  occurredAt: At,
  recordedAt: At,
}
export const ServiceSummary = Closed(Facts, { title: 'ServiceSummary' })
export type ServiceSummary = Static<typeof ServiceSummary>
export const Services = Page(ServiceSummary, 'Services')
export const Service = Closed(
  { ...Facts, decisionId: IdOrNull, actions: Type.Array(Action) },
  { title: 'Service', description: 'A service rendered to one person, free of charge (FREE-01).' },
)
export type Service = Static<typeof Service>

/** One field with its new value; null empties it. */
export const ServiceCorrection = Type.Union(
  [
    Closed({ field: OneOf(['type']), new: OneOf(serviceTypes), reason: reasons() }),
    Closed({ field: OneOf(['provider']), new: OneOf(providers), reason: reasons() }),
    Closed({ field: OneOf(['outcome']), new: OneOfOrNull(outcomes), reason: reasons() }),
    Closed({ field: OneOf(['legalStage']), new: OneOfOrNull(stages), reason: reasons() }),
    Closed({
      field: OneOf(['minutes']),
      new: Nullable(Type.Integer({ minimum: 1, maximum: 1_440 })),
      reason: reasons(),
    }),
    Closed({ field: OneOf(['occurredAt']), new: At, reason: reasons() }),
  ],
  { description: 'One field set right; old and new value and the reason are kept.' },
)
export type ServiceCorrection = Static<typeof ServiceCorrection>

function reasons() {
  return OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])
}

export const ServiceQuery = Closed({
  ...PageQuery.properties,
  caseId: Type.Optional(Id),
  victimId: Type.Optional(Id),
  type: Type.Optional(OneOf(serviceTypes)),
})
export type ServiceQuery = Static<typeof ServiceQuery>
