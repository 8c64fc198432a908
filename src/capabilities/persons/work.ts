/** The frame of an act on one person or one episode: lock, not found, version, trail. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { findCase, lockCase } from './case-queries.ts'
import { findVictim, lockVictim } from './victim-queries.ts'

interface Framed<Row> {
  readonly kind: 'victim' | 'case'
  readonly find: (tx: Tx, ctx: Ctx, id: string) => Promise<Row | undefined>
  readonly victimIdOf: (row: Row) => string
}
type Work<Row, T> = (tx: Tx, row: Row) => Promise<Outcome<T>>

/** Who may not see her learns nothing. */
const reading =
  <Row>({ kind, find, victimIdOf }: Framed<Row>) =>
  <T>(deps: Deps, ctx: Ctx, id: string, work: Work<Row, T>): Promise<Outcome<T>> =>
    perform(deps, ctx, async (tx) => {
      const row = await find(tx, ctx, id)
      if (row === undefined) return notFound
      tx.touches(kind, id, [victimIdOf(row)])
      return work(tx, row)
    })

/** Facts ask no version: `ifMatch` is null for them. */
const acting = <Row extends { readonly version: number }>(framed: Framed<Row>) => {
  const found = reading(framed)
  return <T>(deps: Deps, ctx: Ctx, id: string, work: Work<Row, T>): Promise<Outcome<T>> =>
    found(deps, ctx, id, async (tx, row) =>
      ctx.ifMatch !== null && ctx.ifMatch !== row.version ? refuse('version_mismatch') : work(tx, row),
    )
}

const herself = { kind: 'victim', victimIdOf: (row: { readonly id: string }) => row.id } as const
const episode = { kind: 'case', victimIdOf: (row: { readonly victimId: string }) => row.victimId } as const

/** Acts on her row, locked. */
export const onVictim = acting({ ...herself, find: lockVictim })
/** Reads about her, without a lock. */
export const aboutVictim = reading({ ...herself, find: findVictim })
/** Acts on an episode, locked. */
export const onCase = acting({ ...episode, find: lockCase })
/** Reads of an episode, without a lock. */
export const aboutCase = reading({ ...episode, find: findCase })
