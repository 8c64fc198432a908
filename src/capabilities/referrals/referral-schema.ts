import { type Static, Type } from 'typebox'
import { organisationKinds } from '../../access/actor.ts'
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
import { disclosurePurposes, disclosureScopes } from '../../rules/consent-terms.ts'
import { NewVictim } from '../persons/facts.ts'

const regimes = ['thb', 'dv'] as const
const states = ['drafted', 'sent', 'accepted', 'completed', 'rejected', 'revoked'] as const
const rejections = ['she_declines', 'duplicate', 'wrong_center'] as const
const revocations = ['sender_withdrew', 'she_withdrew', 'entry_error'] as const
const outcomes = ['sheltered', 'helped', 'identified', 'not_identified', 'no_answer', 'she_declined', 'closed'] as const
const reason = OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source'])

const DocumentNo = Type.String({ minLength: 1, maxLength: 60, description: 'Number of the referral document.' })
const Persons = Type.Integer({ minimum: 1, maximum: 50 })
const said = {
  documentNo: Type.Optional(DocumentNo),
  documentOn: Type.Optional(Day),
  persons: Type.Optional(Persons),
  urgent: Type.Optional(Type.Boolean({ description: 'Somebody is in danger now.' })),
  person: Type.Optional(NewVictim),
  text: Type.Optional(VaultText),
}

export const SentReferral = Closed(
  {
    direction: Type.Optional(OneOf(['in'])),
    to: Closed(
      {
        regime: OneOf(regimes),
        area: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$', description: 'Where help is needed.' })),
        recipientId: Type.Optional(Type.String({ format: 'uuid', description: 'A center, where its id is known.' })),
      },
      { title: 'ReferralAddress', description: 'The competent center is found; its name is not told.' },
    ),
    ...said,
  },
  { title: 'SentReferral', description: 'An outside body sends a person’s need. Nothing is demanded but where.' },
)
export type SentReferral = Static<typeof SentReferral>

export const RecordedReferral = Closed(
  {
    direction: OneOf(['in']),
    senderId: Id,
    regime: OneOf(regimes),
    victimId: Type.Optional(Id),
    occurredAt: Type.Optional(At),
    ...said,
  },
  { title: 'RecordedReferral', description: 'Staff record a referral that came on paper or by telephone.' },
)
export type RecordedReferral = Static<typeof RecordedReferral>

export const DraftedReferral = Closed(
  {
    direction: OneOf(['out']),
    caseId: Id,
    recipientId: Id,
    purpose: OneOf(disclosurePurposes),
    scopes: Type.Optional(
      Type.Array(OneOf(disclosureScopes), { uniqueItems: true, maxItems: disclosureScopes.length }),
    ),
    urgent: Type.Optional(Type.Boolean()),
  },
  { title: 'DraftedReferral', description: 'A referral to one body for one purpose; nothing leaves before dispatch.' },
)
export type DraftedReferral = Static<typeof DraftedReferral>

export const NewReferral = Type.Union([SentReferral, RecordedReferral, DraftedReferral])
export type NewReferral = Static<typeof NewReferral>

export const Receipt = Closed(
  {
    id: Id,
    state: OneOf(['sent']),
    regime: OneOf(regimes),
    documentNo: Nullable(Type.String()),
    documentOn: DayOrNull,
    persons: Persons,
    urgent: Type.Boolean(),
    sentAt: At,
  },
  {
    title: 'ReferralReceipt',
    description: 'What its sender sent, for ever the same: what follows is not told (ANON-03).',
  },
)
export type Receipt = Static<typeof Receipt>

const Facts = {
  id: Id,
  direction: OneOf(['in', 'out']),
  state: OneOf(states),
  regime: OneOf(regimes),
  standing: OneOfOrNull(['referral', 'lead'], 'Of one in: whether a placement may rest on it (DV-REF-01).'),
  purpose: OneOfOrNull(disclosurePurposes),
  scopes: Type.Array(OneOf(disclosureScopes)),
  senderId: IdOrNull,
  senderKind: OneOfOrNull(organisationKinds),
  recipientId: IdOrNull,
  victimId: Id,
  caseId: IdOrNull,
  documentNo: Nullable(Type.String()),
  documentOn: DayOrNull,
  persons: Persons,
  urgent: Type.Boolean(),
  reason: OneOfOrNull([...rejections, ...revocations] as const),
  outcome: OneOfOrNull(outcomes),
  sentAt: AtOrNull,
  recordedAt: At,
}
export const ReferralSummary = Closed(Facts, { title: 'ReferralSummary' })
export type ReferralSummary = Static<typeof ReferralSummary>
const Amendment = Closed(
  {
    id: Id,
    field: Type.String(),
    old: Nullable(Type.String()),
    new: Nullable(Type.String()),
    reason,
    recordedAt: At,
  },
  {
    title: 'ReferralAmendment',
    description: 'Of a document number only that it changed; both numbers are in the vault.',
  },
)
export const Referral = Closed(
  {
    ...Facts,
    hasText: Type.Boolean(),
    amendments: Type.Array(Amendment),
    releaseId: IdOrNull,
    actions: Type.Array(Action),
  },
  { title: 'Referral', description: 'A referral as the holder sees it.' },
)
export type Referral = Static<typeof Referral>

export const ReferralOrReceipt = Type.Union([Referral, Receipt])
export const ReferralsOrReceipts = Type.Union([Page(ReferralSummary, 'Referrals'), Page(Receipt, 'ReferralReceipts')])

export const ReferralQuery = Closed({
  ...PageQuery.properties,
  direction: Type.Optional(OneOf(['in', 'out'])),
  state: Type.Optional(OneOf(states)),
  caseId: Type.Optional(Id),
  victimId: Type.Optional(Id),
})
export type ReferralQuery = Static<typeof ReferralQuery>

export const Acceptance = Closed(
  { victimId: Type.Optional(Type.String({ format: 'uuid', description: 'When she is known here already.' })) },
  { title: 'ReferralAcceptance' },
)
export type Acceptance = Static<typeof Acceptance>
export const Rejection = Closed({ reason: OneOf(rejections) }, { title: 'ReferralRejection' })
export type Rejection = Static<typeof Rejection>
export const Revocation = Closed({ reason: OneOf(revocations) }, { title: 'ReferralRevocation' })
export type Revocation = Static<typeof Revocation>
export const Dispatch = Closed(
  { explained: Type.Boolean({ description: 'She was told what the referral opens and what it costs.' }) },
  { title: 'ReferralDispatch' },
)
export type Dispatch = Static<typeof Dispatch>
export const Completion = Closed(
  { outcome: OneOf(outcomes), occurredAt: Type.Optional(At) },
  { title: 'ReferralCompletion', description: 'The answer of the identification body becomes her status.' },
)
export type Completion = Static<typeof Completion>

export const AmendmentAsk = Type.Union([
  Closed({ field: OneOf(['documentNo']), new: Nullable(DocumentNo), reason }),
  Closed({ field: OneOf(['documentOn']), new: DayOrNull, reason }),
  Closed({ field: OneOf(['persons']), new: Persons, reason }),
  Closed({ field: OneOf(['urgent']), new: Type.Boolean(), reason }),
])
export type AmendmentAsk = Static<typeof AmendmentAsk>

export const ReferralTexts = Closed(
  {
    items: Type.Array(
      Closed({ of: OneOf(['referral', 'amendment']), id: Id, text: Type.String() }, { title: 'ReferralText' }),
    ),
  },
  { title: 'ReferralTexts', description: 'What was written, opened from the vault.' },
)
export type ReferralTexts = Static<typeof ReferralTexts>
