import { type Static, Type } from 'typebox'
import { At, Closed, Day, Id, IdOrNull, Nullable } from '../../http/shapes.ts'
import { WeighedGround } from './answer-schema.ts'

export const RecordedDecision = Closed(
  {
    id: Id,
    question: Type.String({ description: 'Which list of rules was weighed, e.g. `placement.finalization`.' }),
    route: Nullable(
      Type.String({ description: 'Route or job that weighed it, as in the trail; null before it was kept.' }),
    ),
    subject: Closed({ kind: Type.String(), id: IdOrNull }),
    decidedOn: Day,
    allowed: Type.Boolean(),
    code: Nullable(Type.String({ description: 'Word of the first ground that forbade.' })),
    grounds: Type.Array(WeighedGround),
    facts: Type.Unknown({ description: 'Days, ages and categories that were weighed; never a name.' }),
    law: Type.String({ description: 'Hash of the law in the program at that moment.' }),
    lawIsCurrent: Type.Boolean(),
    recordedAt: At,
  },
  { title: 'RecordedDecision', description: 'What was asked, every ground and the version of the law.' },
)
export type RecordedDecision = Static<typeof RecordedDecision>
