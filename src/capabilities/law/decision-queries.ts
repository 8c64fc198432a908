import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { Ground } from '../../rules/decision.ts'

export const findDecision = (tx: Tx, id: string) =>
  tx.one(
    compose
      .selectFrom('decisions as d')
      .select([
        'd.id',
        'd.question',
        'd.subject_kind as subjectKind',
        'd.subject_id as subjectId',
        'd.decided_on as decidedOn',
        'd.allowed',
        'd.code',
        sql<readonly Ground[]>`d.grounds`.as('grounds'),
        sql<unknown>`d.facts`.as('facts'),
        'd.catalogue',
        'd.recorded_at as recordedAt',
      ])
      .where('d.center_id', '=', tx.scope.orgId)
      .where('d.id', '=', id),
  )

/** Persons whom acts on this resource touched, by the trail. */
export const victimsOfResource = async (tx: Tx, resourceId: string): Promise<readonly string[]> => {
  const rows = await tx.all(
    sql<{ id: string }>`select distinct touched.id from audit_events a, unnest(a.victim_ids) as touched (id)
      where a.center_id = ${tx.scope.orgId} and a.resource_id = ${resourceId} limit 50`,
  )
  return rows.map((row) => row.id)
}
