/** Rows of an application's steps: documents, interviews, assessments, answers, and the tasks that they open. */
import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'

type New<Table extends keyof DB> = Omit<Insertable<DB[Table]>, 'center_id' | 'recorded_at'>

export const documentsOf = (tx: Tx, applicationId: string) =>
  tx.all(
    compose
      .selectFrom('application_documents as d')
      .select(['d.kind', 'd.status', 'd.recorded_at as recordedAt'])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.application_id', '=', applicationId)
      .orderBy('d.kind'),
  )

export const putDocument = (tx: Tx, row: New<'application_documents'>) =>
  tx.write(
    compose
      .insertInto('application_documents')
      .values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row })
      .onConflict((c) =>
        c
          .constraint('application_documents_pk')
          .doUpdateSet({ status: row.status, recorded_at: tx.at, recorded_by: row.recorded_by }),
      ),
  )

export const interviewsOf = (tx: Tx, applicationId: string) =>
  tx.all(
    compose
      .selectFrom('interviews as i')
      .select([
        'i.id',
        'i.profession',
        'i.needs_rehabilitation as needsRehabilitation',
        'i.needs',
        'i.alone_with_her as aloneWithHer',
        'i.breach',
        'i.text_id as textId',
        'i.occurred_at as occurredAt',
        'i.recorded_at as recordedAt',
      ])
      .where('i.center_id', '=', tx.scope.orgId)
      .where('i.application_id', '=', applicationId)
      .orderBy('i.occurred_at')
      .orderBy('i.id'),
  )
export type InterviewRow = Awaited<ReturnType<typeof interviewsOf>>[number]

export const insertInterview = (tx: Tx, row: New<'interviews'>) =>
  tx.write(compose.insertInto('interviews').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const updateInterview = (tx: Tx, id: string, change: Updateable<DB['interviews']>) =>
  tx.write(compose.updateTable('interviews').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id))

/** Oldest first; the newest counts. */
export const assessmentsOf = (tx: Tx, applicationId: string) =>
  tx.all(
    compose
      .selectFrom('needs_assessments as n')
      .select([
        'n.id',
        'n.needs_rehabilitation as needsRehabilitation',
        'n.needs',
        'n.risk_level as risk',
        'n.occurred_at as occurredAt',
      ])
      .where('n.center_id', '=', tx.scope.orgId)
      .where('n.application_id', '=', applicationId)
      .orderBy('n.recorded_at')
      .orderBy('n.id'),
  )

export const insertAssessment = (tx: Tx, row: New<'needs_assessments'>) =>
  tx.write(compose.insertInto('needs_assessments').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

export const updateAssessment = (tx: Tx, id: string, change: Updateable<DB['needs_assessments']>) =>
  tx.write(
    compose.updateTable('needs_assessments').set(change).where('center_id', '=', tx.scope.orgId).where('id', '=', id),
  )

export const insertAnswer = (tx: Tx, row: New<'application_answers'>) =>
  tx.write(compose.insertInto('application_answers').values({ center_id: tx.scope.orgId, recorded_at: tx.at, ...row }))

/** Tasks about the application that nobody has done yet. */
export const openTasksOf = async (tx: Tx, applicationId: string): Promise<ReadonlySet<string>> => {
  const rows = await tx.all(
    compose
      .selectFrom('tasks as t')
      .select('t.what')
      .where('t.center_id', '=', tx.scope.orgId)
      .where('t.resource_id', '=', applicationId)
      .where('t.done_at', 'is', null),
  )
  return new Set(rows.map((row) => row.what))
}

/** What was asked for has happened. */
export const finishTasks = (tx: Tx, applicationId: string, whats: readonly string[], by: string) =>
  tx.write(
    compose
      .updateTable('tasks')
      .set({ done_at: tx.at, done_by: by })
      .where('center_id', '=', tx.scope.orgId)
      .where('resource_id', '=', applicationId)
      .where('what', 'in', [...whats])
      .where('done_at', 'is', null),
  )
