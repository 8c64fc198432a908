/**
 * One transaction per action: scope, replay check, the work itself, audit, idempotency key, commit. The only way from
 * a route or a job to a `Tx`.
 */
import { LawGap } from '../rules/parameter.ts'
import { inTransaction, type Tx } from './client.ts'
import { compose, sql } from './compose.ts'
import type { Ctx, Deps } from './context.ts'
import { notFound, type Outcome, type ProblemCode, type Refused, refuse } from './outcome.ts'
import { nameWhoWasSought } from './sought.ts'

/**
 * Thrown by an action that carries several records, all or nothing: everything is rolled back, the decision with it, and
 * the refusal is answered and audited.
 */
export class Undone extends Error {
  readonly refused: Refused
  constructor({ decisionId: _, ...refused }: Refused) {
    super(refused.code)
    this.name = 'Undone'
    this.refused = refused
  }
}

type Work<T> = (tx: Tx) => Promise<Outcome<T>>

/**
 * Runs `work` in the scope of `holder` (by default the caller's organisation). A refusal commits too: the recorded
 * decision and the audit row are the proof. Constraints of the database become their problem codes.
 */
export async function perform<T>(deps: Deps, ctx: Ctx, work: Work<T>, holder = ctx.orgId): Promise<Outcome<T>> {
  const scope = { orgId: holder, actor: ctx.actorKey, subjects: ctx.subjects }
  let met: ReadonlySet<string> = new Set()
  try {
    const act = async (tx: Tx): Promise<Outcome<T>> => {
      met = tx.touched.victimIds
      const before = await replayed(tx, ctx)
      if (before !== null) return before
      const outcome = await work(tx)
      if (outcome.ok === false) await nameWhoWasSought(tx, ctx, outcome.code)
      audit(deps, tx, ctx, outcome)
      remember(tx, ctx, outcome)
      return outcome
    }
    return await inTransaction(deps.db, scope, ctx.at, act, ctx.givenUp)
  } catch (error) {
    // Rolled back, and its caller has been told to come again.
    if (ctx.givenUp?.aborted === true) return refuse('overloaded')
    const refused = refusalOf(error)
    if (refused === null) throw error
    await inTransaction(deps.db, scope, ctx.at, async (tx) => {
      tx.meets(...(await stillHere(tx, met)))
      await nameWhoWasSought(tx, ctx, refused.code)
      audit(deps, tx, ctx, refused)
    })
    return refused
  }
}

/** Of those whom a transaction met that was rolled back: whoever was not born in it. */
async function stillHere(tx: Tx, met: ReadonlySet<string>): Promise<string[]> {
  if (met.size === 0) return []
  const known = await tx.all(
    sql<{ id: string }>`select v.id from victims v
      where v.center_id = ${tx.scope.orgId} and v.id = any (${[...met]}::uuid[])`,
  )
  return known.map(({ id }) => id)
}

/** The same key again: the same effect, rendered anew. Two at once wait for each other on the lock. */
async function replayed(tx: Tx, ctx: Ctx): Promise<Outcome<never> | null> {
  if (ctx.idempotency === null) return null
  const { key, bodyHash } = ctx.idempotency
  const owner = ctx.actor?.orgId ?? ctx.orgId
  tx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`${owner} ${ctx.actorKey} ${key}`}, 0))`)
  const known = await tx.one(
    compose
      .selectFrom('idempotency_keys as k')
      .select(['k.route', 'k.body_hash as bodyHash', 'k.status', 'k.location'])
      .where('k.org_id', '=', owner)
      .where('k.actor', '=', ctx.actorKey)
      .where('k.key', '=', key),
  )
  if (known === undefined) return null
  if (known.route !== ctx.route || known.bodyHash !== bodyHash) return refuse('idempotency_reuse')
  return { ok: 'replay', status: known.status, location: known.location }
}

/** A refusal had no effect, so it is not remembered: trying again weighs the law anew. */
function remember<T>(tx: Tx, ctx: Ctx, outcome: Outcome<T>): void {
  if (ctx.idempotency === null || outcome.ok !== true) return
  tx.write(
    compose.insertInto('idempotency_keys').values({
      org_id: ctx.actor?.orgId ?? ctx.orgId,
      actor: ctx.actorKey,
      key: ctx.idempotency.key,
      route: ctx.route,
      body_hash: ctx.idempotency.bodyHash,
      status: outcome.status ?? (outcome.location === undefined ? 200 : 201),
      location: outcome.location ?? null,
      recorded_at: tx.at,
    }),
  )
}

function audit<T>(deps: Deps, tx: Tx, ctx: Ctx, outcome: Outcome<T>): void {
  tx.write(
    compose.insertInto('audit_events').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
      caller_org_id: ctx.actor?.orgId ?? ctx.orgId,
      client: ctx.clientKey,
      action: ctx.action,
      route: ctx.route,
      outcome: outcome.ok === false ? outcome.code : 'ok',
      victim_ids: [...tx.touched.victimIds],
      resource_kind: tx.touched.kind,
      resource_id: tx.touched.id,
      purpose: ctx.purpose,
      request_id: ctx.requestId,
    }),
  )
}

/** Constraints that mean something to a caller; any other unique constraint says that another write came first. */
const constraints: Readonly<Record<string, ProblemCode>> = {
  bed_taken: 'bed_taken',
  plan_active: 'plan_active',
  already_granted: 'already_granted',
}

function refusalOf(error: unknown): Refused | null {
  if (error instanceof Undone) return error.refused
  if (error instanceof LawGap) return refuse('law_gap', { parameter: error.parameter })
  if (!(error instanceof Error) || !('code' in error)) return null
  const constraint = 'constraint' in error ? String(error.constraint) : ''
  switch (error.code) {
    case '23P01':
    case '23505':
      return refuse(constraints[constraint] ?? 'state_conflict')
    case '23503':
      return notFound
    case 'DQ401':
      return refuse('unauthenticated')
    case 'DQ422':
      return refuse('purpose_required')
    default:
      return null
  }
}
