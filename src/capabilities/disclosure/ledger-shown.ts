import type { OrganisationKind } from '../../access/actor.ts'
import { open } from '../../http/preview.ts'
import type { Disclosure, LedgerEntry } from './disclosure-schema.ts'
import type { LedgerRow } from './ledger-queries.ts'

export const entryOf = ({ outcome, recipientKind, recipientClass, releaseId: _, ...row }: LedgerRow): LedgerEntry => ({
  ...row,
  state: outcome,
  recipientKind: recipientKind as OrganisationKind | null,
  recipientClass: recipientClass as LedgerEntry['recipientClass'],
})

export const disclosureOf = (row: LedgerRow): Disclosure => {
  const act = (action: string) => open(action, `/v1/disclosures/${row.id}/${action}`)
  const actions = [
    ...(row.outcome === 'awaiting_approval' ? [act('approval')] : []),
    ...(isRevocable(row) ? [act('revocation')] : []),
  ]
  return { ...entryOf(row), actions }
}

/** What the law itself has told a body, and what names nobody, is not taken back. */
export const isRevocable = ({ outcome, basis }: LedgerRow): boolean =>
  outcome === 'awaiting_approval' || (outcome === 'released' && (basis === 'consent' || basis === 'compelled'))

/** It changes when the second person has approved, and when it is taken back. */
export const versionOf = (row: LedgerRow): number =>
  1 + Number(row.approvedAt !== null) + Number(row.revokedAt !== null)
