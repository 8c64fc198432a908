/** The frame of an act on one person or one episode: lock, not found, version, trail. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { CaseRow } from './case-queries.ts'
import { findCase, lockCase } from './case-queries.ts'
import { findVictim, lockVictim, type VictimRow } from './victim-queries.ts'

/** Facts ask no version: `ifMatch` is null for them. */
const outdated = (ctx: Ctx, version: number): boolean => ctx.ifMatch !== null && ctx.ifMatch !== version

/** Acts on her row, locked. Who may not see her learns nothing. */
export const onVictim = <T>(
  deps: Deps,
  ctx: Ctx,
  id: string,
  work: (tx: Tx, row: VictimRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockVictim(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('victim', id, [id])
    return outdated(ctx, row.version) ? refuse('version_mismatch') : work(tx, row)
  })

/** Reads about her, without a lock. */
export const aboutVictim = <T>(
  deps: Deps,
  ctx: Ctx,
  id: string,
  work: (tx: Tx, row: VictimRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findVictim(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('victim', id, [id])
    return work(tx, row)
  })

/** Acts on an episode, locked. */
export const onCase = <T>(
  deps: Deps,
  ctx: Ctx,
  id: string,
  work: (tx: Tx, row: CaseRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockCase(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('case', id, [row.victimId])
    return outdated(ctx, row.version) ? refuse('version_mismatch') : work(tx, row)
  })

/** Reads of an episode, without a lock. */
export const aboutCase = <T>(
  deps: Deps,
  ctx: Ctx,
  id: string,
  work: (tx: Tx, row: CaseRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findCase(tx, ctx, id)
    if (row === undefined) return notFound
    tx.touches('case', id, [row.victimId])
    return work(tx, row)
  })
