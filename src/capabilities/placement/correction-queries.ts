import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { DB } from '../../db/tables.ts'

type Given = 'resource_id' | 'field' | 'old_value' | 'new_value' | 'reason_code'

export const insertCorrection = (deps: Deps, tx: Tx, ctx: Ctx, row: Pick<Insertable<DB['corrections']>, Given>) =>
  tx.write(
    compose.insertInto('corrections').values({
      center_id: tx.scope.orgId,
      id: deps.random.uuid(),
      resource_kind: 'placement',
      recorded_at: tx.at,
      recorded_by: ctx.actorKey,
      ...row,
    }),
  )
