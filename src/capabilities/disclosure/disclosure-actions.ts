import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, type Refused } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { visibleVictim } from '../persons/facts.ts'
import { enterOrder } from './compelled.ts'
import type { Disclosure, LedgerEntry, LedgerFilter, NewDisclosure } from './disclosure-schema.ts'
import { passGate } from './gate.ts'
import { findEntry, listEntries } from './ledger-queries.ts'
import { disclosureOf, entryOf, versionOf } from './ledger-shown.ts'

/** Staff release: consent is weighed at this moment for every person; an order waits for a second person instead. */
export const releaseByStaff = (
  deps: Deps,
  ctx: Ctx,
  ask: NewDisclosure & { readonly victimIds: string[] },
): Promise<Outcome<Disclosure>> =>
  perform(deps, ctx, async (tx) => {
    for (const victimId of ask.victimIds) if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    const entered =
      ask.order === undefined ? await releaseNow(deps, tx, ctx, ask) : await enterOrder(deps, tx, ctx, ask)
    if (!entered.ok) return entered
    const { disclosureId: id, decisionId } = entered
    return { ...(await shown(tx, ctx, id)), location: `/v1/disclosures/${id}`, decisionId }
  })

const releaseNow = (deps: Deps, tx: Tx, ctx: Ctx, ask: NewDisclosure & { readonly victimIds: string[] }) =>
  passGate(deps, tx, ctx, {
    victimIds: ask.victimIds,
    recipientId: ask.recipientId ?? null,
    purpose: ask.purpose,
    scopes: ask.scopes ?? ['existence'],
    kind: 'disclosure',
    basis: 'consent',
    order: null,
    content: {},
    caseId: ask.caseId ?? null,
    attemptId: null,
    disclosureId: null,
  })

export const readDisclosure = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Disclosure>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

/** The ledger of the holder. */
export const pageLedger = (deps: Deps, ctx: Ctx, filter: LedgerFilter): Promise<Outcome<PageOf<LedgerEntry>>> =>
  perform(deps, ctx, async (tx) => {
    if (filter.victimId !== undefined && !(await visibleVictim(tx, ctx, filter.victimId))) return notFound
    return paged(deps, tx, ctx, filter)
  })

async function paged(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  { victimId, limit = 50, cursor }: LedgerFilter,
): Promise<Outcome<PageOf<LedgerEntry>>> {
  const list = `disclosures ${victimId ?? ''}`
  const rows = await listEntries(tx, ctx, victimId ?? null, limit, readCursor(deps, ctx, list, cursor))
  const value = pageOf(deps, ctx, list, limit, rows, (row) => [row.recordedAt, row.id], entryOf)
  tx.touches('disclosure', null, value.items.flatMap((item) => item.victimIds).concat(victimId ?? []))
  return { ok: true, value }
}

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Shown<Disclosure> | Refused> {
  const row = await findEntry(tx, ctx, id)
  if (row === undefined) return notFound
  tx.touches('disclosure', id, row.victimIds)
  return { ok: true, value: disclosureOf(row), version: versionOf(row) }
}

interface Shown<T> {
  readonly ok: true
  readonly value: T
  readonly version: number
}
