import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { stillStands } from '../../db/corrections.ts'
import type { Position } from '../../http/cursor.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'
import type {
  ConsentMethod,
  ConsentPurpose,
  DisclosurePurpose,
  DisclosureScope,
  Grantor,
  Stance,
} from '../../rules/consent-terms.ts'

/** A row of the record with what happened to it since. */
export interface ConsentRow {
  readonly id: string
  readonly victimId: string
  readonly purpose: ConsentPurpose
  readonly decision: 'given' | 'refused'
  readonly recipientId: string | null
  readonly recipientKind: string | null
  readonly disclosurePurpose: DisclosurePurpose | null
  readonly scopes: DisclosureScope[]
  readonly grantor: Grantor
  readonly relatedPersonId: string | null
  readonly organizationId: string | null
  readonly method: ConsentMethod
  readonly language: string
  readonly interpreterUsed: boolean
  readonly textVersion: string
  readonly grantedAt: Instant
  readonly validUntil: Instant | null
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
  /** For a representative: on record as such when it was given; for the guardianship authority: named. */
  readonly represented: boolean
  /** When that representation ended, or the consent was recorded as lapsed. */
  readonly lapsedAt: Instant | null
  /** The episode it was given for, and when that was closed after it. */
  readonly caseId: string | null
  readonly episodeClosedAt: Instant | null
  /** First sign against the representative who gave it that no review has lifted. */
  readonly suspectedAt: Instant | null
  readonly objectionOverruled: boolean
  readonly childView: Stance | null
  readonly recordedAt: Instant
  /** How many events it has had. */
  readonly events: number
}

const rows = (tx: Tx) => sql`
  select c.id, c.victim_id as "victimId", c.purpose, c.decision, c.recipient_id as "recipientId",
    case when o.id is not null then o.kind when c.recipient_id is not null then 'individual' end as "recipientKind",
    c.disclosure_purpose as "disclosurePurpose", c.scopes, c.grantor, c.grantor_related_person_id as "relatedPersonId",
    c.grantor_organization_id as "organizationId", c.method, c.language, c.interpreter_used as "interpreterUsed",
    c.text_version as "textVersion", c.granted_at as "grantedAt", c.valid_until as "validUntil",
    c.confirmed_at as "confirmedAt", c.withdrawn_at as "withdrawnAt",
    least(c.lapsed_at, p.ended_at) as "lapsedAt", coalesce(p.id, c.grantor_organization_id) is not null as represented,
    c.case_id as "caseId",
    c.objection_text_id is not null as "objectionOverruled", c.child_view as "childView", c.recorded_at as "recordedAt",
    (select count(*)::integer from consent_events e where e.center_id = c.center_id and e.consent_id = c.id) as events,
    (select min(s.occurred_at) from suspicions s where s.center_id = c.center_id
      and s.related_person_id = c.grantor_related_person_id and ${stillStands('s')}) as "suspectedAt",
    (select min(e.occurred_at) from case_events e where e.center_id = c.center_id and e.case_id = c.case_id
      and e.kind = 'closed' and e.occurred_at > c.granted_at) as "episodeClosedAt"
  from consent_records c
  left join organizations o on o.id = c.recipient_id
  left join lateral (
    select r.id, r.ended_at from representations r
    where r.center_id = c.center_id and r.related_person_id = c.grantor_related_person_id
      and r.struck_at is null and r.from_on <= (c.granted_at at time zone 'Asia/Baku')::date and (r.ended_at is null or r.ended_at > c.granted_at)
    order by r.ended_at desc nulls first limit 1) p on true
  where c.center_id = ${tx.scope.orgId}`

export const findConsent = (tx: Tx, id: string) => tx.about(sql<ConsentRow>`${rows(tx)} and c.id = ${id}`)

/** Every consent and refusal of these persons, oldest first. */
export const consentsOfAll = (tx: Tx, victimIds: readonly string[]) =>
  tx.all(sql<ConsentRow>`${rows(tx)} and c.victim_id = any (${[...victimIds]}::uuid[]) order by c.granted_at, c.id`)

export const listConsents = (tx: Tx, victimId: string, limit: number, after: Position | null) =>
  tx.all(
    after === null
      ? sql<ConsentRow>`${rows(tx)} and c.victim_id = ${victimId} order by c.recorded_at, c.id limit ${limit + 1}`
      : sql<ConsentRow>`${rows(tx)} and c.victim_id = ${victimId}
          and (c.recorded_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)
          order by c.recorded_at, c.id limit ${limit + 1}`,
  )

