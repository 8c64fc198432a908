/** Who asks: what the token says (`Caller`), what the register says (`Standing`), and both together (`Actor`). */

/** Closed list of the API. What a body may do follows from kind, regime and role together, never from one alone. */
export const organisationKinds = [
  'dost_center',
  'call_center',
  'portal',
  'assistance_center',
  'sri_institution',
  'mia_shelter',
  'social_services_agency',
  'criminal_prosecution_body',
  'dv_complaint_body',
  'guardianship_authority',
  'minors_commission',
  'family_committee',
  'executive_authority',
  'employment_agency',
  'education_institution',
  'medical_institution',
  'bar_association',
  'support_fund',
  'migration_service',
  'identification_body',
  'court',
  'ngo',
  'municipality',
  'national_coordinator',
  'operator',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What a `dost_center` is; null for every other kind. */
export const unitTypes = ['center', 'regional_center', 'branch'] as const
export type UnitType = (typeof unitTypes)[number]

/** Trafficking in human beings, domestic violence. */
export const regimes = ['thb', 'dv'] as const
export type Regime = (typeof regimes)[number]

export const roles = [
  'front_office_operator',
  'call_center_operator',
  'portal_user',
  'case_worker',
  'psychologist',
  'lawyer',
  'medical_worker',
  'duty_officer',
  'center_manager',
  'agency_officer',
  'finance_officer',
  'authority_officer',
  'statistician',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]
export const isRole = (text: unknown): text is Role => roles.some((role) => role === text)

/** The claims of a verified token, nothing looked up. */
export interface Caller {
  readonly iss: string
  /** The user; the citizen when a portal acts for one. Unique only together with `iss`. */
  readonly sub: string
  /** The portal's client (RFC 8693 `act.sub`) when it acts for a signed-in citizen; null when nobody acts for another. */
  readonly actSub: string | null
  /** The client that obtained the token (RFC 9068 `client_id`), when the issuer says so. */
  readonly clientId: string | null
  readonly orgId: string
  /** At least one, no repeats. */
  readonly roles: readonly Role[]
  /** `jti`, or the SHA-256 of the token where the issuer gives none: safe to log, useless to a thief. */
  readonly tokenId: string
}

/** What the register says of the caller's organisation today. */
export interface Standing {
  readonly orgId: string
  readonly kind: OrganisationKind
  readonly unitType: UnitType | null
  readonly regimes: readonly Regime[]
}

export interface Actor extends Caller {
  readonly standing: Standing
}

/** One user across tokens and time. An issuer is a URL, so the space cannot be part of it. */
export const userKey = (caller: Pick<Caller, 'iss' | 'sub'>): string => `${caller.iss} ${caller.sub}`

/** Every identity that a revocation may name to shut this caller out: the user, the acting portal, the client. */
export const revocableKeys = (caller: Pick<Caller, 'iss' | 'sub' | 'actSub' | 'clientId'>): readonly string[] =>
  [...new Set([caller.sub, caller.actSub, caller.clientId].filter((sub) => sub !== null))].map((sub) =>
    userKey({ iss: caller.iss, sub }),
  )
