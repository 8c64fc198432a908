/** From an action's outcome to an answer; the only way a route replies. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isHolder } from '../access/permissions.ts'
import { notFound, type Outcome, type ProblemCode, type Refused } from '../db/outcome.ts'
import { languageOf } from './language.ts'
import { sendProblem, statusOf } from './problems.ts'

/** Refusals that would tell a caller something about a person; outside the holder they become the one 404 (R2). */
const aboutPersons = (code: ProblemCode): boolean =>
  [403, 409, 412, 422].includes(statusOf[code]) &&
  ![
    'role_not_allowed',
    'idempotency_conflict',
    'idempotency_reuse',
    'validation_failed',
    'fee_not_allowed',
    'purpose_required',
  ].includes(code)

export const etag = (version: number): string => `"v${version}"`

/**
 * Sends value, ETag, Location and decision, or the problem. `status` of a created resource is 201 by its `location`,
 * else 200, unless the outcome says otherwise.
 */
export async function answer<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: Outcome<T>,
): Promise<FastifyReply> {
  // The caller was told to come again; sent with the same key, the request finds this outcome.
  if (reply.sent) return reply
  if (outcome.ok === 'replay') return renderAnew(request, reply, outcome)
  if (outcome.ok === false) return refuseFor(request, reply, outcome)
  if (outcome.version !== undefined) reply.header('etag', etag(outcome.version))
  if (outcome.location?.startsWith('/') === true) reply.header('location', outcome.location)
  if (outcome.decisionId !== undefined && isStaff(request)) reply.header('decision-id', outcome.decisionId)
  return reply.code(outcome.status ?? (outcome.location === undefined ? 200 : 201)).send(outcome.value)
}

const isStaff = (request: FastifyRequest): boolean =>
  request.ctx?.actor != null && isHolder(request.ctx.actor.standing.kind)

function refuseFor(request: FastifyRequest, reply: FastifyReply, refused: Refused): FastifyReply {
  const tells = isStaff(request) || request.routeOptions.config.tellsOutsiders === true
  const told = tells || !aboutPersons(refused.code) ? refused : notFound
  // A public route has no context.
  const language = request.ctx?.language ?? languageOf(request.headers['accept-language'])
  return sendProblem(reply, told, language, `urn:uuid:${request.id}`)
}

/** A replay authenticates, passes the gate and is rendered anew by the resource's own GET; if that says no, so do we (R16). */
async function renderAnew(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, location }: { status: number; location: string | null },
): Promise<FastifyReply> {
  reply.header('idempotency-replayed', 'true')
  if (location?.startsWith('receipt:') === true) return reply.code(status).send({ receiptNumber: location.slice(8) })
  if (location === null) return reply.code(status).send({})
  const { authorization, purpose, 'accept-language': language } = request.headers
  const headers = Object.fromEntries(
    Object.entries({ authorization, purpose, 'accept-language': language }).filter(([, v]) => v !== undefined),
  )
  const again = await request.server.inject({
    method: 'GET',
    url: location,
    headers: headers as Record<string, string>,
  })
  if (reply.sent) return reply
  for (const name of ['etag', 'content-type', 'content-language'] as const) {
    const value = again.headers[name]
    if (value !== undefined) reply.header(name, value)
  }
  return reply
    .code(again.statusCode === 200 ? status : again.statusCode)
    .serializer((body: string) => body)
    .send(again.payload)
}
