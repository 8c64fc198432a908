/** Shapes of the steps of an application, one for each act. */
import { type Static, Type } from 'typebox'
import { At, Closed, Id, Nullable, OneOf, VaultText } from '../../http/shapes.ts'
import { disclosureScopes } from '../../rules/consent-terms.ts'
import { violenceKinds } from '../persons/facts.ts'
import { Applicant, closings, documentKinds, NeedList, riskLevels, routes } from './application-schema.ts'

const OptionalId = (description: string) => Type.Optional(Type.String({ format: 'uuid', description }))

export const Registration = Closed(
  { ticketId: OptionalId('Her queue ticket, when a lead has come to the desk.') },
  {
    title: 'ApplicationRegistration',
    description: 'Her own consent to services must be on record; the way a lead becomes a service.',
  },
)
export type Registration = Static<typeof Registration>

export const NewInterview = Closed(
  {
    profession: OneOf(['lawyer', 'psychologist'], 'The caller must be one.'),
    needsRehabilitation: Type.Boolean(),
    needs: Type.Optional(NeedList),
    aloneWithHer: Type.Boolean(),
    text: Type.Optional(VaultText),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewApplicationInterview' },
)
export type NewInterview = Static<typeof NewInterview>

export const DocumentParams = Closed({ id: Id, kind: OneOf(documentKinds) })
export const DocumentStatus = Closed(
  { status: OneOf(['provided', 'missing', 'impossible', 'withheld_for_safety']) },
  {
    title: 'ApplicationDocumentStatus',
    description: 'A missing document is work for staff and never a ground of refusal.',
  },
)
export type DocumentStatus = Static<typeof DocumentStatus>

export const NeedsAssessment = Closed(
  {
    needsRehabilitation: Type.Boolean(),
    needs: NeedList,
    risk: OneOf(riskLevels),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewApplicationAssessment', description: 'Made with her.' },
)
export type NeedsAssessment = Static<typeof NeedsAssessment>

export const LawEnforcementAsk = Closed(
  {
    outcome: Type.Optional(
      OneOf(['sent_with_consent', 'not_sent_no_consent', 'sent_anonymised'], 'Left out: unsent, unless she consented.'),
    ),
    recipientId: OptionalId('The one body that would be told.'),
    scopes: Type.Optional(Type.Array(OneOf(disclosureScopes), { uniqueItems: true })),
    month: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$',
        description: 'Of the anonymised notice, which goes when the month is over and enough others are in it.',
      }),
    ),
    violenceKinds: Type.Optional(Type.Array(OneOf(violenceKinds), { uniqueItems: true, minItems: 1 })),
    objects: Type.Optional(Type.Boolean({ description: 'Whether she objects to the anonymised notice.' })),
  },
  { title: 'LawEnforcementAsk' },
)
export type LawEnforcementAsk = Static<typeof LawEnforcementAsk>

export const NewAnswer = Closed(
  {
    channel: OneOf(['in_person', 'legal_representative', 'call_center', 'sms', 'email', 'post', 'portal']),
    contactKind: Type.Optional(
      OneOf(
        ['phone', 'messenger', 'email', 'in_person', 'portal', 'trusted_person', 'other'],
        'Her way of contact; must be one that she marked safe.',
      ),
    ),
    passphrase: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'As the caller said it; never kept.' }),
    ),
    relatedPersonId: OptionalId('The representative who is told.'),
    occurredAt: Type.Optional(At),
  },
  { title: 'NewApplicationAnswer' },
)
export type NewAnswer = Static<typeof NewAnswer>

export const Closing = Closed({ outcome: OneOf(closings) }, { title: 'ApplicationClosure' })
export type Closing = Static<typeof Closing>

export const Routing = Closed(
  { route: OneOf(routes) },
  { title: 'ApplicationRouting', description: 'Where a human shows her the way. Never a refusal.' },
)
export type Routing = Static<typeof Routing>

export const Refusal = Closed(
  {
    ground: Type.String({
      pattern: '^[a-z_]{1,64}$',
      description: 'no_legal_basis is the one there is (SVC-REFUSE-01).',
    }),
    reason: VaultText,
    appealNoticeGiven: Type.Boolean(),
    suffersDv: Nullable(Type.Boolean({ description: 'Whether domestic violence was found or told. Null: not known.' })),
  },
  { title: 'ApplicationRefusal' },
)
export type Refusal = Static<typeof Refusal>

export const ApplicationTexts = Closed(
  {
    applicant: Nullable(Applicant),
    account: Nullable(Type.String()),
    refusalReason: Nullable(Type.String()),
    interviews: Type.Array(Closed({ id: Id, text: Type.String() }, { title: 'InterviewText' })),
  },
  {
    title: 'ApplicationTexts',
    description: 'From the vault. What was said in an interview is read by that profession.',
  },
)
export type ApplicationTexts = Static<typeof ApplicationTexts>
