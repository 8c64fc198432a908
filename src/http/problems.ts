/** RFC 9457 problems: one catalogue of stable codes; the words follow Accept-Language, the code never does. */
import type { FastifyReply } from 'fastify'
import type { ProblemCode, Refused } from '../db/outcome.ts'
import type { Language } from '../kernel/words.ts'
import { problemTexts } from './problem-texts.ts'

export const statusOf: Readonly<Record<ProblemCode, number>> = {
  malformed_request: 400,
  unauthenticated: 401,
  role_not_allowed: 403,
  disclosure_forbidden: 403,
  grantor_not_valid: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  state_conflict: 409,
  bed_taken: 409,
  plan_active: 409,
  plan_required: 409,
  parent_suspected: 409,
  representative_missing: 409,
  notification_open: 409,
  child_needs_safe_place: 409,
  already_granted: 409,
  idempotency_conflict: 409,
  version_mismatch: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  stay_limit_exceeded: 422,
  referral_required: 422,
  consent_required: 422,
  view_required: 422,
  refusal_ground_not_allowed: 422,
  fee_not_allowed: 422,
  representative_suspected: 422,
  intent_required: 422,
  recipient_not_specific: 422,
  scope_exceeds_consent: 422,
  idempotency_reuse: 422,
  law_gap: 422,
  purpose_required: 422,
  not_accredited: 422,
  identification_required: 422,
  amount_differs: 422,
  no_legal_basis: 422,
  companion_not_assessed: 422,
  hearing_required: 422,
  safety_plan_required: 422,
  appeal_notice_required: 422,
  version_required: 428,
  too_many_requests: 429,
  overloaded: 503,
  internal_error: 500,
}

export const isProblemCode = (code: string): code is ProblemCode => code in statusOf

/** Body of a problem. A 404 never says more than that: it is the same to the byte for what exists and what never did. */
export function problemBody(refused: Refused, language: Language, instance: string | null): object {
  const { title, detail } = problemTexts[refused.code]
  const about = {
    type: `/problems/${refused.code}`,
    title: title[language],
    status: statusOf[refused.code],
    code: refused.code,
    detail: detail[language],
  }
  if (refused.code === 'not_found') return about
  const ground = refused.decision?.grounds.find((g) => g.outcome !== 'met' && g.code === refused.code)
  return {
    ...about,
    ...(instance === null ? {} : { instance }),
    ...(ground === undefined ? {} : { ruleId: ground.rule }),
    ...(refused.parameter === undefined ? {} : { parameter: refused.parameter }),
    ...(refused.decisionId === undefined ? {} : { decisionId: refused.decisionId }),
    ...(refused.decision === undefined
      ? {}
      : {
          grounds: refused.decision.grounds.map(({ rule, outcome, says, source }) => ({
            rule,
            outcome,
            says: says[language],
            source,
          })),
        }),
    ...(refused.errors === undefined ? {} : { errors: refused.errors }),
  }
}

export function sendProblem(
  reply: FastifyReply,
  refused: Refused,
  language: Language,
  instance: string | null,
): FastifyReply {
  const status = statusOf[refused.code]
  if (status === 503 || status === 429) reply.header('retry-after', reply.getHeader('retry-after') ?? '1')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .header('content-language', language)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problemBody(refused, language, instance))
}
