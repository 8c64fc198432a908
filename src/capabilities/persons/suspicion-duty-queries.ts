/** Whom a sign concerns, and where people around them have a say: for rules and tasks, whoever may see those persons. */
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import { inForce } from '../../db/corrections.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { ActingAs } from '../../rules/suspicion.ts'

export type RelativesActing = Readonly<Record<ActingAs, boolean>>

/**
 * What a relative is to her now, in the eyes of the rules that a suspicion touches. `byRecord`: whoever is on record as
 * representing her counts, also where no stay has named him yet.
 */
export const rolesOfRelative = (tx: Tx, id: string, byRecord: boolean) =>
  tx.one(
    sql<RelativesActing>`
      select
        exists (select from placement_representatives r
          join placements p on p.center_id = r.center_id and p.id = r.placement_id
          where r.center_id = ${tx.scope.orgId} and r.related_person_id = ${id}
            and ${inForce('placement_representatives', 'r')}
            and p.state in ('requested', 'provisional', 'final'))
          or ${byRecord} and exists (select from representations r where r.center_id = ${tx.scope.orgId} and r.related_person_id = ${id}
            and r.ended_at is null and r.struck_at is null) as representative,
        exists (select from placements p where p.center_id = ${tx.scope.orgId}
          and p.companion_related_person_id = ${id} and p.state in ('requested', 'provisional', 'final'))
          or exists (select from related_persons r
            join placements theirs on theirs.center_id = r.center_id and theirs.victim_id = r.related_victim_id
            join placements p on p.center_id = r.center_id and p.victim_id = r.victim_id
              and p.companion_of_placement_id = theirs.id
            where r.center_id = ${tx.scope.orgId} and r.id = ${id} and r.struck_at is null
              and p.state in ('requested', 'provisional', 'final')) as companion,
        exists (select from contact_rules c where c.center_id = ${tx.scope.orgId}
          and c.related_person_id = ${id} and c.contact <> 'none') as contact,
        exists (select from consent_records c where c.center_id = ${tx.scope.orgId}
          and c.grantor_related_person_id = ${id} and c.decision = 'given' and c.withdrawn_at is null) as grantor`,
  )

/** Whoever was to look after what the sign set going, told by the sign's id, looks no more. */
export const closeTasksOf = (tx: Tx, suspicionId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', suspicionId)
      .where('done_at', 'is', null),
  )

/** On whose records somebody did what the sign asked for. Looking at it is not yet acting, and neither is striking it. */
export const actedOnBy = (tx: Tx, suspicionId: string) =>
  tx.all(
    sql<{ victimId: string; caseId: string | null }>`
      select distinct on (t.victim_id) t.victim_id as "victimId", t.case_id as "caseId" from tasks t
      where t.center_id = ${tx.scope.orgId} and t.resource_id = ${suspicionId} and t.done_at is not null
        and t.what not in ('review_suspicion', 'weigh_suspicion_for_child', 'review_what_followed_sign')
        and not exists (select from corrections c where c.center_id = t.center_id and c.resource_id = t.resource_id
          and c.recorded_at = t.done_at)
      order by t.victim_id, t.done_at`,
  )

interface HeldChild extends RelativesActing {
  readonly victimId: string
  /** Newest open episode; null: only a place is kept. */
  readonly caseId: string | null
  readonly birthOn: LocalDate | null
  readonly ageBasis: string
  readonly presumedChild: boolean
  readonly capableMinor: boolean
  readonly incapableFromOn: LocalDate | null
  readonly incapableUntilBefore: LocalDate | null
}

/**
 * Those whom either record names as hers, who come with her, or who have a parent or a companion in common with her, with
 * an open episode or a place here; and whether any relative represents, accompanies, meets or consents for them. Who comes
 * by office is no relative.
 */
export const heldChildrenOf = (tx: Tx, victimId: string) =>
  tx.all(
    sql<HeldChild>`
      with here as (
        select p.id, p.victim_id, p.companion_of_placement_id, p.companion_related_person_id from placements p
        where p.center_id = ${tx.scope.orgId} and p.state in ('requested', 'provisional', 'final')
      ),
      parents as (
        select r.victim_id, r.related_victim_id as parent_id from related_persons r
        where r.center_id = ${tx.scope.orgId} and r.struck_at is null and r.relation in ('mother', 'father')
          and r.related_victim_id is not null
        union
        select r.related_victim_id, r.victim_id from related_persons r
        where r.center_id = ${tx.scope.orgId} and r.struck_at is null and r.relation = 'child'
          and r.related_victim_id is not null
      )
      select v.id as "victimId", v.birth_on as "birthOn", v.age_basis as "ageBasis", v.presumed_child as "presumedChild",
        v.emancipated as "capableMinor", v.incapable_from_on as "incapableFromOn",
        v.incapable_until_before as "incapableUntilBefore", e.id as "caseId",
        exists (select from here join placement_representatives r on r.placement_id = here.id
          where here.victim_id = v.id and r.center_id = v.center_id and ${inForce('placement_representatives', 'r')}
            and (r.related_person_id is not null
              or r.capacity not in ('guardianship_officer', 'guardianship_authority', 'appointed_lawyer')))
          or exists (select from representations r where r.center_id = v.center_id and r.victim_id = v.id
            and r.ended_at is null and r.struck_at is null) as representative,
        exists (select from here where here.victim_id = v.id
          and coalesce(here.companion_of_placement_id, here.companion_related_person_id) is not null) as companion,
        exists (select from contact_rules c where c.center_id = v.center_id and c.victim_id = v.id
          and c.contact <> 'none') as contact,
        exists (select from consent_records c where c.center_id = v.center_id and c.victim_id = v.id
          and c.grantor_related_person_id is not null and c.decision = 'given' and c.withdrawn_at is null) as grantor
      from victims v
      left join lateral (select c.id from cases c where c.center_id = v.center_id and c.victim_id = v.id
        and c.state = 'open' order by c.opened_on desc, c.recorded_at desc limit 1) e on true
      where v.center_id = ${tx.scope.orgId} and v.id <> ${victimId} and v.erased_at is null
        and (e.id is not null or exists (select from here where here.victim_id = v.id))
        and (
          exists (select from related_persons r where r.center_id = v.center_id and r.struck_at is null
            and (r.victim_id = ${victimId} and r.related_victim_id = v.id and r.relation = 'child'
              or r.victim_id = v.id and r.related_victim_id = ${victimId}
                and r.relation in ('mother', 'father', 'guardian', 'trustee')))
          or exists (select from here join here as hers on hers.id = here.companion_of_placement_id
            where here.victim_id = v.id and hers.victim_id = ${victimId})
          or exists (select from here join here as hers using (companion_of_placement_id)
            where here.victim_id = v.id and hers.victim_id = ${victimId})
          or exists (select from parents p join parents q on q.parent_id = p.parent_id
            where p.victim_id = ${victimId} and q.victim_id = v.id))
      order by v.id`,
  )
