/** Stable words for logs and metrics; the caller only learns 401 `unauthenticated`. */
export type UnauthenticatedReason =
  | 'token_missing'
  | 'scheme_unsupported'
  | 'token_malformed'
  | 'token_too_large'
  | 'algorithm_refused'
  | 'type_refused'
  | 'key_unknown'
  | 'key_unusable'
  | 'key_too_weak'
  | 'signature_invalid'
  | 'issuer_wrong'
  | 'audience_wrong'
  | 'expired'
  | 'not_yet_valid'
  | 'issued_in_the_future'
  | 'lifetime_too_long'
  | 'claim_missing'
  | 'subject_invalid'
  | 'organisation_invalid'
  | 'organisation_unknown'
  | 'roles_invalid'
  | 'role_unknown'
  | 'delegation_invalid'
  | 'sender_constrained'
  | 'revoked'

/** The token does not say who calls. Carries no part of the token and no cause: a cause would hold its claims. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated'
  readonly reason: UnauthenticatedReason

  constructor(reason: UnauthenticatedReason) {
    super(`unauthenticated: ${reason}`)
    this.reason = reason
  }
}

/** No keys of the issuer are at hand: our trouble, not the caller's, so 503 and no verdict on the token. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable'

  constructor() {
    super('the token issuer has not answered and no keys of it are kept')
  }
}
