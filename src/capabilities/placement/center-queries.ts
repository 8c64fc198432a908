import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'

/** A body as the law on accreditation reads it. */
export const centerBody = (tx: Tx, id: string) =>
  tx.one(
    compose
      .selectFrom('organizations as o')
      .select(['o.id', 'o.kind', 'o.state_run as stateRun', 'o.accredited_until as accreditedUntil'])
      .where('o.id', '=', id)
      .where('o.active', '=', true),
  )
