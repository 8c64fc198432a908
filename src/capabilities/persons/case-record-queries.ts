import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Instant, LocalDate } from '../../kernel/dates.ts'

/** Columns that every row of an episode's record has. */
export interface Stamp {
  readonly id: string
  readonly caseId: string
  readonly victimId: string
  readonly occurredAt: Instant
  readonly recordedBy: string
}

const stamped = (tx: Tx, row: Stamp) => ({
  center_id: tx.scope.orgId,
  id: row.id,
  case_id: row.caseId,
  victim_id: row.victimId,
  occurred_at: row.occurredAt,
  recorded_at: tx.at,
  recorded_by: row.recordedBy,
})

export const insertAct = (
  tx: Tx,
  row: Stamp & { act: 'violence' | 'exploitation'; kinds: readonly string[]; textId: string | null },
) =>
  tx.write(
    compose
      .insertInto('case_acts')
      .values({ ...stamped(tx, row), act: row.act, kinds: [...row.kinds], text_id: row.textId }),
  )

export const insertRisk = (tx: Tx, row: Stamp & { riskLevel: string; textId: string | null }) =>
  tx.write(
    compose
      .insertInto('risk_assessments')
      .values({ ...stamped(tx, row), risk_level: row.riskLevel, text_id: row.textId }),
  )

export const insertSafetyPlan = (
  tx: Tx,
  row: Stamp & { madeWithHer: boolean; textId: string; reviewOn: LocalDate | null },
) =>
  tx.write(
    compose
      .insertInto('safety_plans')
      .values({ ...stamped(tx, row), made_with_her: row.madeWithHer, text_id: row.textId, review_on: row.reviewOn }),
  )

export const insertNeeds = (
  tx: Tx,
  row: Stamp & { needsRehabilitation: boolean; needs: readonly string[]; riskLevel: string },
) =>
  tx.write(
    compose.insertInto('needs_assessments').values({
      ...stamped(tx, row),
      needs_rehabilitation: row.needsRehabilitation,
      needs: [...row.needs],
      risk_level: row.riskLevel,
    }),
  )

/** The danger as last assessed, whichever assessment was entered last. */
export const setRiskLevel = (tx: Tx, caseId: string) =>
  tx.write(sql`
    update cases c set risk_level = (
      select r.risk_level from (
        select risk_level, occurred_at, recorded_at from risk_assessments a where a.center_id = c.center_id and a.case_id = c.id
        union all
        select risk_level, occurred_at, recorded_at from needs_assessments a where a.center_id = c.center_id and a.case_id = c.id
      ) r order by r.occurred_at desc, r.recorded_at desc limit 1)
    where c.center_id = ${tx.scope.orgId} and c.id = ${caseId}`)

/** As told when the episode was opened, and of every act of violence on record. */
export const countViolenceKinds = (tx: Tx, caseId: string) =>
  tx.write(sql`
    update cases c set violence_kinds = array(
      select unnest(c.told_violence_kinds)
      union
      select unnest(a.kinds) from case_acts a where a.center_id = c.center_id and a.case_id = c.id and a.act = 'violence'
      order by 1)
    where c.center_id = ${tx.scope.orgId} and c.id = ${caseId}`)

export const holdsViolence = async (tx: Tx, victimId: string): Promise<boolean> =>
  (
    await tx.one(
      sql<{ held: boolean }>`select exists (
          select 1 from cases c where c.center_id = ${tx.scope.orgId} and c.victim_id = ${victimId}::uuid
            and cardinality(c.violence_kinds) > 0
        ) or exists (
          select 1 from case_acts a where a.center_id = ${tx.scope.orgId} and a.victim_id = ${victimId}::uuid
            and a.act = 'violence' and a.kinds <> '{}'
        ) as held`,
    )
  )?.held === true

/** When it was last closed; null for an episode that never was. */
export const lastClosing = async (tx: Tx, caseId: string): Promise<Instant | null> =>
  (
    await tx.one(
      compose
        .selectFrom('case_events as e')
        .select((eb) => eb.fn.max('e.occurred_at').as('at'))
        .where('e.center_id', '=', tx.scope.orgId)
        .where('e.case_id', '=', caseId)
        .where('e.kind', '=', 'closed'),
    )
  )?.at ?? null

export const statusesOf = (tx: Tx, caseId: string) =>
  tx.all(
    compose
      .selectFrom('thb_statuses as s')
      .select(['s.id', 's.status', 's.identified_on as identifiedOn', 's.breach', 's.occurred_at as occurredAt'])
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.case_id', '=', caseId)
      .where('s.struck_at', 'is', null)
      .orderBy('s.occurred_at')
      .orderBy('s.entry'),
  )

