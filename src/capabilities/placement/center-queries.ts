import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'

/** Kinds of house in which somebody can live. */
export const sheltering: readonly string[] = ['assistance_center', 'sri_institution', 'mia_shelter']

/** A body as the law on accreditation reads it. */
export const centerBody = (tx: Tx, id: string) =>
  tx.one(
    compose
      .selectFrom('organizations as o')
      .select([
        'o.id',
        'o.kind',
        sql<Regime[]>`o.regimes`.as('regimes'),
        'o.state_run as stateRun',
        'o.accredited_until as accreditedUntil',
      ])
      .where('o.id', '=', id)
      .where('o.active', '=', true),
  )
