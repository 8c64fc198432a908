/** Is a recorded consent alive now, and does it cover what is asked (CONS-01, CONS-03, R8)? Asked at release, not at request. */
import { bakuDay, type Instant, type LocalDate } from '../kernel/dates.ts'
import { type CapacityFacts, consentsForSelf, isWithoutCapacity } from './age.ts'
import { type Consent, type DisclosurePurpose, type DisclosureScope, scopesBeyond, speaksOf } from './consent-terms.ts'
import type { ShelterConsent } from './placement.ts'

/**
 * `lapsed`: she decides for herself now or has lost her capacity, or the representative no longer may.
 * `grantor_not_valid`: it never was a consent. `representation_unknown`: nothing shows that the grantor represents her.
 */
export type ConsentStanding =
  | 'live'
  | 'not_yet'
  | 'pending'
  | 'withdrawn'
  | 'expired'
  | 'lapsed'
  | 'grantor_not_valid'
  | 'representation_unknown'

function grantorStanding(consent: Consent, at: Instant, subject: CapacityFacts): ConsentStanding {
  const grantedOn = bakuDay(consent.grantedAt)
  if (consent.grantor === 'self') {
    if (!consentsForSelf(subject, grantedOn)) return 'grantor_not_valid'
    return isWithoutCapacity(subject, bakuDay(at)) ? 'lapsed' : 'live'
  }
  if (consentsForSelf(subject, grantedOn)) return 'grantor_not_valid'
  if (consentsForSelf(subject, bakuDay(at))) return 'lapsed'
  if (consent.representation === null) return 'representation_unknown'
  const { recorded, suspectedAt, endedAt } = consent.representation
  if (suspectedAt !== null && suspectedAt <= at) return 'grantor_not_valid'
  if (!recorded) return 'representation_unknown'
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

/** Her latest word counts by when it was said: the same was taken back after this was given, on whichever sheet. */
const takenBack = (given: Consent, consents: readonly Consent[], at: Instant): boolean =>
  consents.some(
    (c) => c.withdrawnAt !== null && c.withdrawnAt <= at && given.grantedAt < c.withdrawnAt && speaksOf(c, given),
  )

const liveAmong = (consents: readonly Consent[], at: Instant, subject: CapacityFacts) => (given: Consent) =>
  consentLive(given, at, subject) && !takenBack(given, consents, at)

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
  const live = named.filter(liveAmong(consents, at, request.subject))
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
): boolean => consents.filter((c) => c.purpose === purpose).some(liveAmong(consents, at, subject))

/** The episode for which she stays, and the one for which a consent was given; null: before any was open. */
export interface Episode {
  readonly caseId: string
  readonly openedOn: LocalDate
}
export interface EpisodeConsent extends Consent {
  readonly caseId: string | null
  /** When that episode was closed after the consent. */
  readonly episodeClosedAt: Instant | null
}

/** A consent to shelter ends with its episode: for a new stay she is asked anew. */
export const givenFor = (consent: EpisodeConsent, { caseId, openedOn }: Episode, at: Instant): boolean =>
  consent.caseId === null
    ? bakuDay(consent.grantedAt) >= openedOn
    : consent.caseId === caseId && (consent.episodeClosedAt === null || consent.episodeClosedAt > at)

/**
 * The consent to shelter as finalization weighs it: a live one of this episode, or else one that is unproven or whose
 * grantor is suspected, so that the answer can say why. Null: none, withdrawn, lapsed or of an earlier episode.
 */
export function shelterConsent(
  consents: readonly EpisodeConsent[],
  episode: Episode,
  at: Instant,
  subject: CapacityFacts,
): ShelterConsent | null {
  const given = consents.filter((c) => c.purpose === 'shelter' && givenFor(c, episode, at))
  const live = given.find(liveAmong(given, at, subject))
  if (live !== undefined) return { grantor: live.grantor, grantorSuspected: false }
  const unproven = given.find((c) => consentStanding(c, at, subject) === 'representation_unknown')
  if (unproven !== undefined) return { grantor: unproven.grantor, grantorSuspected: null }
  const invalid = given.find((c) => consentStanding(c, at, subject) === 'grantor_not_valid')
  return invalid === undefined ? null : { grantor: invalid.grantor, grantorSuspected: invalid.grantor !== 'self' }
}
