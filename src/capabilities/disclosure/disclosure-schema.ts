import { type Static, Type } from 'typebox'
import { organisationKinds } from '../../access/actor.ts'
import { Action, At, AtOrNull, Closed, Day, Id, IdOrNull, OneOf, OneOfOrNull, Page } from '../../http/shapes.ts'
import { disclosurePurposes, disclosureScopes } from '../../rules/consent-terms.ts'

const Scopes = Type.Array(OneOf(disclosureScopes), { uniqueItems: true, maxItems: disclosureScopes.length })
const uuid = (description: string) => Type.String({ format: 'uuid', description })

const Order = Closed(
  {
    kind: OneOf(['court_order', 'statutory_order']),
    documentNo: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    documentOn: Type.Optional(Day),
    readableBefore: Type.Optional(Day),
    scopes: Scopes,
  },
  { title: 'DisclosureOrder', description: 'What compels a release, and what it itself asks for. Kept in the vault.' },
)

const Sought = Closed(
  {
    givenName: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
    familyName: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
    birthOn: Type.Optional(Day),
    documentNo: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
  },
  {
    title: 'SoughtPerson',
    description: 'A document number, or both names and the birth date. Hashed in memory, never stored.',
  },
)

export const NewDisclosure = Closed(
  {
    purpose: OneOf(disclosurePurposes, 'The one purpose.'),
    scopes: Type.Optional(Scopes),
    victimIds: Type.Optional(
      Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true, description: 'Staff: whom it speaks of.' }),
    ),
    recipientId: Type.Optional(uuid('Staff: the one body, or one person around her.')),
    caseId: Type.Optional(uuid('Staff: the episode, where she has several.')),
    order: Type.Optional(Order),
    reference: Type.Optional(
      Type.String({ pattern: '^[0-9A-Z]{26}$', description: 'Who asks from outside: a reference that was given.' }),
    ),
    person: Type.Optional(Sought),
  },
  {
    title: 'NewDisclosure',
    description:
      'Staff release (victimIds, recipientId); a body outside asks (reference or person). Nothing here loosens what the consent says.',
  },
)
export type NewDisclosure = Static<typeof NewDisclosure>

const revocationReasons = [
  'order_lifted',
  'wrong_body',
  'entry_error',
  'unsafe',
  'no_longer_needed',
  'she_withdrew',
  'referral_ended',
] as const
export type RevocationReason = (typeof revocationReasons)[number]
export const DisclosureRevocation = Closed({ reason: OneOf(revocationReasons) }, { title: 'DisclosureRevocation' })
export type DisclosureRevocation = Static<typeof DisclosureRevocation>

const entry = {
  id: Id,
  victimIds: Type.Array(Id),
  recipientId: IdOrNull,
  recipientKind: OneOfOrNull(organisationKinds),
  recipientClass: OneOf(['criminal_prosecution', 'other_state_body', 'legal_entity', 'individual', 'unknown']),
  purpose: Type.Union([Type.String(), Type.Null()]),
  scopes: Type.Array(Type.String()),
  basis: OneOfOrNull(['consent', 'statutory_child', 'compelled', 'pseudonymous', 'deidentified']),
  state: OneOf(
    ['released', 'refused', 'awaiting_approval', 'revoked', 'read', 'attempted'],
    '`revoked`: taken back. `read`: by its recipient. `attempted`: a look-up that got nothing.',
  ),
  decisionId: IdOrNull,
  reference: Type.Union([Type.String(), Type.Null()], {
    description: 'Address of the release; known to its recipient.',
  }),
  caseReference: Type.Union([Type.String(), Type.Null()], { description: 'What the recipient calls the episode.' }),
  occurredAt: At,
  recordedAt: At,
  approvedAt: AtOrNull,
  readableBefore: Type.Union([Day, Type.Null()], { description: 'Of a compelled release: the first day it is shut.' }),
  revokedAt: AtOrNull,
  revocationReason: OneOfOrNull(revocationReasons),
}
export const LedgerEntry = Closed(entry, {
  title: 'LedgerEntry',
  description: 'Who was told, who was refused, who asked.',
})
export type LedgerEntry = Static<typeof LedgerEntry>
export const Ledger = Page(LedgerEntry, 'Ledger')
export const Disclosure = Closed({ ...entry, actions: Type.Array(Action) }, { title: 'Disclosure' })
export type Disclosure = Static<typeof Disclosure>

export const LedgerFilter = Closed({
  victimId: Type.Optional(Type.String({ format: 'uuid' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
})
export type LedgerFilter = Static<typeof LedgerFilter>

const Parts = Type.Object(
  {},
  { additionalProperties: true, description: 'As the holder has it: given by her, kept in the vault.' },
)
export const SubjectParts = Closed(
  {
    existence: Type.Literal(true),
    identity: Type.Optional(Parts),
    contact: Type.Optional(Parts),
    caseSummary: Type.Optional(
      Type.Array(
        Closed(
          {
            regime: OneOf(['thb', 'dv']),
            state: OneOf(['open', 'closed']),
            thbStatus: Type.Union([Type.String(), Type.Null()]),
            violenceKinds: Type.Array(Type.String()),
            riskLevel: Type.Union([Type.String(), Type.Null()]),
          },
          { title: 'CaseSummaryPart' },
        ),
      ),
    ),
    stayDates: Type.Optional(
      Type.Array(Closed({ admissionOn: Day, departedOn: Type.Union([Day, Type.Null()]) }, { title: 'StayDatesPart' })),
    ),
    legal: Type.Optional(Type.Array(Type.String())),
    medical: Type.Optional(Type.Array(Type.String())),
    psychological: Type.Optional(Type.Array(Type.String())),
    children: Type.Optional(
      Type.Array(
        Closed(
          { sex: Type.Union([Type.String(), Type.Null()]), ageYears: Type.Union([Type.Integer(), Type.Null()]) },
          { title: 'ChildPart' },
        ),
      ),
    ),
  },
  { title: 'SubjectParts', description: 'Exactly the parts that were consented to.' },
)
export type SubjectParts = Static<typeof SubjectParts>

const told = {
  reference: Type.String({ description: 'Address of this release.' }),
  caseReference: Type.String({ description: 'The recipient’s own reference for the episode.' }),
  kind: OneOf(['disclosure', 'child_notice', 'referral', 'placement_request', 'anonymised_notice']),
  purpose: Type.String(),
  scopes: Type.Array(OneOf(disclosureScopes)),
  sentOn: Type.Unsafe<Static<typeof Day>>({
    type: 'string',
    format: 'date',
    description: 'Day of sending in Asia/Baku.',
  }),
}
export const ReleaseSummary = Closed(told, { title: 'ReleaseSummary' })
export type ReleaseSummary = Static<typeof ReleaseSummary>
export const ReleaseList = Page(ReleaseSummary, 'Releases')
export const ReleaseReading = Closed(
  {
    ...told,
    content: Type.Object({}, { additionalProperties: true, description: 'Listed fields as they were sent.' }),
    subjects: Type.Array(SubjectParts),
  },
  { title: 'Release', description: 'What its recipient may read now. Weighed again at every reading.' },
)
export type ReleaseReading = Static<typeof ReleaseReading>
export const ReferenceParams = Closed({ reference: Type.String({ pattern: '^[0-9A-Z]{26}$' }) })
