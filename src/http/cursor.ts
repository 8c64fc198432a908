/** Cursors: the key of the last row seen, sealed to the caller and the list, so that nobody else's cursor opens anything. */
import { timingSafeEqual } from 'node:crypto'
import type { Ctx, Deps } from '../db/context.ts'

export class MalformedCursor extends Error {
  override readonly name = 'MalformedCursor'
}

/** Rows are listed by (recorded_at, id) or another pair of texts that orders them for good. */
export type Position = readonly [string, string]

const tag = (deps: Deps, ctx: Ctx, list: string, payload: string) =>
  deps.vault.keyedHash('reference', `cursor\0${ctx.orgId}\0${ctx.actorKey}\0${list}\0${payload}`).subarray(0, 12)

export function writeCursor(deps: Deps, ctx: Ctx, list: string, position: Position): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url')
  return `${payload}.${tag(deps, ctx, list, payload).toString('base64url')}`
}

/** @throws MalformedCursor (400) for anything but this caller's own cursor of this list. */
export function readCursor(deps: Deps, ctx: Ctx, list: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  const [payload, given] = cursor.split('.')
  const expected = payload === undefined ? null : tag(deps, ctx, list, payload)
  const sent = Buffer.from(given ?? '', 'base64url')
  if (
    payload === undefined ||
    expected === null ||
    sent.length !== expected.length ||
    !timingSafeEqual(sent, expected)
  ) {
    throw new MalformedCursor('cursor')
  }
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Position
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
