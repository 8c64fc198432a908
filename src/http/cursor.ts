/**
 * Cursors: the key of the last row seen, enciphered for the caller and the list. Nobody else's opens anything, and none
 * tells its bearer an instant, an order or how many there are.
 */
import type { Ctx, Deps } from '../db/context.ts'
import { keyOf, open, seal } from '../db/envelope.ts'

export class MalformedCursor extends Error {
  override readonly name = 'MalformedCursor'
}

/** Rows are listed by (recorded_at, id) or another pair of texts that orders them for good. */
export type Position = readonly [string, string]

const keyFor = (deps: Deps) => keyOf(deps.vault.keyedHash('reference', 'cursor'))
const boundTo = (ctx: Ctx, list: string) => `cursor\0${ctx.orgId}\0${ctx.actorKey}\0${list}`
/** Positions are padded to blocks, so that a length does not count what lies before. */
const blockBytes = 128

export function writeCursor(deps: Deps, ctx: Ctx, list: string, position: Position): string {
  const plain = Buffer.from(JSON.stringify(position))
  const padded = Buffer.concat([plain, Buffer.alloc(-plain.length & (blockBytes - 1), ' ')])
  return seal(keyFor(deps), padded, boundTo(ctx, list)).toString('base64url')
}

/** @throws MalformedCursor (400) for anything but this caller's own cursor of this list. */
export function readCursor(deps: Deps, ctx: Ctx, list: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  try {
    const plain = open(keyFor(deps), Buffer.from(cursor, 'base64url'), boundTo(ctx, list))
    return JSON.parse(plain.toString('utf8')) as Position
  } catch {
    throw new MalformedCursor('cursor')
  }
}

/** Cuts the extra row that was fetched to know whether more follow. */
export function pageOf<Row extends object, Item>(
  deps: Deps,
  ctx: Ctx,
  list: string,
  limit: number,
  rows: readonly Row[],
  position: (row: Row) => Position,
  item: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(deps, ctx, list, position(last)) : null
  return { items: shown.map(item), nextCursor }
}
