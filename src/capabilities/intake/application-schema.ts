/** Shapes of the DOST service (passport 09-03-00-00): filing, and what its staff, and she herself, read of it. */
import { type Static, Type } from 'typebox'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Id,
  IdOrNull,
  Nullable,
  OneOf,
  OneOfOrNull,
  Page,
  VaultText,
} from '../../http/shapes.ts'
import { ConsentWords } from '../consent/facts.ts'
import { NewVictim, needs } from '../persons/facts.ts'

export const applicantTypes = ['self', 'relative', 'legal_representative', 'municipality', 'ngo', 'other'] as const
export const channels = ['in_person', 'call_center', 'portal', 'helpline'] as const
export const states = [
  'lead',
  'registered',
  'interviewed',
  'assessed',
  'sent_to_agency',
  'placed',
  'closed',
  'routed',
  'withdrawn',
  'refused',
] as const
export type ApplicationState = (typeof states)[number]
export const documentKinds = ['identity', 'dv_act'] as const
const documentStatuses = ['provided', 'missing', 'impossible', 'withheld_for_safety'] as const
export const riskLevels = ['low', 'medium', 'high', 'extreme'] as const
export const routes = ['direct_center_admission', 'thb_center', 'special_care', 'other_service'] as const
export const closings = ['services_only', 'no_need', 'direct_admission', 'offer_declined'] as const
const stepOutcomes = ['sent_with_consent', 'not_sent_no_consent', 'sent_anonymised'] as const
export const NeedList = Type.Array(OneOf(needs), { uniqueItems: true, maxItems: 20 })

export const Applicant = Closed(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    relation: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    phone: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
  },
  { title: 'ThirdPartyApplicant', description: 'Who applies for another; kept in the vault only.' },
)
const DocumentEntry = Closed(
  { kind: OneOf(documentKinds), status: OneOf(documentStatuses) },
  { title: 'NewApplicationDocument' },
)

export const NewApplication = Closed(
  {
    applicantType: OneOf(applicantTypes),
    channel: OneOf(channels),
    dostCenterId: Type.Optional(
      Type.String({ format: 'uuid', description: 'For callers outside a DOST center: the center that is asked.' }),
    ),
    urgent: Type.Optional(Type.Boolean({ description: 'Somebody is in danger now.' })),
    childConcerned: Type.Optional(Type.Boolean()),
    traffickingSigns: Type.Optional(
      Type.Boolean({ description: 'Any sign of trafficking, seen or told (THB-SUSP-01).' }),
    ),
    victim: Type.Optional(NewVictim),
    applicant: Type.Optional(Applicant),
    account: Type.Optional(VaultText),
    victimId: Type.Optional(Type.String({ format: 'uuid', description: 'A person of this holder; for its staff.' })),
    ticketId: Type.Optional(Type.String({ format: 'uuid', description: 'Her queue ticket; for staff.' })),
    documents: Type.Optional(Type.Array(DocumentEntry, { maxItems: 2, description: 'Checklist; for staff.' })),
    consents: Type.Optional(Type.Array(ConsentWords, { maxItems: 10, description: 'What she said; for staff.' })),
  },
  {
    title: 'NewApplication',
    description:
      'Nothing of it is demanded but who applies and how. It is stored also when a consent in it cannot stand: that one opens nothing, a task asks for it anew, and Decision-Id says why.',
  },
)
export type NewApplication = Static<typeof NewApplication>

export const Receipt = Closed(
  { receiptNumber: Type.String({ format: 'uuid' }) },
  {
    title: 'ApplicationReceipt',
    description:
      'Filed. For everybody but the citizen herself no route resolves this number; hers is the id of her application.',
  },
)
export type Receipt = Static<typeof Receipt>

export const OwnApplication = Closed(
  { id: Id, status: OneOf(['received', 'in_progress', 'closed']) },
  {
    title: 'OwnApplication',
    description: 'All that a citizen reads through a portal, once her key worker has opened it.',
  },
)
export type OwnApplication = Static<typeof OwnApplication>

const Clocks = Closed(
  {
    ticketAt: AtOrNull,
    servedAt: AtOrNull,
    registeredAt: AtOrNull,
    frontDoneAt: AtOrNull,
    doneAt: AtOrNull,
    frontDueAt: AtOrNull,
    dueAt: AtOrNull,
    legalEndAt: AtOrNull,
    frontBreached: Type.Boolean(),
    breached: Type.Boolean(),
    legalEndBreached: Type.Boolean(),
  },
  {
    title: 'ApplicationClocks',
    description: 'Clocks of the passport (SVC-SLA-01). A breach is a flag: it closes and refuses nothing.',
  },
)

const Facts = {
  id: Id,
  victimId: Id,
  caseId: IdOrNull,
  applicantType: OneOf(applicantTypes),
  channel: OneOf(channels),
  state: OneOf(states),
  outcome: OneOfOrNull([...closings, 'placed', 'routed'] as const),
  route: OneOfOrNull(routes),
  urgent: Type.Boolean(),
  childConcerned: Type.Boolean(),
  registeredAt: AtOrNull,
  recordedAt: At,
}
export const ApplicationSummary = Closed({ ...Facts }, { title: 'ApplicationSummary' })
export const Applications = Page(ApplicationSummary, 'Applications')

const { registeredAt: _, ...Head } = Facts
const Document = Closed(
  { kind: OneOf(documentKinds), status: OneOf(documentStatuses), recordedAt: At },
  { title: 'ApplicationDocument' },
)
const Interview = Closed(
  {
    id: Id,
    profession: OneOf(['lawyer', 'psychologist']),
    needsRehabilitation: Type.Boolean(),
    needs: NeedList,
    aloneWithHer: Type.Boolean(),
    breach: Type.Array(Type.String()),
    occurredAt: At,
    recordedAt: At,
  },
  { title: 'ApplicationInterview' },
)
const Assessment = Closed(
  { id: Id, needsRehabilitation: Type.Boolean(), needs: NeedList, risk: OneOf(riskLevels), occurredAt: At },
  { title: 'ApplicationAssessment' },
)

export const Application = Closed(
  {
    ...Head,
    serviceId: Type.String({ description: 'Number of the service in its passport.' }),
    advisedRoute: OneOf(
      ['dost_service', 'direct_center_admission', 'thb_center'],
      'Advice to a human (SVC-ELIG-01, R27).',
    ),
    refusalGround: OneOfOrNull(['no_legal_basis']),
    ticketId: IdOrNull,
    clocks: Clocks,
    documents: Type.Array(Document),
    interviews: Type.Array(Interview),
    needsAssessment: Nullable(Assessment),
    lawEnforcement: Nullable(Closed({ outcome: OneOf(stepOutcomes), closedAt: At }, { title: 'LawEnforcementStep' })),
    placementRequest: Nullable(
      Closed(
        { id: Type.String(), state: OneOf(['received', 'proposed', 'accepted', 'withdrawn']) },
        { title: 'PlacementRequestLink' },
      ),
    ),
    actions: Type.Array(Action),
  },
  { title: 'Application', description: 'The DOST service for one person, from lead to placement. Names no one.' },
)
export type Application = Static<typeof Application>
