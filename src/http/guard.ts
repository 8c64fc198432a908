/**
 * Who may call a route stands on the route (`config.may`), and the app refuses to start without it. This file turns a
 * request into a `Ctx`: token → caller → standing → permission → what the act may lean on.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { Actor } from '../access/actor.ts'
import type { Authenticator } from '../access/authenticate.ts'
import { bearerToken } from '../access/bearer.ts'
import { isHolder, may, type Permission } from '../access/permissions.ts'
import { Unauthenticated } from '../access/unauthenticated.ts'
import { actorKey, subjectKeys } from '../db/actor-key.ts'
import type { Ctx, Deps } from '../db/context.ts'
import { type Refused, refuse } from '../db/outcome.ts'
import { perform } from '../db/perform.ts'
import { bakuDay } from '../kernel/dates.ts'
import type { RuleId } from '../rules/rule-ids.ts'
import { RefusalError } from './errors.ts'
import { languageOf } from './language.ts'
import { purposes } from './purposes.ts'
import { createStandings } from './standing.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Permission that opens the route. */
    may?: Permission
    /** Why the route needs no token; instead of `may`. */
    public?: string
    /** What a writing route records (R20): a fact is never refused by a rule, a decision may be. */
    records?: 'fact' | 'decision' | 'nothing'
    /** Rules that a route weighs, or under which it flags a fact or asks for work; those of its room's rule lists. */
    law?: readonly RuleId[]
    /** `ignored` where If-Match is never a reason to refuse (R23), `optional` where a decision may come with a fact; else by `records`. */
    version?: 'ignored' | 'optional'
    /** The route reads the vault: the Purpose header is required. */
    purpose?: true
    /** Refusals here are about bodies, not persons, so callers outside a holder are told them (R2). */
    tellsOutsiders?: true
  }
  interface FastifyRequest {
    ctx: Ctx
  }
  interface FastifyInstance {
    /** Every route of the app, as it was declared. */
    readonly declaredRoutes: readonly RouteOptions[]
  }
}

export interface GuardOptions {
  readonly deps: Deps
  readonly authenticator: Authenticator
}

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** @throws Error at start for a route without permission or, when it writes, without `records`. */
function demandDeclarations(route: RouteOptions): void {
  const methods = [route.method].flat()
  const { may: permission, public: reason, records } = route.config ?? {}
  if (methods.every((method) => method === 'HEAD' || method === 'OPTIONS')) return
  if ((permission === undefined) === (reason === undefined)) {
    throw new Error(`${methods.join()} ${route.url} must declare either config.may or config.public`)
  }
  if (methods.some((method) => writes.has(method)) && records === undefined) {
    throw new Error(`${methods.join()} ${route.url} must declare config.records`)
  }
}

export const guard = fp<GuardOptions>(async (app: FastifyInstance, { deps, authenticator }: GuardOptions) => {
  const standings = createStandings(deps)
  const declared: RouteOptions[] = []
  app.decorate('declaredRoutes', declared)
  app.addHook('onRoute', (route) => {
    demandDeclarations(route)
    declared.push(route)
  })
  app.decorateRequest('ctx', null as never)

  app.addHook('onRequest', async (request) => {
    const { may: permission, public: reason } = request.routeOptions.config
    if (reason !== undefined || permission === undefined) return
    const caller = await authenticator.authenticate(bearerToken(request.headers.authorization))
    const standing = await standings.of(caller)
    if (standing === null) throw new Unauthenticated('organisation_unknown')
    const actor: Actor = { ...caller, standing }
    request.ctx = contextOf(deps, request, actor, permission)
    if (!may(actor, permission)) throw new RefusalError(await keptOut(deps, request.ctx))
  })

  // After the schema, before the handler: 428 comes after 422 and before 404 (R40).
  app.addHook('preHandler', async (request) => {
    if (request.ctx === null) return
    const config = request.routeOptions.config
    if (config.purpose === true && request.ctx.purpose === null) throw new RefusalError(refuse('purpose_required'))
    const ifMatch = versionAsked(request)
    const { method, routeOptions } = request
    const { records, version } = config
    const declared = { method, url: routeOptions.url ?? '', records, version }
    if (versionNeeded(declared) && ifMatch === null) throw new RefusalError(refuse('version_required'))
    request.ctx = { ...request.ctx, ifMatch, idempotency: idempotencyOf(deps, request) }
  })
})

/** By role. Where staff of a holder asked for somebody's row, her ledger names the attempt. */
async function keptOut(deps: Deps, ctx: Ctx): Promise<Refused> {
  const refused = refuse('role_not_allowed')
  const atHers = ctx.actor !== null && isHolder(ctx.actor.standing.kind) && ctx.sought.length > 0
  if (atHers) await perform(deps, ctx, async () => refused)
  return refused
}

function contextOf(deps: Deps, request: FastifyRequest, actor: Actor, permission: Permission): Ctx {
  const at = deps.clock.now()
  const purpose = request.headers['purpose']
  if (purpose !== undefined && !purposes.some((known) => known === purpose)) {
    throw new RefusalError(
      refuse('purpose_required', { errors: [{ pointer: '/headers/purpose', code: 'not_in_list' }] }),
    )
  }
  return {
    actor,
    orgId: actor.orgId,
    actorKey: actorKey(deps.vault, actor),
    subjects: subjectKeys(deps.vault, actor),
    clientKey: actor.actSub === null ? null : actorKey(deps.vault, { iss: actor.iss, sub: actor.actSub }),
    at,
    on: bakuDay(at),
    action: permission,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    sought: Object.values(request.params as Record<string, string>),
    requestId: request.id,
    purpose: typeof purpose === 'string' ? purpose : null,
    language: languageOf(request.headers['accept-language']),
    ifMatch: null,
    givenUp: request.deadline?.controller.signal ?? null,
    idempotency: null,
  }
}

interface Declared {
  readonly method: string
  readonly url: string
  readonly records?: 'fact' | 'decision' | 'nothing' | undefined
  readonly version?: 'ignored' | 'optional' | undefined
}

/** Decisions on an existing resource and changes of one need the version that the caller saw; facts never do. */
export function versionNeeded({ method, url, records, version }: Declared): boolean {
  if (version === 'ignored' || records !== 'decision') return false
  return method !== 'POST' || url.includes('/:')
}

function versionAsked(request: FastifyRequest): number | null {
  const { records, version } = request.routeOptions.config
  const sent = request.headers['if-match']
  const read = version === 'optional' || (version !== 'ignored' && records === 'decision')
  if (sent === undefined || !read) return null
  const match = /^"v(\d{1,9})"$/.exec(sent)
  // Whatever stands there refuses no fact (R23).
  if (match === null && version === 'optional') return null
  if (match === null) throw new RefusalError(refuse('malformed_request'))
  return Number(match[1])
}

/** Same key, same bytes: the hash of the body tells a retry from a reuse, and the address tells one resource from another. */
function idempotencyOf(deps: Deps, request: FastifyRequest): Ctx['idempotency'] {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.method !== 'POST') return null
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) throw new RefusalError(refuse('malformed_request'))
  const digest = createHash('sha256')
    .update(`${request.url}\0${JSON.stringify(request.body ?? null)}`)
    .digest()
  return { key, bodyHash: deps.vault.keyedHash('idempotency', digest.toString('base64')).toString('base64url') }
}
