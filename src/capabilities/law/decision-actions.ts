import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { catalogueVersion } from '../../rules/catalogue.ts'
import { visibleVictim } from '../persons/facts.ts'
import { findDecision } from './decision-queries.ts'
import type { RecordedDecision } from './decision-schema.ts'
import { spoken } from './spoken.ts'

/** A decision about a person whom the caller may not see is not there either. */
export const readDecision = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<RecordedDecision>> =>
  perform(deps, ctx, async (tx) => {
    const row = await findDecision(tx, id)
    if (row === undefined) return notFound
    const { subjectKind, subjectId, catalogue, grounds, about, ...rest } = row
    tx.touches('decision', id, about)
    for (const victimId of about) if (!(await visibleVictim(tx, ctx, victimId))) return notFound
    return {
      ok: true,
      value: {
        ...rest,
        subject: { kind: subjectKind, id: subjectId },
        grounds: grounds.map((ground) => spoken(ground, ctx.language)),
        law: catalogue,
        lawIsCurrent: catalogue === catalogueVersion,
      },
    }
  })
