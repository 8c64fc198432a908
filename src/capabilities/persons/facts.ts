/** What other rooms may ask about a person: what rules need, nothing that names her. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { Ctx } from '../../db/context.ts'
import type { AgeBasis, CapacityFacts } from '../../rules/age.ts'
import { findVictim, lockVictim } from './victim-queries.ts'

export interface SubjectFacts extends CapacityFacts {
  readonly victimId: string
  readonly sex: string
  readonly citizenshipGroup: string
  readonly residenceRight: string
  readonly language: string
  readonly needs: readonly string[]
}

/** The person as rules weigh her; undefined when absent or not the caller's to see. `lock` holds her row till commit. */
export async function subjectFacts(
  tx: Tx,
  ctx: Ctx,
  victimId: string,
  lock = false,
): Promise<SubjectFacts | undefined> {
  const row = await (lock ? lockVictim : findVictim)(tx, ctx, victimId)
  if (row === undefined) return undefined
  return {
    victimId,
    birthOn: row.birthOn,
    ageBasis: row.ageBasis as AgeBasis,
    presumedChild: row.presumedChild,
    capableMinor: row.emancipated,
    withoutCapacity: false,
    sex: row.sex,
    citizenshipGroup: row.citizenshipGroup,
    residenceRight: row.residenceRight,
    language: row.language,
    needs: row.needs,
  }
}

/** Related persons of hers who are under a suspicion that no written review has lifted. */
export const suspectedRelatedIds = async (tx: Tx, victimId: string): Promise<ReadonlySet<string>> => {
  const rows = await tx.all(
    compose
      .selectFrom('suspicions as s')
      .select('s.related_person_id as id')
      .where('s.center_id', '=', tx.scope.orgId)
      .where('s.victim_id', '=', victimId)
      .where('s.lifted_at', 'is', null),
  )
  return new Set(rows.map((row) => row.id))
}