export interface NewConsentRow {
  readonly id: string
  readonly victimId: string
  readonly purpose: ConsentPurpose
  readonly decision: 'given' | 'refused'
  readonly recipientId: string | null
  readonly disclosurePurpose: DisclosurePurpose | null
  readonly scopes: readonly DisclosureScope[]
  readonly grantor: Grantor
  readonly relatedPersonId: string | null
  readonly organizationId: string | null
  readonly method: ConsentMethod
  readonly language: string
  readonly interpreterUsed: boolean
  readonly textVersion: string
  readonly grantedAt: Instant
  readonly validUntil: Instant | null
  readonly caseId: string | null
  readonly childView: Stance | null
  readonly objectionTextId: string | null
  readonly recordedBy: string
  readonly decisionId: string | null
}

export const insertConsent = (tx: Tx, row: NewConsentRow): void =>
  tx.write(
    compose.insertInto('consents').values({
      center_id: tx.scope.orgId,
      id: row.id,
      victim_id: row.victimId,
      purpose: row.purpose,
      decision: row.decision,
      recipient_id: row.recipientId,
      disclosure_purpose: row.disclosurePurpose,
      scopes: [...row.scopes],
      grantor: row.grantor,
      grantor_related_person_id: row.relatedPersonId,
      grantor_organization_id: row.organizationId,
      method: row.method,
      language: row.language,
      interpreter_used: row.interpreterUsed,
      text_version: row.textVersion,
      granted_at: row.grantedAt,
      valid_until: row.validUntil,
      needs_confirmation: row.method === 'electronic',
      case_id: row.caseId,
      child_view: row.childView,
      objection_text_id: row.objectionTextId,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
      decision_id: row.decisionId,
    }),
  )

export const insertEvent = (
  tx: Tx,
  row: { id: string; consentId: string; kind: 'confirmed' | 'withdrawn'; occurredAt: Instant; recordedBy: string },
): void =>
  tx.write(
    compose.insertInto('consent_events').values({
      center_id: tx.scope.orgId,
      id: row.id,
      consent_id: row.consentId,
      kind: row.kind,
      occurred_at: row.occurredAt,
      recorded_at: tx.at,
      recorded_by: row.recordedBy,
    }),
  )

export interface OwnRecord {
  readonly centerId: string
  readonly victimId: string
  readonly portalAccess: boolean
}
/** Records of the citizen in whose name the transaction runs, newest first. */
export const ownRecords = (tx: Tx) =>
  tx.all(
    sql<OwnRecord>`select center_id as "centerId", victim_id as "victimId", portal_access as "portalAccess"
      from vault.own_records()`,
  )
/** The record in which this consent of hers stands. */
export const ownConsent = (tx: Tx, consentId: string) =>
  tx.all(
    sql<OwnRecord>`select center_id as "centerId", victim_id as "victimId", portal_access as "portalAccess"
      from vault.own_consent(${consentId})`,
  )

const openTasks = (tx: Tx, by: string, victimId: string, whats: readonly string[]) =>
  compose
    .updateTable('tasks')
    .set({ done_at: tx.at, done_by: by })
    .where('center_id', '=', tx.scope.orgId)
    .where('victim_id', '=', victimId)
    .where('what', 'in', whats)
    .where('done_at', 'is', null)

/** What is planned for the day on which she decides for herself is no longer due: that day has changed. */
export const closeOwnConsentTasks = (tx: Tx, victimId: string, by: string): void =>
  tx.write(openTasks(tx, by, victimId, ['ask_own_consent']).where('resource_kind', 'in', ['consent', 'placement']))

/** What was planned for a consent is no longer due: it was withdrawn. Her own is still asked for what else waits for it. */
export function closePlansOf(tx: Tx, row: { readonly id: string; readonly victimId: string }, by: string): void {
  const handOver = (waits: ReturnType<typeof sql>) =>
    tx.write(sql`
      update tasks t set resource_kind = waits.kind, resource_id = waits.id from (${waits}) waits
      where t.center_id = ${tx.scope.orgId} and t.resource_id = ${row.id} and t.what = 'ask_own_consent'
        and t.done_at is null`)
  handOver(sql`select 'consent' as kind, c.id from consent_records c where c.center_id = ${tx.scope.orgId}
    and c.victim_id = ${row.victimId} and c.id <> ${row.id} and c.grantor <> 'self' and c.decision = 'given'
    and c.withdrawn_at is null and (c.valid_until is null or c.valid_until > ${tx.at}) limit 1`)
  handOver(sql`select 'placement' as kind, p.id from placements p where p.center_id = ${tx.scope.orgId}
    and p.victim_id = ${row.victimId} and p.arrived_at is not null and p.departed_at is null limit 1`)
  const planned = ['ask_own_consent', 'ask_whether_to_renew_consent']
  tx.write(openTasks(tx, by, row.victimId, planned).where('resource_id', '=', row.id))
}

export interface EpisodeRow {
  readonly id: string
  readonly openedOn: LocalDate
  readonly state: string
}
/** Newest first. */
export const episodesOf = (tx: Tx, victimId: string) =>
  tx.all(
    sql<EpisodeRow>`select c.id, c.opened_on as "openedOn", c.state from cases c
      where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId} order by c.opened_on desc, c.recorded_at desc`,
  )
