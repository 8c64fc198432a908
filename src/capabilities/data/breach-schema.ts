import { type Static, Type } from 'typebox'
import { Action, At, AtOrNull, Closed, Id, IdOrNull, OneOf, OneOfOrNull, Page, PageQuery } from '../../http/shapes.ts'

const causes = [
  'lost_device',
  'wrong_recipient',
  'break_in',
  'member_of_staff',
  'overheard',
  'not_known',
  'other',
] as const
const kinds = ['identity', 'contact', 'address_of_house', 'case', 'health', 'children', 'not_known'] as const
const findings = ['seen', 'nobody_saw'] as const
const states = ['open', 'assessed', 'closed'] as const

export const NewDataBreach = Closed(
  {
    cause: OneOf(causes),
    dataKinds: Type.Array(OneOf(kinds), { minItems: 1, maxItems: 7 }),
    victimIds: Type.Optional(Type.Array(Id, { maxItems: 1_000 })),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewDataBreach', description: 'Data got, or may have got, into wrong hands. A fact: stored in any case.' },
)
export type NewDataBreach = Static<typeof NewDataBreach>

export const DataBreachPerson = Closed({ victimId: Id }, { title: 'DataBreachPerson' })
export type DataBreachPerson = Static<typeof DataBreachPerson>

export const DataBreachAssessment = Closed(
  { finding: OneOf(findings, '`seen`: somebody saw it, or it cannot be ruled out.') },
  { title: 'DataBreachAssessment' },
)
export type DataBreachAssessment = Static<typeof DataBreachAssessment>

const Facts = {
  id: Id,
  incidentId: IdOrNull,
  cause: OneOf(causes),
  dataKinds: Type.Array(OneOf(kinds)),
  state: OneOf(states),
  victimIds: Type.Array(Id, { description: 'Persons whom the reader may see, and no others.' }),
  assessDueAt: At,
  overdue: Type.Boolean({ description: 'Not assessed in time.' }),
  assessedAt: AtOrNull,
  finding: OneOfOrNull(findings),
  closedAt: AtOrNull,
  occurredAt: At,
  recordedAt: At,
}
export const DataBreachSummary = Closed(Facts, { title: 'DataBreachSummary' })
export type DataBreachSummary = Static<typeof DataBreachSummary>
export const DataBreaches = Page(DataBreachSummary, 'DataBreaches')
export const DataBreach = Closed(
  { ...Facts, decisionId: IdOrNull, actions: Type.Array(Action) },
  { title: 'DataBreach', description: 'One breach of data of this holder (DATA-01).' },
)
export type DataBreach = Static<typeof DataBreach>

export const DataBreachCorrection = Type.Union(
  [
    Closed({ field: OneOf(['cause']), new: OneOf(causes), reason: reasons() }),
    Closed({
      field: OneOf(['dataKinds']),
      new: Type.Array(OneOf(kinds), { minItems: 1, maxItems: 7 }),
      reason: reasons(),
    }),
    Closed({ field: OneOf(['occurredAt']), new: At, reason: reasons() }),
  ],
  { description: 'One field set right; old and new value and the reason are kept.' },
)
export type DataBreachCorrection = Static<typeof DataBreachCorrection>

function reasons() {
  return OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])
}

export const DataBreachQuery = Closed({
  ...PageQuery.properties,
  state: Type.Optional(OneOf(states)),
  victimId: Type.Optional(Id),
})
export type DataBreachQuery = Static<typeof DataBreachQuery>
