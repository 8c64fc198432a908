/** What a recipient is shown. Takes a `Release`, so nothing is rendered for an outside body that the gate did not pass. */
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../db/context.ts'
import type { ReleaseReading, ReleaseSummary, SubjectParts } from './disclosure-schema.ts'
import type { Release } from './gate.ts'
import { type PartRow, partsFrozen } from './part-queries.ts'

export const summaryOf = (release: Release): ReleaseSummary => ({
  reference: release.reference,
  caseReference: release.caseReference,
  kind: release.kind,
  purpose: release.purpose,
  scopes: [...release.scopes],
  sentOn: release.sentOn,
})

/** A statutory or pseudonymous release holds its listed fields and nothing of any scope. */
export async function readingOf(deps: Deps, tx: Tx, release: Release): Promise<ReleaseReading> {
  const opens = release.basis === 'consent' || release.basis === 'compelled'
  const frozen = opens ? await partsFrozen(tx, release.id) : []
  const subjects = await Promise.all(
    (opens ? release.victimIds : []).map((victimId) =>
      partsOf(
        deps,
        tx,
        frozen.filter((part) => part.victimId === victimId),
      ),
    ),
  )
  return { ...summaryOf(release), content: release.content, subjects }
}

/** What was captured, less what the vault no longer opens. */
async function partsOf(deps: Deps, tx: Tx, parts: readonly PartRow[]): Promise<SubjectParts> {
  const shown = await Promise.all(
    parts.map(async ({ scope, textId }) => {
      const text = await deps.vault.getText(tx, textId, 'disclosure')
      if (text === undefined) return {}
      switch (scope) {
        case 'legal':
        case 'medical':
        case 'psychological':
          return { [scope]: await notesOf(deps, tx, JSON.parse(text) as string[]) }
        case 'case_summary':
          return { caseSummary: JSON.parse(text) as unknown }
        case 'stay_dates':
          return { stayDates: JSON.parse(text) as unknown }
        default:
          return { [scope]: JSON.parse(text) as unknown }
      }
    }),
  )
  return Object.assign({ existence: true as const }, ...shown) as SubjectParts
}

/** Notes are captured by their ids: one that is erased since is gone here too. */
async function notesOf(deps: Deps, tx: Tx, textIds: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(textIds.map((id) => deps.vault.getText(tx, id, 'disclosure')))
  return texts.filter((text) => text !== undefined)
}
