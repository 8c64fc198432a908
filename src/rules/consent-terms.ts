/** The words of a consent (CONS-01, R9): what it may be for, what it may open, and what is known of one that was given. */
import type { Instant } from '../kernel/dates.ts'

export type ConsentPurpose = 'shelter' | 'services' | 'disclosure'
export type Grantor = 'self' | 'legal_representative' | 'guardianship_authority'
/** `electronic`: given through a portal; counts only when staff have confirmed it with her alone (R8). */
export type ConsentMethod = 'written' | 'oral_witnessed' | 'electronic'
export type Stance = 'agree' | 'object' | 'mixed' | 'declined'

export const disclosurePurposes = [
  'formal_identification',
  'legal_proceedings',
  'law_enforcement_step',
  'obtain_referral',
  'benefit',
  'employment',
  'education',
  'medical',
  'psychological_course',
  'repatriation',
  'documents',
  'transfer',
  'family_contact',
  'family_help',
  'allowance',
] as const
export type DisclosurePurpose = (typeof disclosurePurposes)[number]

export const disclosureScopes = [
  'existence',
  'identity',
  'contact',
  'case_summary',
  'legal',
  'medical',
  'psychological',
  'children',
  'stay_dates',
] as const
export type DisclosureScope = (typeof disclosureScopes)[number]

/** Who consents for another. Null instants: it has not happened. */
export interface Representation {
  /** On record as representing her when it was given; for the guardianship authority: the body is named. A relation is not enough. */
  readonly recorded: boolean
  /** First recorded sign that she or he is the suspect, or hides the child from protection; a review that clears it sets null. */
  readonly suspectedAt: Instant | null
  readonly endedAt: Instant | null
}

/** A consent on record. `validUntil` is exclusive; null: until withdrawn (never for disclosure). */
export interface Consent {
  readonly purpose: ConsentPurpose
  readonly grantor: Grantor
  /** Null for `self`, and where nobody is named. */
  readonly representation: Representation | null
  readonly method: ConsentMethod
  readonly grantedAt: Instant
  readonly confirmedAt: Instant | null
  readonly validUntil: Instant | null
  readonly withdrawnAt: Instant | null
  /** The one named body, by its id. */
  readonly recipientId: string | null
  readonly disclosurePurpose: DisclosurePurpose | null
  readonly scopes: readonly DisclosureScope[]
}

/** A "no": a refusal, or that a consent was taken back. What it names no body, no use and no parts of, it says of all. */
export interface No extends Pick<Consent, 'purpose' | 'recipientId' | 'disclosurePurpose' | 'scopes'> {
  readonly saidAt: Instant
}

/** Whether a "no" speaks of what was consented to, in part at least; `existence` is in every consent and tells none apart. */
export const speaksOf = (no: Omit<No, 'saidAt'>, given: Omit<No, 'saidAt'>): boolean => {
  const refused = partsOf(no)
  const agreed = partsOf(given)
  return (
    no.purpose === given.purpose &&
    (no.recipientId === null || no.recipientId === given.recipientId) &&
    (no.disclosurePurpose === null || no.disclosurePurpose === given.disclosurePurpose) &&
    (refused.length === 0 || agreed.length === 0 || agreed.some((scope) => refused.includes(scope)))
  )
}

const partsOf = ({ scopes }: Pick<No, 'scopes'>) => scopes.filter((scope) => scope !== 'existence')

/** Every release tells at least that she exists, so `existence` is in every scope (R9). */
export const scopesBeyond = (
  asked: readonly DisclosureScope[],
  given: readonly DisclosureScope[],
): readonly DisclosureScope[] => asked.filter((scope) => scope !== 'existence' && !given.includes(scope))
