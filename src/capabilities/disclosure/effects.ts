/** How another room tells an outside body something: through the gate, or not at all. */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Refused } from '../../db/outcome.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import type { SubjectParts } from './disclosure-schema.ts'
import { type Passed, passGate, type Release, readable } from './gate.ts'
import type { ReleaseBasis, ReleaseKind, ReleasePurpose } from './gate-facts.ts'
import { readingOf } from './parts.ts'
import { findReleases } from './release-queries.ts'

export type { ReleaseBasis, ReleaseKind, ReleasePurpose } from './gate-facts.ts'
export { takeBack } from './revocation.ts'

export interface ReleaseAsk {
  readonly victimIds: readonly string[]
  /** One body, or a related person's id for an individual. */
  readonly recipientId: string
  readonly purpose: ReleasePurpose
  /** `[]` for a pseudonymous release, `['existence']` for a child notice. */
  readonly scopes: readonly DisclosureScope[]
  readonly kind: ReleaseKind
  readonly basis: Exclude<ReleaseBasis, 'compelled'>
  /** Listed, de-identified fields; no name, no birth date, no date but the day of sending. */
  readonly content: object
  readonly caseId?: string
}

/**
 * Weighs consent or statute now, for every subject, in the transaction's holder. The decision, the ledger row (refusals
 * too) and the addressed row are written; the answer is the only thing that may be shown or sent outside.
 */
export const release = (deps: Deps, tx: Tx, ctx: Ctx, ask: ReleaseAsk): Promise<Passed | Refused> =>
  passGate(deps, tx, ctx, { ...ask, caseId: ask.caseId ?? null, order: null, attemptId: null, disclosureId: null })

export interface OpenedRelease {
  readonly release: Release
  /** In the order of `release.victimIds`. */
  readonly subjects: readonly SubjectParts[]
}

/** What a release of this holder opens, weighed once more now; undefined: nothing. For what its recipient is given by a job. */
export async function openRelease(deps: Deps, tx: Tx, ctx: Ctx, id: string): Promise<OpenedRelease | undefined> {
  const [release] = await readable(tx, ctx, await findReleases(tx, [id]))
  if (release === undefined) return undefined
  tx.touches('release', id, release.victimIds)
  return { release, subjects: (await readingOf(deps, tx, release)).subjects }
}
