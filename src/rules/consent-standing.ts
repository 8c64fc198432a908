/** Is a recorded consent alive now, and does it cover what is asked (CONS-01, CONS-03, R8)? Asked at release, not at request. */
import { bakuDay, type Instant } from '../kernel/dates.ts'
import { type CapacityFacts, consentsForSelf } from './age.ts'
import { type Consent, type DisclosurePurpose, type DisclosureScope, scopesBeyond } from './consent-terms.ts'
import type { ShelterConsent } from './placement.ts'

/** `lapsed`: she decides for herself now, or the representative no longer may. `grantor_not_valid`: it never was a consent. */
export type ConsentStanding = 'live' | 'not_yet' | 'pending' | 'withdrawn' | 'expired' | 'lapsed' | 'grantor_not_valid'

function grantorStanding(consent: Consent, at: Instant, subject: CapacityFacts): ConsentStanding {
  const grantedOn = bakuDay(consent.grantedAt)
  if (consent.grantor === 'self') return consentsForSelf(subject, grantedOn) ? 'live' : 'grantor_not_valid'
  if (consentsForSelf(subject, grantedOn)) return 'grantor_not_valid'
  if (consentsForSelf(subject, bakuDay(at))) return 'lapsed'
  if (consent.grantor === 'guardianship_authority') return 'live'
  if (consent.representation === null) return 'grantor_not_valid'
  const { suspectedAt, endedAt } = consent.representation
  if (suspectedAt !== null && suspectedAt <= at) return 'grantor_not_valid'
  return endedAt !== null && endedAt <= at ? 'lapsed' : 'live'
}

/** What a consent is worth at an instant. Capacity is the one known now: a doubt closes, it does not open. */
export function consentStanding(consent: Consent, at: Instant, subject: CapacityFacts): ConsentStanding {
  if (consent.grantedAt > at) return 'not_yet'
  if (consent.withdrawnAt !== null && consent.withdrawnAt <= at) return 'withdrawn'
  if (consent.validUntil !== null && consent.validUntil <= at) return 'expired'
  if (consent.method === 'electronic' && (consent.confirmedAt === null || consent.confirmedAt > at)) return 'pending'
  return grantorStanding(consent, at, subject)
}

export const consentLive = (consent: Consent, at: Instant, subject: CapacityFacts): boolean =>
  consentStanding(consent, at, subject) === 'live'

export interface CoverRequest {
  readonly subject: CapacityFacts
  readonly recipientId: string
  readonly purpose: DisclosurePurpose
  readonly scopes: readonly DisclosureScope[]
}

/** `none`: no live consent names this body and purpose. `scope`: one does, but not for all that is asked. */
export type Coverage = 'covered' | 'scope' | 'grantor_not_valid' | 'none'

/** One consent must cover the whole request: two narrow ones never add up to a wide one. */
export function covers(consents: readonly Consent[], request: CoverRequest, at: Instant): Coverage {
  const named = consents.filter(
    (c) =>
      c.purpose === 'disclosure' &&
      c.recipientId === request.recipientId &&
      c.disclosurePurpose === request.purpose &&
      c.validUntil !== null,
  )
  const live = named.filter((c) => consentLive(c, at, request.subject))
  if (live.some((c) => scopesBeyond(request.scopes, c.scopes).length === 0)) return 'covered'
  if (live.length > 0) return 'scope'
  const invalid = named.some((c) => consentStanding(c, at, request.subject) === 'grantor_not_valid')
  return invalid ? 'grantor_not_valid' : 'none'
}

/** Is there a live consent to shelter or to services? A consent for one purpose never stands for another. */
export const consentedTo = (
  consents: readonly Consent[],
  purpose: 'shelter' | 'services',
  at: Instant,
  subject: CapacityFacts,
): boolean => consents.some((c) => c.purpose === purpose && consentLive(c, at, subject))

/**
 * The consent to shelter as finalization weighs it: a live one, or else one whose grantor is suspected, so that the
 * refusal can say why. Null: none, withdrawn or lapsed.
 */
export function shelterConsent(
  consents: readonly Consent[],
  at: Instant,
  subject: CapacityFacts,
): ShelterConsent | null {
  const given = consents.filter((c) => c.purpose === 'shelter')
  const live = given.find((c) => consentLive(c, at, subject))
  if (live !== undefined) return { grantor: live.grantor, grantorSuspected: false }
  const invalid = given.find((c) => consentStanding(c, at, subject) === 'grantor_not_valid')
  return invalid === undefined ? null : { grantor: invalid.grantor, grantorSuspected: invalid.grantor !== 'self' }
}
