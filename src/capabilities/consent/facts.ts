/** What other rooms may ask about consent. Whether one is alive is weighed by the rules at the moment of asking. */
import type { OrganisationKind } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { sql } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import { inForce, stillStands } from '../../db/corrections.ts'
import { bakuDay, type Instant, type LocalDate } from '../../kernel/dates.ts'
import { type CapacityFacts, incapacityOf } from '../../rules/age.ts'
import { consentRefusal, type RecipientClass } from '../../rules/consent.ts'
import { type EpisodeConsent, shelterConsent as weighShelterConsent } from '../../rules/consent-standing.ts'
import type { Consent, Representation, Stance } from '../../rules/consent-terms.ts'
import { type Decision, decide } from '../../rules/decision.ts'
import type { ShelterConsent } from '../../rules/placement.ts'
import { type ConsentRow, consentsOfAll, episodesOf } from './consent-queries.ts'

/** A consent as it is said in one call with other things. */
export { ConsentWords } from './consent-schema.ts'

/** A consent as the rules weigh it, with its id and what management decided about a child's objection. */
export interface RecordedConsent extends EpisodeConsent {
  readonly id: string
  readonly victimId: string
  readonly objectionOverruled: boolean
}

export const asConsent = (row: ConsentRow): RecordedConsent => ({
  id: row.id,
  victimId: row.victimId,
  purpose: row.purpose,
  grantor: row.grantor,
  representation: representationIn(row),
  method: row.method,
  grantedAt: row.grantedAt,
  confirmedAt: row.confirmedAt,
  validUntil: row.validUntil,
  withdrawnAt: row.withdrawnAt,
  recipientId: row.recipientId,
  disclosurePurpose: row.disclosurePurpose,
  scopes: row.scopes,
  caseId: row.caseId,
  episodeClosedAt: row.episodeClosedAt,
  objectionOverruled: row.objectionOverruled,
})

const representationIn = (row: ConsentRow): Representation | null => {
  const { grantor, relatedPersonId, organizationId, represented, suspectedAt, lapsedAt } = row
  const named = grantor === 'guardianship_authority' ? organizationId : relatedPersonId
  return grantor === 'self' || named === null ? null : { recorded: represented, suspectedAt, endedAt: lapsedAt }
}

/** Whether whoever said this "no" could have said yes that day: only then does it end what was given (DV-CONS-01). */
export const refusalIn = (row: ConsentRow, subject: CapacityFacts): Decision => {
  const { purpose, grantor, grantedAt: at } = row
  const facts = { at, subject, grantor, purpose, representation: representationIn(row) }
  return decide('consent.refusal', consentRefusal, facts, bakuDay(at))
}

/** What was ever given for these persons, withdrawn and expired ones too; refusals are not among them. */
export const givenConsents = async (tx: Tx, victimIds: readonly string[]): Promise<RecordedConsent[]> =>
  (await consentsOfAll(tx, victimIds)).filter((row) => row.decision === 'given').map(asConsent)

export const consentsOf = (tx: Tx, victimId: string): Promise<Consent[]> => givenConsents(tx, [victimId])

export interface PersonFacts extends CapacityFacts {
  readonly victimId: string
  /** Since when only her key worker and the manager see her. */
  readonly sealedAt: Instant | null
}

/** The holder's persons as rules weigh them, whoever asks: it decides about consent, not about reading. Erased ones are gone. */
export const peopleOf = async (tx: Tx, victimIds: readonly string[]): Promise<PersonFacts[]> => {
  const rows = await tx.all(
    sql<
      Omit<PersonFacts, 'incapacity'> & { incapableFromOn: LocalDate | null; incapableUntilBefore: LocalDate | null }
    >`select v.id as "victimId", v.birth_on as "birthOn", v.age_basis as "ageBasis",
      v.presumed_child as "presumedChild", v.emancipated as "capableMinor",
      v.incapable_from_on as "incapableFromOn", v.incapable_until_before as "incapableUntilBefore",
      v.sealed_at as "sealedAt"
    from victims v where v.center_id = ${tx.scope.orgId} and v.id = any (${[...victimIds]}::uuid[]) and v.erased_at is null`,
  )
  return rows.map(({ incapableFromOn, incapableUntilBefore, ...person }) => ({
    ...person,
    incapacity: incapacityOf({ incapableFromOn, incapableUntilBefore }),
  }))
}

