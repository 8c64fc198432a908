import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { CaseThbStatus } from './case-schema.ts'

export const findStatus = (tx: Tx, caseId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('thb_statuses as s')
      .select([
        's.id',
        sql<CaseThbStatus>`s.status`.as('status'),
        's.decided_by_organization_id as decidedByOrganizationId',
        sql<LocalDate | null>`s.identified_on`.as('identifiedOn'),
        sql<boolean>`s.document_text_id is not null`.as('documented'),
        's.occurred_at as occurredAt',
        's.recorded_at as recordedAt',
        sql<boolean>`s.struck_at is not null`.as('struck'),
      ])
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.case_id', '=', caseId)
      .where('s.id', '=', id),
  )
export type StatusEntry = NonNullable<Awaited<ReturnType<typeof findStatus>>>

export const findAct = (tx: Tx, caseId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('case_acts as a')
      .select(['a.id', 'a.act', 'a.kinds', 'a.occurred_at as occurredAt', 'a.recorded_at as recordedAt'])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.case_id', '=', caseId)
      .where('a.id', '=', id),
  )

export const findNeeds = (tx: Tx, caseId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('needs_assessments as a')
      .select([
        'a.id',
        'a.needs',
        'a.needs_rehabilitation as needsRehabilitation',
        'a.risk_level as riskLevel',
        'a.occurred_at as occurredAt',
      ])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.case_id', '=', caseId)
      .where('a.id', '=', id),
  )

export const findRisk = (tx: Tx, caseId: string, id: string) =>
  tx.one(
    compose
      .selectFrom('risk_assessments as a')
      .select(['a.id', 'a.risk_level as riskLevel', 'a.occurred_at as occurredAt'])
      .where('a.center_id', '=', tx.scope.orgId)
      .where('a.case_id', '=', caseId)
      .where('a.id', '=', id),
  )

export const findToldKinds = (tx: Tx, caseId: string) =>
  tx.one(
    compose
      .selectFrom('cases as c')
      .select('c.told_violence_kinds as violenceKinds')
      .where('c.center_id', '=', tx.scope.orgId)
      .where('c.id', '=', caseId),
  )

export const updateStatus = (tx: Tx, id: string, change: Updateable<DB['thb_statuses']>) =>
  tx.write(compose.updateTable('thb_statuses').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))
export const updateAct = (tx: Tx, id: string, change: Updateable<DB['case_acts']>) =>
  tx.write(compose.updateTable('case_acts').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))
export const updateNeeds = (tx: Tx, id: string, change: Updateable<DB['needs_assessments']>) =>
  tx.write(
    compose.updateTable('needs_assessments').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )
export const updateRisk = (tx: Tx, id: string, change: Updateable<DB['risk_assessments']>) =>
  tx.write(
    compose.updateTable('risk_assessments').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

/** Of everything in an episode that can be set right, acts included that did not happen. */
export const correctableIds = async (tx: Tx, caseId: string): Promise<readonly string[]> => {
  const [row] = await tx.all(sql<{ ids: string[] }>`
    select array(
      select id from thb_statuses where center_id = ${tx.scope.orgId} and case_id = ${caseId}
      union all select id from case_acts where center_id = ${tx.scope.orgId} and case_id = ${caseId}
      union all select id from needs_assessments where center_id = ${tx.scope.orgId} and case_id = ${caseId}
      union all select id from risk_assessments where center_id = ${tx.scope.orgId} and case_id = ${caseId}) as ids`)
  return [caseId, ...(row?.ids ?? [])]
}

/** Somebody was to ask her what an identification rests on; it is known, or there was none. */
export const closeIdentificationTasks = (tx: Tx, caseId: string, by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('case_id', '=', caseId)
      .where('what', '=', 'ask_how_she_was_identified')
      .where('done_at', 'is', null),
  )
