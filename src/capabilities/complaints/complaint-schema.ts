import { type Static, Type } from 'typebox'
import { correctionReason } from '../../http/corrections.ts'
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
import { complaintInstances, complaintKinds, complaintOutcomes, complaintSubjects } from '../../rules/complaints.ts'
import { User } from '../persons/facts.ts'

const bringers = ['self', 'representative', 'staff', 'anonymous'] as const
const matters = [
  'treatment',
  'violence',
  'pressure',
  'privacy',
  'neglect',
  'unequal_treatment',
  'conditions',
  'money',
  'outcome_of_decision',
  'other',
] as const
const states = ['received', 'answered', 'withdrawn'] as const
const steps = ['lodged', 'answered'] as const

export const NewComplaint = Closed(
  {
    kind: OneOf(complaintKinds),
    about: OneOf(complaintSubjects),
    matter: Type.Optional(OneOf(matters, 'Left out: other.')),
    victimId: Type.Optional(Id),
    broughtBy: Type.Optional(OneOf(bringers, 'Left out: she herself, or anonymous where no person is named.')),
    aboutStaff: Type.Optional(User),
    aboutDecisionId: Type.Optional(Id),
    words: Type.Optional(VaultText),
    occurredAt: Type.Optional(At),
  },
  {
    title: 'NewComplaint',
    description:
      'A fact: stored in any case. Words lie in her own vault, so a complaint of nobody has none and is told by its codes.',
  },
)
export type NewComplaint = Static<typeof NewComplaint>

export const ComplaintHandler = Closed({ user: User }, { title: 'ComplaintHandler' })
export type ComplaintHandler = Static<typeof ComplaintHandler>

export const ComplaintAnswer = Closed(
  {
    outcome: OneOf(complaintOutcomes),
    reason: Type.Optional(VaultText),
    appealTo: Type.Optional(
      Type.Array(OneOf(complaintInstances), { maxItems: 2, uniqueItems: true, description: 'Where she may go next.' }),
    ),
  },
  {
    title: 'ComplaintAnswer',
    description: 'With a written reason and, where it is not wholly upheld, the way to the next instance.',
  },
)
export type ComplaintAnswer = Static<typeof ComplaintAnswer>

export const NewComplaintStep = Closed(
  { instance: OneOf(complaintInstances), step: OneOf(steps), occurredAt: Type.Optional(At) },
  { title: 'NewComplaintStep', description: 'It went further, or was answered there. A fact; nothing is sent by it.' },
)
export type NewComplaintStep = Static<typeof NewComplaintStep>

const Facts = {
  id: Id,
  victimId: IdOrNull,
  kind: OneOf(complaintKinds),
  broughtBy: OneOf(bringers),
  about: OneOf(complaintSubjects),
  matter: OneOf(matters),
  state: OneOf(states),
  handler: Nullable(Type.String({ description: 'Keyed hash of who handles it.' })),
  dueAt: At,
  overdue: Type.Boolean({ description: 'Not answered by the house in time.' }),
  outcome: OneOfOrNull(complaintOutcomes),
  answeredAt: AtOrNull,
  occurredAt: At,
  recordedAt: At,
}
export const ComplaintSummary = Closed(Facts, { title: 'ComplaintSummary' })
export type ComplaintSummary = Static<typeof ComplaintSummary>
export const Complaints = Page(ComplaintSummary, 'Complaints')

export const Complaint = Closed(
  {
    ...Facts,
    aboutStaff: Nullable(Type.String({ description: 'Keyed hash of the member of staff complained of.' })),
    aboutDecisionId: IdOrNull,
    appealTo: Type.Array(OneOf(complaintInstances)),
    toldAt: Type.Unsafe<Static<typeof AtOrNull>>({
      ...AtOrNull,
      description: 'When she was told the answer, alone and safe.',
    }),
    clocks: Closed(
      {
        houseUntil: Day,
        administrativeUntil: DayOrNull,
        courtUntil: DayOrNull,
      },
      {
        title: 'ComplaintClocks',
        description:
          'Last days: of the answer of the house and of an administrative body (both house policy: no length was seen in an act), and for going to court (30 days; null while no term runs).',
      },
    ),
    steps: Type.Array(
      Closed(
        { id: Id, instance: OneOf(complaintInstances), step: OneOf(steps), occurredAt: At, recordedAt: At },
        { title: 'ComplaintStep' },
      ),
    ),
    decisionId: IdOrNull,
    actions: Type.Array(Action),
  },
  {
    title: 'Complaint',
    description: 'A complaint or an appeal (RIGHT-01). Whoever is complained of does not find it.',
  },
)
export type Complaint = Static<typeof Complaint>

export const ComplaintTexts = Closed(
  { words: Nullable(Type.String()), reason: Nullable(Type.String()) },
  { title: 'ComplaintTexts', description: 'The words of the complaint, and the reason of the answer.' },
)
export type ComplaintTexts = Static<typeof ComplaintTexts>

export const ComplaintCorrection = Type.Union(
  [
    Closed({ field: OneOf(['kind']), new: OneOf(complaintKinds), reason: correctionReason }),
    Closed({ field: OneOf(['about']), new: OneOf(complaintSubjects), reason: correctionReason }),
    Closed({ field: OneOf(['matter']), new: OneOf(matters), reason: correctionReason }),
    Closed({ field: OneOf(['aboutStaff']), new: Nullable(User), reason: correctionReason }),
    Closed({ field: OneOf(['aboutDecisionId']), new: IdOrNull, reason: correctionReason }),
    Closed({ field: OneOf(['occurredAt']), new: At, reason: correctionReason }),
  ],
  { description: 'One field set right; old and new value and the reason are kept.' },
)
export type ComplaintCorrection = Static<typeof ComplaintCorrection>

export const ComplaintQuery = Closed({
  ...PageQuery.properties,
  kind: Type.Optional(OneOf(complaintKinds)),
  about: Type.Optional(OneOf(complaintSubjects)),
  state: Type.Optional(OneOf(states)),
  victimId: Type.Optional(Id),
})
export type ComplaintQuery = Static<typeof ComplaintQuery>
