/** What a recipient reads. Every answer about what it may not read, or what never was, is the one 404 (R2). */
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf, PageQuery } from '../../http/shapes.ts'
import type { ReleaseReading, ReleaseSummary } from './disclosure-schema.ts'
import { type Release, readable, readOne } from './gate.ts'
import { lookUp } from './look-up.ts'
import { readingOf, summaryOf } from './parts.ts'
import { addressedReleases, findReleases, locateRelease } from './release-queries.ts'

export async function readRelease(deps: Deps, ctx: Ctx, reference: string): Promise<Outcome<ReleaseReading>> {
  const asked = [deps.vault.keyedHash('reference', reference)]
  const look = await lookUp(deps, ctx, asked, null, (tx) => locateRelease(tx, reference))
  if (!look.ok) return look
  return perform(
    deps,
    look.ctx,
    async (tx) => {
      const [row] = await findReleases(tx, [look.found?.id ?? look.attemptId])
      const release = await readOne(deps, tx, look.ctx, row, look.attemptId)
      if (release === null) return notFound
      return { ok: true, value: await readingOf(deps, tx, release) }
    },
    look.ctx.orgId,
  )
}

/** The caller's own releases that may be read now. A page is filled past those that may not, so gaps tell nothing. */
export async function pageReleases(
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor }: PageQuery,
): Promise<Outcome<PageOf<ReleaseSummary>>> {
  const live: Release[] = []
  let after = readCursor(deps, ctx, 'releases', cursor)
  for (;;) {
    const position = after
    const batch = await perform(deps, ctx, async (tx) => ({
      ok: true,
      value: await addressedReleases(tx, position, limit + 1),
    }))
    if (batch.ok !== true) return batch
    for (const centerId of new Set(batch.value.map((row) => row.centerId))) {
      const ids = batch.value.filter((row) => row.centerId === centerId).map((row) => row.id)
      const readableOnes = await liveAmong(deps, { ...ctx, orgId: centerId }, ids)
      if (readableOnes.ok !== true) return readableOnes
      live.push(...readableOnes.value)
    }
    const last = batch.value.at(-1)
    if (last === undefined || batch.value.length <= limit || live.length > limit) break
    after = [last.sentOn, last.reference]
  }
  live.sort((a, b) => (positionOf(a).join() < positionOf(b).join() ? -1 : 1))
  return { ok: true, value: pageOf(deps, ctx, 'releases', limit, live, positionOf, summaryOf) }
}

const positionOf = (release: Release) => [release.sentOn, release.reference] as const

const liveAmong = (deps: Deps, ctx: Ctx, ids: readonly string[]): Promise<Outcome<Release[]>> =>
  perform(
    deps,
    ctx,
    async (tx) => {
      const value = await readable(tx, ctx, await findReleases(tx, ids))
      tx.touches(
        'release',
        null,
        value.flatMap((release) => release.victimIds),
      )
      return { ok: true, value }
    },
    ctx.orgId,
  )
