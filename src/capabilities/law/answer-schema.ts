import { type Static, Type } from 'typebox'
import { At, AtOrNull, Closed, Day, DayOrNull, Nullable, OneOf, OneOfOrNull } from '../../http/shapes.ts'
import { questions } from '../../rules/evaluate.ts'
import { Citation, Words } from './law-schema.ts'

export const WeighedGround = Closed(
  {
    rule: Type.String(),
    outcome: OneOf(['met', 'broken', 'missing']),
    says: Type.String({ description: 'In the language asked for.' }),
    texts: Words,
    source: Citation,
    code: Type.String(),
  },
  { title: 'WeighedGround' },
)
export type WeighedGround = Static<typeof WeighedGround>

const ArisingDuty = Closed(
  {
    rule: Type.String(),
    kind: OneOf(['notice', 'task']),
    what: Type.String({ description: 'Kind of body to be told, or what is to be done.' }),
    state: OneOf(['due', 'pending_review']),
    dueAt: At,
    says: Type.String(),
    texts: Words,
    source: Citation,
  },
  { title: 'ArisingDuty' },
)

export const Evaluation = Closed(
  {
    question: OneOf(questions),
    on: Day,
    law: Type.String({ description: 'Hash of the whole law in the program.' }),
    outcome: Type.String(),
    code: Type.Optional(Nullable(Type.String({ description: 'Word of the first ground that forbids.' }))),
    grounds: Type.Array(WeighedGround),
    duties: Type.Array(ArisingDuty),
    limitMonths: Type.Optional(Nullable(Type.Integer())),
    limitDays: Type.Optional(Nullable(Type.Integer())),
    lastDay: Type.Optional(DayOrNull),
    exitNotBefore: Type.Optional(DayOrNull),
    reviewEveryDays: Type.Optional(Nullable(Type.Integer())),
    route: Type.Optional(OneOf(['this_center', 'thb_center', 'dv_center', 'special_care'])),
    live: Type.Optional(Type.Boolean()),
    presumed: Type.Optional(Type.Boolean({ description: 'A child by presumption only.' })),
    consentsForSelf: Type.Optional(Type.Boolean()),
    viewDuty: Type.Optional(OneOfOrNull(['mandatory', 'asked', 'observed', 'none'], 'Must the child be heard.')),
    amountQepik: Type.Optional(Type.Integer()),
    currency: Type.Optional(OneOf(['AZN'])),
    frontDueAt: Type.Optional(AtOrNull),
    dueAt: Type.Optional(AtOrNull),
    legalEndAt: Type.Optional(AtOrNull),
    frontBreached: Type.Optional(Type.Boolean()),
    breached: Type.Optional(Type.Boolean()),
    legalEndBreached: Type.Optional(Type.Boolean()),
  },
  { title: 'Evaluation', description: 'Outcome, every ground and what follows; further fields by question.' },
)
export type Evaluation = Static<typeof Evaluation>
