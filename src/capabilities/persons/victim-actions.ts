import { may, type Permission } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { Action, PageOf, PageQuery } from '../../http/shapes.ts'
import { type AgeBasis, isChild } from '../../rules/age.ts'
import { planOwnConsents } from '../consent/effects.ts'
import { followAge } from '../placement/effects.ts'
import { columnsOf, createVictim, refreshTerms, storeIdentity, termsOf } from './effects.ts'
import {
  findVictim,
  findVictimsByIds,
  listVictims,
  lockVictim,
  updateVictim,
  type VictimRow,
} from './victim-queries.ts'
import type { Identity, NewVictim, SearchTerms, Victim, VictimChange } from './victim-schema.ts'

/** Nobody was born tomorrow: a slip of the year would make a child of her, of whom bodies are told. */
const unborn = (ctx: Ctx, birthOn: string | null | undefined): boolean => (birthOn ?? '') > ctx.on

const notYet = refuse('validation_failed', { errors: [{ pointer: '/birthOn', code: 'in_the_future' }] })

/** A person is registered at once; what is not known yet is left open. */
export const registerVictim = (deps: Deps, ctx: Ctx, ask: NewVictim): Promise<Outcome<Victim>> =>
  perform(deps, ctx, async (tx) => {
    if (unborn(ctx, ask.birthOn)) return notYet
    const id = await createVictim(deps, tx, ctx, ask)
    return { ...(await shownVictim(deps, tx, ctx, id)), location: `/v1/victims/${id}` }
  })

export const readVictim = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Victim>> =>
  perform(deps, ctx, (tx) => shownVictim(deps, tx, ctx, id))

export const pageVictims = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<object>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listVictims(tx, ctx, limit, readCursor(deps, ctx, 'victims', cursor))
    const page = pageOf(
      deps,
      ctx,
      'victims',
      limit,
      rows,
      (row) => [row.recordedAt, row.id],
      (row) => row,
    )
    tx.touches(
      'victim',
      null,
      page.items.map((row) => row.id),
    )
    return { ok: true, value: page }
  })

export const ageFields = ['birthOn', 'ageBasis', 'presumedChild'] as const

export const changeVictim = (deps: Deps, ctx: Ctx, id: string, change: VictimChange): Promise<Outcome<Victim>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockVictim(tx, ctx, id)
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    if (unborn(ctx, change.birthOn)) return notYet
    const columns = columnsOf(change)
    if (Object.keys(columns).length > 0) updateVictim(tx, id, columns)
    if (change.birthOn !== undefined) await refreshTerms(deps, tx, id, change.birthOn)
    if ([...ageFields, 'emancipated' as const].some((field) => change[field] !== undefined)) {
      await planOwnConsents(deps, tx, ctx, id)
      await followAge(deps, tx, ctx, id)
    }
    return shownVictim(deps, tx, ctx, id)
  })

export const putIdentity = (deps: Deps, ctx: Ctx, id: string, identity: Identity): Promise<Outcome<Identity>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockVictim(tx, ctx, id)
    if (row === undefined) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    await storeIdentity(deps, tx, id, identity, row.birthOn)
    updateVictim(tx, id, { version: row.version })
    tx.touches('identity', id, [id])
    return { ok: true, value: identity, version: row.version + 1 }
  })

export const readIdentity = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Identity>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findVictim(tx, ctx, id)
    tx.touches('identity', id, row === undefined ? [] : [id])
    const identity = row && (await deps.vault.getSection<Identity>(tx, id, 'identity', ctx.purpose ?? ''))
    return row === undefined || identity === undefined ? notFound : { ok: true, value: identity, version: row.version }
  })

/** Inside the holder only (R1): whoever is held elsewhere, sealed or shut to the caller is not there. */
export const searchVictims = (deps: Deps, ctx: Ctx, ask: SearchTerms): Promise<Outcome<{ items: object[] }>> =>
  perform(deps, ctx, async (tx) => {
    const found = await deps.vault.find(tx, termsOf(ask, ask.birthOn ?? null))
    const codes = new Map(
      (
        await findVictimsByIds(
          tx,
          ctx,
          found.map((f) => f.victimId),
        )
      ).map((row) => [row.id, row.code]),
    )
    const items = found.flatMap(({ victimId, matched }) => {
      const code = codes.get(victimId)
      return code === undefined ? [] : [{ victimId, code, matchedTerms: matched }]
    })
    tx.touches(
      'victim',
      null,
      items.map((item) => item.victimId),
    )
    return { ok: true, value: { items } }
  })

/** Her record as it is answered; not found for whoever may not see her. */
export async function shownVictim(deps: Deps, tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Victim>> {
  const row = await findVictim(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('victim', id, [id])
  const identity = await deps.vault.getSection(tx, id, 'identity', ctx.purpose ?? 'existence')
  return { ok: true, value: victimOf(row, identity !== undefined, ctx), version: row.version }
}

function victimOf(row: VictimRow, hasIdentity: boolean, ctx: Ctx): Victim {
  const { sealedAt, keyWorker, keyWorkerBy, keyWorkerAt, version: _, ...facts } = row
  const manages = ctx.actor?.roles.includes('center_manager') === true
  const age = { birthOn: row.birthOn, ageBasis: row.ageBasis as AgeBasis, presumedChild: row.presumedChild }
  return {
    ...(facts as Omit<Victim, 'child' | 'sealed' | 'keyWorker' | 'keyWorkerNamed' | 'hasIdentity' | 'actions'>),
    child: isChild(age, ctx.on),
    sealed: sealedAt !== null,
    keyWorker: keyWorker === null ? 'none' : keyWorker === ctx.actorKey ? 'me' : 'other',
    keyWorkerNamed:
      keyWorker === null || !manages
        ? null
        : {
            user: keyWorker,
            by: keyWorkerBy === null ? 'unknown' : keyWorkerBy === keyWorker ? 'self' : 'other',
            at: keyWorkerAt,
          },
    hasIdentity,
    actions: actionsOf(row, ctx),
  }
}

/** What this caller may do with her record now (R15). */
const actionsOf = (row: VictimRow, { actor }: Ctx): Action[] => {
  const href = `/v1/victims/${row.id}`
  const act = (action: string, method: Action['method'], path: string, permission: Permission): Action => {
    const permitted = actor !== null && may(actor, permission)
    return {
      action,
      method,
      href: `${href}${path}`,
      allowed: permitted,
      ...(permitted ? {} : { code: 'role_not_allowed' }),
    }
  }
  const sealed = row.sealedAt !== null
  return [
    act('change', 'PATCH', '', 'victim:record'),
    act('correct', 'POST', '/corrections', 'victim:record'),
    act('identity', 'PUT', '/identity', 'victim:identity'),
    act('suspicion', 'POST', '/suspicions', 'victim:suspicion'),
    sealed ? act('unseal', 'POST', '/seal/lift', 'victim:seal') : act('seal', 'POST', '/seal', 'victim:seal'),
    act('bar_reader', 'POST', '/barred-readers', 'victim:fence'),
    act('key_worker', 'PUT', '/key-worker', 'victim:key-worker'),
  ]
}
