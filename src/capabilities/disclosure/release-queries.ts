import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { DisclosureScope } from '../../rules/consent-terms.ts'
import type { ReleaseBasis, ReleaseKind, ReleasePurpose } from './gate-facts.ts'

/** An addressed row as it stands; to read it, the gate must weigh it again. */
export interface ReleaseRow {
  readonly id: string
  readonly recipientId: string
  readonly reference: string
  readonly caseReference: string
  readonly kind: ReleaseKind
  readonly basis: ReleaseBasis
  readonly purpose: ReleasePurpose
  readonly scopes: readonly DisclosureScope[]
  readonly victimIds: readonly string[]
  readonly content: object
  readonly sentOn: LocalDate
  /** Whose act it was; null when the body asked for it by itself. */
  readonly releasedBy: string | null
  readonly takenBack: boolean
}

/** The recipient's own reference for these persons' episodes: the one that stands, or else `fresh` (R12). */
export async function caseReferenceOf(
  tx: Tx,
  recipientId: string,
  victimIds: readonly string[],
  caseId: string | null,
  fresh: string,
): Promise<string> {
  const cases = await tx.all(
    sql<{ victimId: string; id: string }>`
      select distinct on (c.victim_id) c.victim_id as "victimId", c.id from cases c
      where c.center_id = ${tx.scope.orgId} and c.victim_id = any (${[...victimIds]}::uuid[])
      order by c.victim_id, (c.id = ${caseId}::uuid) desc nulls last, (c.state = 'open') desc, c.recorded_at desc, c.id`,
  )
  const episodeOf = new Map(cases.map((row) => [row.victimId, row.id]))
  const episodes = victimIds.map((id) => episodeOf.get(id) ?? id).sort()
  tx.write(
    compose
      .insertInto('case_references')
      .values({ center_id: tx.scope.orgId, recipient_id: recipientId, episodes, reference: fresh })
      .onConflict((c) => c.constraint('case_references_pk').doNothing()),
  )
  const row = await tx.one(
    sql<{ reference: string }>`select r.reference from case_references r where r.center_id = ${tx.scope.orgId}
      and r.recipient_id = ${recipientId} and r.episodes = ${episodes}::uuid[]`,
  )
  return row?.reference ?? fresh
}

export const insertRelease = (
  tx: Tx,
  row: ReleaseRow,
  consentIds: readonly string[],
  token: Buffer,
  recordedBy: string,
): void =>
  tx.write(
    compose.insertInto('releases').values({
      center_id: tx.scope.orgId,
      id: row.id,
      recipient_id: row.recipientId,
      reference: row.reference,
      reference_token: token,
      case_reference: row.caseReference,
      kind: row.kind,
      basis: row.basis,
      purpose: row.purpose,
      scopes: [...row.scopes],
      victim_ids: [...row.victimIds],
      consent_ids: [...consentIds],
      content: sql`${JSON.stringify(row.content)}::jsonb`,
      sent_on: row.sentOn,
      recorded_at: tx.at,
      recorded_by: recordedBy,
    }),
  )

const rows = (tx: Tx) => sql`select r.id, r.recipient_id as "recipientId", r.reference,
  r.case_reference as "caseReference", r.kind, r.basis, r.purpose, r.scopes, r.victim_ids as "victimIds", r.content,
  r.sent_on as "sentOn",
  (select d.recorded_by from disclosures d where d.center_id = r.center_id and d.release_id = r.id
    and d.outcome = 'released' and d.attempt_id is null) as "releasedBy",
  exists (select from disclosure_revocations v where v.center_id = r.center_id and v.release_id = r.id) as "takenBack"
  from releases r where r.center_id = ${tx.scope.orgId}`

export const findReleases = (tx: Tx, ids: readonly string[]) =>
  tx.all(sql<ReleaseRow>`${rows(tx)} and r.id = any (${[...ids]}::uuid[]) order by r.sent_on, r.reference`)

/** Where a reference leads, for its recipient only. */
export const locateRelease = (tx: Tx, sought: string) =>
  tx.one(sql<{ centerId: string; id: string }>`select center_id as "centerId", id from vault.locate_release(${sought})`)

/** What was ever addressed to the asking body, after a position of its list. */
export const addressedReleases = (tx: Tx, after: readonly [string, string] | null, atMost: number) =>
  tx.all(
    sql<{ centerId: string; id: string; sentOn: LocalDate; reference: string }>`
      select center_id as "centerId", id, sent_on as "sentOn", reference
      from vault.addressed_releases(${after?.[0] ?? null}::date, ${after?.[1] ?? null}::text, ${atMost}::integer)`,
  )

/** The record whose consent names the asking body and this purpose; undefined for everybody else, known or not. */
export const consentedRecord = (tx: Tx, terms: readonly string[], tokens: readonly Buffer[], purpose: string) =>
  tx.one(
    sql<{ centerId: string; victimId: string }>`select center_id as "centerId", victim_id as "victimId"
      from vault.consented_record(${[...terms]}::text[], ${[...tokens]}::bytea[], ${purpose}, ${tx.at}::timestamptz)`,
  )