export interface ChildView {
  readonly stance: Stance
  /** By a psychologist or trained worker, without the parents. */
  readonly heard: boolean
}

/**
 * The newest view of each child about telling this body. One that nobody heard as the law wants replaces none, but an
 * objection always counts as one; that hearing would harm a child is a psychologist's word, and counts as declined.
 */
export const childViewsOf = async (
  tx: Tx,
  victimIds: readonly string[],
  recipientId: string | null,
): Promise<ReadonlyMap<string, ChildView>> => {
  const ids = [...victimIds]
  const views = await tx.all(
    sql<ChildView & { victimId: string }>`
      select distinct on (x.victim_id) x.victim_id as "victimId", x.stance, x.heard from (
        select c.victim_id, c.child_view as stance, c.decision = 'given' or c.child_view <> 'object' as heard,
          c.granted_at as told_at
        from consents c
        where c.center_id = ${tx.scope.orgId} and c.victim_id = any (${ids}::uuid[]) and c.child_view is not null
          and c.purpose = 'disclosure' and c.recipient_id = ${recipientId}::uuid
        union all
        select w.victim_id, case w.stance when 'not_heard' then 'declined' else w.stance end,
          case w.stance when 'not_heard' then w.heard_by_role = 'psychologist'
            else w.heard_by_role <> 'other' and w.without_parents end, w.occurred_at
        from child_views w
        where w.center_id = ${tx.scope.orgId} and w.victim_id = any (${ids}::uuid[]) and w.about = 'disclosure'
          and ${inForce('child_views', 'w')}
      ) x where x.heard or x.stance = 'object' order by x.victim_id, x.told_at desc`,
  )
  return new Map(views.map(({ victimId, ...view }) => [victimId, view]))
}

export interface Recipient {
  readonly id: string
  /** Kind of organisation; null for an individual. */
  readonly kind: OrganisationKind | null
  readonly class: RecipientClass
  /** Of an individual: a sign is on record that no review has lifted. */
  readonly suspected: boolean
}

/** One body in force, or one individual: a person on record around one of these. Null: nobody is named by this id. */
export async function recipientOf(tx: Tx, id: string | null, victimIds: readonly string[]): Promise<Recipient | null> {
  const row = await tx.one(
    sql<{ kind: OrganisationKind | null; suspected: boolean }>`
      select o.kind, false as suspected from organizations o where o.id = ${id}::uuid and o.active
      union all
      select null, exists (select 1 from suspicions s where s.center_id = r.center_id and s.related_person_id = r.id
          and ${stillStands('s')}) as suspected
        from related_persons r where r.center_id = ${tx.scope.orgId} and r.id = ${id}::uuid and r.struck_at is null
        and r.victim_id = any (${[...victimIds]}::uuid[])
      limit 1`,
  )
  if (id === null || row === undefined) return null
  return { id, kind: row.kind, class: classOf(row.kind), suspected: row.suspected }
}

/** The identification body investigates too, so it counts as one where a child objects (CONS-02). */
const classOf = (kind: OrganisationKind | null): RecipientClass => {
  if (kind === null) return 'individual'
  if (kind === 'criminal_prosecution_body' || kind === 'identification_body') return 'criminal_prosecution'
  return kind === 'ngo' ? 'legal_entity' : 'other_state_body'
}

/** The consent to shelter as finalization weighs it: one for this episode. Null when there is none, or no such person. */
export async function shelterConsent(
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  caseId: string,
): Promise<ShelterConsent | null> {
  const [[person], episodes, consents] = await Promise.all([
    peopleOf(tx, [victimId]),
    episodesOf(tx, victimId),
    givenConsents(tx, [victimId]),
  ])
  const episode = episodes.find(({ id }) => id === caseId)
  if (person === undefined || episode === undefined) return null
  return weighShelterConsent(consents, { caseId, openedOn: episode.openedOn }, ctx.at, person)
}
