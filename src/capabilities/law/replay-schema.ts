import { type Static, type TSchema, Type } from 'typebox'
import { At, Closed, Day, DayOrNull, Id, Nullable, OneOf } from '../../http/shapes.ts'

const value = Type.Union(
  [
    Type.Integer({ minimum: 0, maximum: 100_000_000 }),
    Type.String({ maxLength: 200 }),
    Type.Array(Type.String({ maxLength: 80 }), { maxItems: 100 }),
    Type.Null(),
  ],
  { description: 'Of the kind that the parameter holds. Null: repealed.' },
)

export const ReplayAsk = Closed(
  {
    parameter: Type.String({ maxLength: 80, description: 'Id of a dated value.' }),
    from: Day,
    value,
  },
  { title: 'ReplayAsk', description: 'A version of a dated value that is not in force.' },
)
export type ReplayAsk = Static<typeof ReplayAsk>

const Gap = OneOf(['gap'], 'The law would be silent.')
const Both = <S extends TSchema>(side: S) => ({ was: Type.Union([side, Gap]), wouldBe: Type.Union([side, Gap]) })
const Limit = Closed({ lastDay: DayOrNull, exitNotBefore: DayOrNull, reviewEveryDays: Nullable(Type.Integer()) })
const Told = Type.Array(Closed({ body: Type.String(), dueAt: At, state: OneOf(['due', 'pending_review']) }))
const Verdict = Closed({ allowed: Type.Boolean(), code: Nullable(Type.String()) })

export const Replay = Closed(
  {
    law: Type.String({ description: 'Hash of the whole law that holds.' }),
    weighed: Closed({
      stays: Type.Integer(),
      decisions: Type.Integer({ description: 'The newest since the day of the change, at most 2 000.' }),
      unlike: Type.Integer({
        description: 'Decisions that today’s law does not repeat on the facts they kept; nothing is said of them.',
      }),
    }),
    stays: Type.Array(Closed({ placementId: Id, ...Both(Limit) })),
    notices: Type.Array(Closed({ placementId: Id, ...Both(Told) })),
    decisions: Type.Array(Closed({ decisionId: Id, question: Type.String(), on: Day, ...Both(Verdict) })),
  },
  { title: 'Replay', description: 'Only what would come out differently. Nothing is stored or put in force.' },
)
export type Replay = Static<typeof Replay>
