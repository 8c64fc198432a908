import { type Static, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Id,
  IdOrNull,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
  VaultText,
} from '../../http/shapes.ts'
import { incidentKinds, severities } from '../../rules/incidents.ts'

const parts = ['harmed', 'at_risk', 'witness', 'caused'] as const
const measures = [
  'called_police',
  'called_ambulance',
  'called_fire_service',
  'brought_to_safety',
  'talked_with_her',
  'gave_first_aid',
  'secured_house',
  'stopped_access',
  'searched_for_her',
  'other',
] as const
const outcomes = ['enough_was_done', 'more_to_do'] as const
const states = ['open', 'reviewed'] as const

const part = OneOf(parts, 'What her part in it is.')
const measure = OneOf(measures, 'Calling help to the building names nobody of the house (ANON-04).')

export const NewConcern = Closed(
  { victimId: Id, part: Type.Optional(part), words: Type.Optional(VaultText) },
  { title: 'NewConcern', description: 'A person whom it concerns; words about her go to her own vault.' },
)
export type NewConcern = Static<typeof NewConcern>

export const NewIncident = Closed(
  {
    kind: OneOf(incidentKinds),
    severity: OneOf(severities),
    addressCompromised: Type.Optional(
      Type.Boolean({ description: 'Somebody who must not know it knows where the house is.' }),
    ),
    concerns: Type.Optional(Type.Array(NewConcern, { maxItems: 100 })),
    measures: Type.Optional(Type.Array(measure, { maxItems: 20 })),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewIncident', description: 'What happened in or around the house. A fact: stored in any case.' },
)
export type NewIncident = Static<typeof NewIncident>

export const NewIncidentMeasure = Closed(
  { measure, occurredAt: Type.Optional(At) },
  { title: 'NewIncidentMeasure', description: 'What was done about it. A fact.' },
)
export type NewIncidentMeasure = Static<typeof NewIncidentMeasure>

export const IncidentReview = Closed(
  { outcome: OneOf(outcomes) },
  { title: 'IncidentReview', description: 'Management looked at it.' },
)
export type IncidentReview = Static<typeof IncidentReview>

const Facts = {
  id: Id,
  kind: OneOf(incidentKinds),
  severity: OneOf(severities),
  state: OneOf(states),
  addressCompromised: Type.Boolean(),
  concerns: Type.Array(Closed({ victimId: Id, part }, { title: 'Concern' }), {
    description: 'Persons whom the reader may see, and no others.',
  }),
  reviewDueAt: At,
  reviewOverdue: Type.Boolean(),
  reviewedAt: AtOrNull,
  reviewOutcome: OneOfOrNull(outcomes),
  occurredAt: At,
  recordedAt: At,
}
export const IncidentSummary = Closed(Facts, { title: 'IncidentSummary' })
export type IncidentSummary = Static<typeof IncidentSummary>
export const Incidents = Page(IncidentSummary, 'Incidents')

export const Incident = Closed(
  {
    ...Facts,
    measures: Type.Array(Closed({ id: Id, measure, occurredAt: At, recordedAt: At }, { title: 'IncidentMeasure' })),
    decisionId: IdOrNull,
    actions: Type.Array(Action),
  },
  { title: 'Incident', description: 'One line of the safety register of a house (DV-LIFE-03).' },
)
export type Incident = Static<typeof Incident>

export const IncidentTexts = Closed(
  { items: Type.Array(Closed({ victimId: Id, recordedAt: At, text: VaultText }, { title: 'IncidentText' })) },
  { title: 'IncidentTexts', description: 'Words about the persons whom the reader may see.' },
)
export type IncidentTexts = Static<typeof IncidentTexts>

/** One field with its new value. */
export const IncidentCorrection = Type.Union(
  [
    Closed({ field: OneOf(['kind']), new: OneOf(incidentKinds), reason: reasons() }),
    Closed({ field: OneOf(['severity']), new: OneOf(severities), reason: reasons() }),
    Closed({ field: OneOf(['addressCompromised']), new: Type.Boolean(), reason: reasons() }),
    Closed({ field: OneOf(['occurredAt']), new: At, reason: reasons() }),
  ],
  { description: 'One field set right; old and new value and the reason are kept.' },
)
export type IncidentCorrection = Static<typeof IncidentCorrection>

function reasons() {
  return OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])
}

export const IncidentQuery = Closed({
  ...PageQuery.properties,
  kind: Type.Optional(OneOf(incidentKinds)),
  severity: Type.Optional(OneOf(severities)),
  state: Type.Optional(OneOf(states)),
  victimId: Type.Optional(Id),
})
export type IncidentQuery = Static<typeof IncidentQuery>