/** Days of the identifications of which a document from before she came is on record. */
export const identificationDays = (tx: Tx, caseId: string) =>
  tx.all(
    compose
      .selectFrom('thb_statuses as s')
      .select('s.identified_on as identifiedOn')
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.case_id', '=', caseId)
      .where('s.document_text_id', 'is not', null)
      .where('s.struck_at', 'is', null),
  )

/** An act set right to no kind did not happen. */
export const actsOf = (tx: Tx, caseId: string) =>
  tx.all(
    compose
      .selectFrom('case_acts as a')
      .select(['a.id', 'a.act', 'a.kinds', 'a.occurred_at as occurredAt'])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.case_id', '=', caseId)
      .where(sql<boolean>`a.kinds <> '{}'`)
      .orderBy('a.occurred_at')
      .orderBy('a.id'),
  )

/** Every assessment, of the danger alone and of her needs, as they happened. */
export const assessmentsOf = (tx: Tx, caseId: string) =>
  tx.all(
    sql<{ id: string; about: 'needs' | 'risk'; riskLevel: string; occurredAt: Instant }>`
      select id, about, risk_level as "riskLevel", occurred_at as "occurredAt" from (
        select id, 'needs' as about, risk_level, occurred_at, recorded_at from needs_assessments
        where center_id = ${tx.scope.orgId} and case_id = ${caseId}
        union all
        select id, 'risk', risk_level, occurred_at, recorded_at from risk_assessments
        where center_id = ${tx.scope.orgId} and case_id = ${caseId}
      ) a order by occurred_at, recorded_at, id`,
  )

export const newestNeeds = (tx: Tx, caseId: string) =>
  tx.one(
    compose
      .selectFrom('needs_assessments as a')
      .select(['a.needs', 'a.needs_rehabilitation as needsRehabilitation'])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.case_id', '=', caseId)
      .orderBy('a.occurred_at', 'desc')
      .orderBy('a.recorded_at', 'desc')
      .limit(1),
  )

/** An assessment of the danger; the one within an assessment of needs counts too. */
export const newestRisk = (tx: Tx, caseId: string) =>
  tx.one(
    compose
      .selectFrom('risk_assessments as r')
      .select('r.occurred_at as occurredAt')
      .where('r.center_id', '=', tx.scope.orgId)
      .where('r.case_id', '=', caseId)
      .unionAll(
        compose
          .selectFrom('needs_assessments as n')
          .select('n.occurred_at as occurredAt')
          .where('n.center_id', '=', tx.scope.orgId)
          .where('n.case_id', '=', caseId),
      )
      .orderBy('occurredAt', 'desc')
      .limit(1),
  )

export const newestSafetyPlan = (tx: Tx, caseId: string) =>
  tx.one(
    compose
      .selectFrom('safety_plans as p')
      .select(['p.id', 'p.review_on as reviewOn', 'p.made_with_her as madeWithHer', 'p.occurred_at as occurredAt'])
      .where('p.center_id', '=', tx.scope.orgId)
      .where('p.case_id', '=', caseId)
      .orderBy('p.occurred_at', 'desc')
      .orderBy('p.recorded_at', 'desc')
      .limit(1),
  )

export const textsOf = (tx: Tx, caseId: string) =>
  tx.all(
    sql<{ about: string; textId: string; occurredAt: Instant }>`
      select about, text_id as "textId", occurred_at as "occurredAt" from (
        select act as about, text_id, occurred_at from case_acts
        where center_id = ${tx.scope.orgId} and case_id = ${caseId} and kinds <> '{}'
        union all
        select 'risk', text_id, occurred_at from risk_assessments where center_id = ${tx.scope.orgId} and case_id = ${caseId}
        union all
        select 'safety_plan', text_id, occurred_at from safety_plans where center_id = ${tx.scope.orgId} and case_id = ${caseId}
      ) t where text_id is not null order by occurred_at, text_id`,
  )

/** Whether her rights were explained to her in an episode that is open. */
export const rightsExplained = async (tx: Tx, victimId: string): Promise<boolean> =>
  (await tx.one(
    compose
      .selectFrom('cases as c')
      .select('c.id')
      .where('c.center_id', '=', tx.scope.orgId)
      .where('c.victim_id', '=', victimId)
      .where('c.state', '=', 'open')
      .where('c.rights_explained_at', 'is not', null)
      .limit(1),
  )) !== undefined

/** They are explained: whoever was to do it has nothing more to do. */
export const closeRightsTasks = (tx: Tx, victimId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('victim_id', '=', victimId)
      .where('what', '=', 'explain_rights')
      .where('done_at', 'is', null),
  )
