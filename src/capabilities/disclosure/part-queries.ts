import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import type { SubjectParts } from './disclosure-schema.ts'
import type { ReleaseRow } from './release-queries.ts'

export interface PartRow {
  readonly victimId: string
  readonly scope: DisclosureScope
  readonly textId: string
}

/** The parts of a release as they were captured. */
export const partsFrozen = (tx: Tx, releaseId: string) =>
  tx.all(
    sql<PartRow>`select p.victim_id as "victimId", p.scope, p.text_id as "textId" from release_parts p
      where p.center_id = ${tx.scope.orgId} and p.release_id = ${releaseId} order by p.victim_id, p.scope`,
  )

/** What this body was last given for this purpose under these very consents, part by part. */
export const partsGiven = (tx: Tx, { recipientId, purpose }: ReleaseRow, consentIds: readonly string[]) =>
  tx.all(
    sql<PartRow>`select distinct on (p.victim_id, p.scope) p.victim_id as "victimId", p.scope, p.text_id as "textId"
      from releases r join release_parts p on p.center_id = r.center_id and p.release_id = r.id
      where r.center_id = ${tx.scope.orgId} and r.recipient_id = ${recipientId} and r.purpose = ${purpose}
        and r.basis = 'consent' and r.consent_ids && ${[...consentIds]}::uuid[]
      order by p.victim_id, p.scope, r.recorded_at desc, r.id`,
  )

export const insertPart = (tx: Tx, releaseId: string, { victimId, scope, textId }: PartRow): void =>
  tx.write(
    compose.insertInto('release_parts').values({
      center_id: tx.scope.orgId,
      release_id: releaseId,
      victim_id: victimId,
      scope,
      text_id: textId,
      recorded_at: tx.at,
    }),
  )

export const noteTextsOf = async (tx: Tx, victimId: string, profession: string): Promise<string[]> =>
  (
    await tx.all(
      sql<{ textId: string }>`select n.text_id as "textId" from case_notes n where n.center_id = ${tx.scope.orgId}
        and n.victim_id = ${victimId} and n.profession = ${profession} order by n.recorded_at, n.id`,
    )
  ).map((note) => note.textId)

export const casesOf = (tx: Tx, victimId: string) =>
  tx.all(
    sql<NonNullable<SubjectParts['caseSummary']>[number]>`select c.regime::text as regime, c.state,
      c.thb_status as "thbStatus", c.violence_kinds as "violenceKinds", c.risk_level as "riskLevel"
    from cases c where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}
    order by c.regime, c.episode`,
  )

export const staysOf = (tx: Tx, victimId: string) =>
  tx.all(
    sql<{ admissionOn: LocalDate; departedAt: Instant | null }>`select p.admission_on as "admissionOn",
      p.departed_at as "departedAt" from placements p
    where p.center_id = ${tx.scope.orgId} and p.victim_id = ${victimId} and p.admission_on is not null
    order by p.admission_on, p.id`,
  )

/** A child held here is described only when she is a subject of the release herself; one unseen, as if held nowhere. */
export const childrenOf = (
  tx: Tx,
  { victimIds, unseen }: { readonly victimIds: readonly string[]; readonly unseen: readonly string[] },
  victimId: string,
) =>
  tx.all(
    sql<{ sex: string | null; birthOn: LocalDate | null }>`select v.sex, v.birth_on as "birthOn"
    from related_persons r
    left join victims v on v.center_id = r.center_id and v.id = r.related_victim_id
      and v.id = any (${[...victimIds]}::uuid[])
    where r.center_id = ${tx.scope.orgId} and r.victim_id = ${victimId} and r.relation = 'child' and r.struck_at is null
      and (r.related_victim_id is null or r.related_victim_id = any (${[...victimIds, ...unseen]}::uuid[]))
    order by r.recorded_at, r.id`,
  )
