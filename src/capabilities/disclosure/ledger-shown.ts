import type { OrganisationKind } from '../../access/actor.ts'
import type { Disclosure, LedgerEntry } from './disclosure-schema.ts'
import type { LedgerRow } from './ledger-queries.ts'

export const entryOf = ({ outcome, recipientKind, recipientClass, ...row }: LedgerRow): LedgerEntry => ({
  ...row,
  state: outcome,
  recipientKind: recipientKind as OrganisationKind | null,
  recipientClass: recipientClass as LedgerEntry['recipientClass'],
})

export const disclosureOf = (row: LedgerRow): Disclosure => ({
  ...entryOf(row),
  actions:
    row.outcome === 'awaiting_approval'
      ? [{ action: 'approval', method: 'POST', href: `/v1/disclosures/${row.id}/approval`, allowed: true }]
      : [],
})

/** It changes once: when the second person has approved. */
export const versionOf = (row: LedgerRow): number => (row.approvedAt === null ? 1 : 2)
