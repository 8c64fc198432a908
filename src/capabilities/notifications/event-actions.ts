import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import { bakuDay } from '../../kernel/dates.ts'
import { listEvents } from './event-queries.ts'
import type { Event } from './event-schema.ts'

/** The cursor never ends: a poller goes on from where it was. */
export const pageEvents = (deps: Deps, ctx: Ctx, { limit = 50, cursor }: PageQuery): Promise<Outcome<PageOf<Event>>> =>
  perform(deps, ctx, async (tx) => {
    const rows = await listEvents(tx, limit, readCursor(deps, ctx, 'events', cursor)?.[0] ?? null)
    tx.touches('event', null)
    const last = rows.at(-1)
    const next = last === undefined ? cursor : writeCursor(deps, ctx, 'events', [String(last.position), last.id])
    const items = rows.map(({ id, type, reference, link, occurredAt }) => {
      return { id, type, reference, link, sentOn: bakuDay(occurredAt) }
    })
    return { ok: true, value: { items, nextCursor: next ?? null } }
  })
