import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { DB } from '../../db/tables.ts'
import type { Position } from '../../http/cursor.ts'
import type { LocalDate } from '../../kernel/dates.ts'

const rules = (tx: Tx) =>
  compose
    .selectFrom('house_rules as r')
    .select([
      'r.id',
      'r.code',
      'r.says_az as saysAz',
      'r.says_en as saysEn',
      'r.says_ru as saysRu',
      'r.from_on as fromOn',
      'r.before_on as beforeOn',
      'r.version',
    ])
    .where('r.center_id', '=', tx.scope.orgId)

export const findHouseRule = (tx: Tx, id: string) => tx.one(rules(tx).where('r.id', '=', id))
export const lockHouseRule = (tx: Tx, id: string) => tx.one(rules(tx).where('r.id', '=', id).forUpdate('r'))
export type HouseRuleRow = NonNullable<Awaited<ReturnType<typeof findHouseRule>>>

export const listHouseRules = (tx: Tx, limit: number, after: Position | null) =>
  tx.all(
    rules(tx)
      .$if(after !== null, (q) => q.where(sql<boolean>`(r.code, r.id) > (${after?.[0]}, ${after?.[1]}::uuid)`))
      .orderBy('r.code')
      .orderBy('r.id')
      .limit(limit + 1),
  )

export const insertHouseRule = (tx: Tx, row: Omit<Insertable<DB['house_rules']>, 'center_id'>) =>
  tx.write(compose.insertInto('house_rules').values({ center_id: tx.scope.orgId, ...row }))

export const endHouseRule = (tx: Tx, id: string, beforeOn: LocalDate) =>
  tx.write(
    compose
      .updateTable('house_rules')
      .set({ before_on: beforeOn })
      .where('center_id', '=', tx.scope.orgId)
      .where('id', '=', id),
  )
