/** How a consent is shown. Through a portal: the recipient by kind, the person and her representative not at all (R8). */
import type { OrganisationKind } from '../../access/actor.ts'
import type { Action } from '../../http/shapes.ts'
import type { Instant } from '../../kernel/dates.ts'
import type { CapacityFacts } from '../../rules/age.ts'
import { consentStanding } from '../../rules/consent-standing.ts'
import type { ConsentRow } from './consent-queries.ts'
import type { Consent, ConsentSummary } from './consent-schema.ts'
import { asConsent, refusalIn } from './facts.ts'

export type ConsentState = Consent['state']

/** Weighed by the rules at this instant; an ended term or episode is `lapsed` like an ended representation (CONS-03). */
export function stateOf(row: ConsentRow, person: CapacityFacts, at: Instant): ConsentState {
  if (row.decision === 'refused') return 'refused'
  if (row.purpose === 'shelter' && row.episodeClosedAt !== null && row.episodeClosedAt <= at) return 'lapsed'
  const standing = consentStanding(asConsent(row), at, person)
  switch (standing) {
    case 'live':
    case 'not_yet':
      return 'given'
    case 'pending':
    case 'withdrawn':
      return standing
    case 'representation_unknown':
      return 'unproven'
    default:
      return 'lapsed'
  }
}

export const summaryOf = (row: ConsentRow, state: ConsentState, own: boolean): ConsentSummary => ({
  id: row.id,
  victimId: own ? null : row.victimId,
  purpose: row.purpose,
  state,
  recipientId: own ? null : row.recipientId,
  recipientKind: row.recipientKind as OrganisationKind | 'individual' | null,
  disclosurePurpose: row.disclosurePurpose,
  scopes: row.scopes,
  grantor: row.grantor,
  method: row.method,
  grantedAt: row.grantedAt,
  validUntil: row.validUntil,
  withdrawnAt: row.withdrawnAt,
})

/** Rules that a refusal breaks: it stands as it was said, and ended nothing. */
export const breachOf = (row: ConsentRow, person: CapacityFacts): string[] => {
  if (row.decision === 'given') return []
  const open = refusalIn(row, person).grounds.filter(({ outcome }) => outcome !== 'met')
  return [...new Set(open.map(({ rule }) => rule))]
}

interface Weighed {
  readonly state: ConsentState
  readonly breach: string[]
}

export const consentOf = (row: ConsentRow, { state, breach }: Weighed, own: boolean): Consent => ({
  ...summaryOf(row, state, own),
  relatedPersonId: own ? null : row.relatedPersonId,
  organizationId: own ? null : row.organizationId,
  caseId: own ? null : row.caseId,
  language: row.language as Consent['language'],
  interpreterUsed: row.interpreterUsed,
  textVersion: row.textVersion,
  confirmedAt: row.confirmedAt,
  childView: row.childView,
  recordedAt: row.recordedAt,
  breach,
  ...(own ? {} : { actions: actionsOf(row, state) }),
})

const actionsOf = (row: ConsentRow, state: ConsentState): Action[] => {
  const preview = (action: string, allowed: boolean): Action => ({
    action,
    method: 'POST',
    href: `/v1/consents/${row.id}/${action}`,
    allowed,
    ...(allowed ? {} : { code: 'state_conflict' }),
  })
  return [preview('confirmation', state === 'pending'), preview('withdrawal', row.decision === 'given')]
}
