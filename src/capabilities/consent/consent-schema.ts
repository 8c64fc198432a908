import { type Static, Type } from 'typebox'
import { organisationKinds } from '../../access/actor.ts'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Id,
  IdOrNull,
  Language,
  OneOf,
  OneOfOrNull,
  Page,
  VaultText,
} from '../../http/shapes.ts'
import { disclosurePurposes, disclosureScopes } from '../../rules/consent-terms.ts'

export const purposes = ['shelter', 'services', 'disclosure'] as const
const stances = ['agree', 'object', 'mixed', 'declined'] as const

export const Scopes = Type.Array(OneOf(disclosureScopes), {
  uniqueItems: true,
  maxItems: disclosureScopes.length,
  description: 'Parts that may be told; `existence` is in every one.',
})
export const DisclosurePurpose = OneOf(disclosurePurposes, 'The one purpose.')

const asked = {
  purpose: OneOf(purposes, 'One never covers another.'),
  decision: OneOf(
    ['given', 'refused'],
    'A refusal is recorded too, and ends what was given before for the same by whoever could have consented.',
  ),
  recipientId: Type.Optional(
    Type.String({ format: 'uuid', description: 'For disclosure: the one body, or one person around her.' }),
  ),
  disclosurePurpose: Type.Optional(DisclosurePurpose),
  scopes: Type.Optional(Scopes),
  grantor: OneOf(['self', 'legal_representative', 'guardianship_authority']),
  relatedPersonId: Type.Optional(Type.String({ format: 'uuid', description: 'The representative who grants it.' })),
  organizationId: Type.Optional(
    Type.String({ format: 'uuid', description: 'The guardianship authority that grants it.' }),
  ),
  caseId: Type.Optional(
    Type.String({ format: 'uuid', description: 'The episode it is given for; her open one when left out.' }),
  ),
  method: OneOf(['written', 'oral_witnessed', 'electronic']),
  language: Language,
  interpreterUsed: Type.Boolean(),
  textVersion: Type.String({ minLength: 1, maxLength: 20, description: 'Version of the text that was shown.' }),
  occurredAt: Type.Optional(At),
  validUntil: Type.Optional(
    Type.Unsafe<Static<typeof At>>({
      type: 'string',
      format: 'date-time',
      description: 'First instant at which it no longer holds; for disclosure at most 90 days.',
    }),
  ),
  childView: Type.Optional(OneOf(stances, 'What the child said of this disclosure.')),
  childHeard: Type.Optional(
    Closed(
      { by: OneOf(['psychologist', 'trained_worker', 'other']), withoutParents: Type.Boolean() },
      {
        title: 'ChildHeard',
        description:
          'How the child was heard. Left out, or by another, or before the parents: only an objection is kept as a view.',
      },
    ),
  ),
  overruleReason: Type.Optional(VaultText),
}

/** What is said of a consent when the person is known from elsewhere (one-call intake). */
export const ConsentWords = Closed(asked, {
  title: 'ConsentWords',
  description: 'A consent or refusal as it was said. Nothing is assumed: the decision is always spelt out.',
})
export type ConsentWords = Static<typeof ConsentWords>

export const NewConsent = Closed(
  {
    victimId: Type.Optional(
      Type.String({ format: 'uuid', description: 'Required from staff; a citizen speaks for herself.' }),
    ),
    ...asked,
  },
  { title: 'NewConsent', description: 'A consent or refusal as it was said.' },
)
export type NewConsent = Static<typeof NewConsent>

export const states = ['pending', 'given', 'refused', 'withdrawn', 'lapsed', 'unproven'] as const
const summary = {
  id: Id,
  victimId: IdOrNull,
  purpose: OneOf(purposes),
  state: OneOf(
    states,
    'Weighed at the moment of reading; `lapsed` is also an ended term, `unproven` when nothing shows that the grantor represents her.',
  ),
  recipientId: IdOrNull,
  recipientKind: OneOfOrNull([...organisationKinds, 'individual'] as const),
  disclosurePurpose: OneOfOrNull(disclosurePurposes),
  scopes: Scopes,
  grantor: asked.grantor,
  method: asked.method,
  grantedAt: At,
  validUntil: AtOrNull,
  withdrawnAt: AtOrNull,
}
export const ConsentSummary = Closed(summary, { title: 'ConsentSummary' })
export type ConsentSummary = Static<typeof ConsentSummary>
export const Consents = Page(ConsentSummary, 'Consents')

export const Consent = Closed(
  {
    ...summary,
    relatedPersonId: IdOrNull,
    organizationId: IdOrNull,
    caseId: IdOrNull,
    language: Language,
    interpreterUsed: Type.Boolean(),
    textVersion: Type.String(),
    confirmedAt: AtOrNull,
    childView: OneOfOrNull(stances),
    recordedAt: At,
    breach: Type.Array(Type.String(), {
      description: 'Rules that a refusal breaks: said by one who could not have consented, it ended nothing.',
    }),
    actions: Type.Optional(Type.Array(Action)),
  },
  {
    title: 'Consent',
    description: 'The record. Through a portal the recipient is shown by kind only, and the person not at all.',
  },
)
export type Consent = Static<typeof Consent>

export const Confirmation = Closed(
  { aloneWithHer: Type.Literal(true, { description: 'Staff confirm it with her alone, or not at all.' }) },
  { title: 'ConsentConfirmation' },
)

export const Withdrawal = Closed(
  {
    by: Type.Optional(OneOf(['self', 'grantor'], 'Who withdrew it; she herself by default.')),
    occurredAt: Type.Optional(At),
  },
  { title: 'ConsentWithdrawal', description: 'No reason is asked.' },
)
export type Withdrawal = Static<typeof Withdrawal>

export const ConsentFilter = Closed({
  victimId: Type.Optional(Type.String({ format: 'uuid' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
})
export type ConsentFilter = Static<typeof ConsentFilter>

export const Receipt = Closed(
  {
    consentId: Id,
    format: Type.Literal('jws'),
    keyId: Type.String(),
    jws: Type.String({ description: 'Compact JWS (EdDSA) over a consent receipt in the manner of ISO/IEC TS 27560.' }),
    publicKey: Type.Object({}, { additionalProperties: true, description: 'Public key (JWK) that verifies it.' }),
  },
  { title: 'ConsentReceipt' },
)
export type Receipt = Static<typeof Receipt>
