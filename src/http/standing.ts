import { LRUCache } from 'lru-cache'
import type { Caller, OrganisationKind, Regime, Standing, UnitType } from '../access/actor.ts'
import { inTransaction } from '../db/client.ts'
import { compose } from '../db/compose.ts'
import type { Deps } from '../db/context.ts'

/** What the register says of a caller's organisation; kept for seconds, since kinds hardly ever change. */
export function createStandings(deps: Deps): { of: (caller: Caller) => Promise<Standing | null> } {
  const known = new LRUCache<string, Standing>({ max: 1_000, ttl: 10_000 })
  return {
    of: async ({ orgId }) => {
      const cached = known.get(orgId)
      if (cached !== undefined) return cached
      const scope = { orgId, actor: 'standing', subjects: [] }
      const row = await inTransaction(deps.db, scope, deps.clock.now(), (tx) =>
        tx.one(
          compose
            .selectFrom('organizations as o')
            .select(['o.kind', 'o.unit_type as unitType', 'o.regimes'])
            .where('o.id', '=', orgId)
            .where('o.active', '=', true),
        ),
      )
      if (row === undefined) return null
      const standing: Standing = {
        orgId,
        kind: row.kind as OrganisationKind,
        unitType: row.unitType as UnitType | null,
        regimes: row.regimes as Regime[],
      }
      known.set(orgId, standing)
      return standing
    },
  }
}
