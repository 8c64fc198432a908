import type { Decision } from '../rules/decision.ts'

/** Stable codes of refusals and errors; the catalogue of `http/problems.ts` gives each its status and words. */
export type ProblemCode =
  | 'malformed_request'
  | 'unauthenticated'
  | 'role_not_allowed'
  | 'disclosure_forbidden'
  | 'grantor_not_valid'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'state_conflict'
  | 'bed_taken'
  | 'plan_active'
  | 'plan_required'
  | 'parent_suspected'
  | 'representative_missing'
  | 'notification_open'
  | 'child_needs_safe_place'
  | 'already_granted'
  | 'idempotency_conflict'
  | 'version_mismatch'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'validation_failed'
  | 'stay_limit_exceeded'
  | 'referral_required'
  | 'consent_required'
  | 'view_required'
  | 'refusal_ground_not_allowed'
  | 'fee_not_allowed'
  | 'representative_suspected'
  | 'intent_required'
  | 'recipient_not_specific'
  | 'scope_exceeds_consent'
  | 'idempotency_reuse'
  | 'law_gap'
  | 'purpose_required'
  | 'not_accredited'
  | 'version_required'
  | 'too_many_requests'
  | 'companion_not_assessed'
  | 'hearing_required'
  | 'safety_plan_required'
  | 'appeal_notice_required'
  | 'identification_required'
  | 'amount_differs'
  | 'no_legal_basis'
  | 'overloaded'
  | 'internal_error'

/** One field that is wrong: where (JSON pointer) and how (a stable code), never its value. */
export interface FieldProblem {
  readonly pointer: string
  readonly code: string
}

export interface Refused {
  readonly ok: false
  readonly code: ProblemCode
  readonly decision?: Decision
  readonly decisionId?: string
  readonly errors?: readonly FieldProblem[]
  /** For `law_gap`: the parameter that has no value. */
  readonly parameter?: string
}

/** Expected refusals are values; only surprises throw. */
export type Outcome<T> =
  | {
      readonly ok: true
      readonly value: T
      readonly status?: number
      readonly location?: string
      readonly version?: number
      readonly decisionId?: string
    }
  | { readonly ok: 'replay'; readonly status: number; readonly location: string | null }
  | Refused

export const refuse = (code: ProblemCode, more: Omit<Refused, 'ok' | 'code'> = {}): Refused => ({
  ok: false,
  code,
  ...more,
})
/** Absent and not yours are one answer. */
export const notFound: Refused = { ok: false, code: 'not_found' }

/** For jobs, to which no refusal can be told: @throws Error, so that the queue tries again. */
export async function mustSucceed<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  if (settled.ok === true) return settled.value
  throw new Error(settled.ok === false ? settled.code : 'replay')
}
