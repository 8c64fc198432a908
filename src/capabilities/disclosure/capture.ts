/**
 * What each scope opens is captured as the release is made: sealed under each person's own key, so that erasure takes it,
 * and never brought up to date, so that an old consent tells nothing of where she has gone since.
 */
import type { Tx } from '../../db/client.ts'
import type { Deps } from '../../db/context.ts'
import { bakuDay } from '../../kernel/dates.ts'
import { ageOn } from '../../rules/age.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import { casesOf, childrenOf, insertPart, noteTextsOf, partsGiven, staysOf } from './part-queries.ts'
import type { ReleaseRow } from './release-queries.ts'

interface Capture {
  readonly consentIds: readonly string[]
  readonly byStaff: boolean
  /** Children whom the one who releases may not see: known by the relation alone. */
  readonly unseen: readonly string[]
}

/**
 * After `insertRelease`, in its transaction. A body that asks by itself (`byStaff` false) is given again what it was
 * given under that consent: only a named human of the holder lets a later state out.
 */
export async function captureParts(
  deps: Deps,
  tx: Tx,
  row: ReleaseRow,
  { consentIds, byStaff, unseen }: Capture,
): Promise<void> {
  if (row.basis !== 'consent' && row.basis !== 'compelled') return
  const given = byStaff ? [] : await partsGiven(tx, row, consentIds)
  for (const victimId of row.victimIds) {
    for (const scope of row.scopes) {
      const before = given.find((part) => part.victimId === victimId && part.scope === scope)
      if (before !== undefined) {
        insertPart(tx, row.id, before)
        continue
      }
      const content = await contentOf(deps, tx, { ...row, unseen }, victimId, scope)
      if (content === undefined) continue
      const text = JSON.stringify(content)
      const textId = await deps.vault.putText(tx, victimId, 'release_part', text, deps.random.uuid())
      insertPart(tx, row.id, { victimId, scope, textId })
    }
  }
}

/** Notes by the ids of their texts, which are written once; without their dates (R12). */
async function contentOf(
  deps: Deps,
  tx: Tx,
  { victimIds, sentOn, unseen }: ReleaseRow & Pick<Capture, 'unseen'>,
  victimId: string,
  scope: DisclosureScope,
): Promise<object | undefined> {
  switch (scope) {
    case 'existence':
      return undefined
    case 'identity':
      return deps.vault.getSection(tx, victimId, 'identity', 'disclosure')
    case 'contact':
      return safeWaysOf(deps, tx, victimId)
    case 'case_summary':
      return casesOf(tx, victimId)
    case 'stay_dates':
      return (await staysOf(tx, victimId)).map(({ admissionOn, departedAt }) => ({
        admissionOn,
        departedOn: departedAt === null ? null : bakuDay(departedAt),
      }))
    case 'children':
      return (await childrenOf(tx, { victimIds, unseen }, victimId)).map(({ sex, birthOn }) => ({
        sex,
        ageYears: birthOn === null ? null : ageOn(birthOn, sentOn),
      }))
    default:
      return noteTextsOf(tx, victimId, scope)
  }
}

/** A body that calls where somebody else hears it endangers her: only what she marked safe leaves. */
async function safeWaysOf(deps: Deps, tx: Tx, victimId: string): Promise<object | undefined> {
  type Ways = { readonly ways: readonly { readonly safe: boolean }[] }
  const known = await deps.vault.getSection<Ways>(tx, victimId, 'contact_ways', 'disclosure')
  return known && { ways: known.ways.filter((way) => way.safe) }
}
