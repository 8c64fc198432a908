import { type Static, Type } from 'typebox'
import { Closed, Day } from '../../http/shapes.ts'

const texts = Type.Array(Type.String())
const rules = Type.Array(Type.String(), { description: 'Rules of the register that stand on it.' })

const PassportAct = Closed(
  {
    no: Type.Integer(),
    type: Type.String(),
    date: Day,
    number: Type.String(),
    titleAz: Type.String(),
    titleEn: Type.String(),
  },
  { title: 'PassportAct' },
)
const PassportStep = Closed(
  { no: Type.Integer(), az: Type.String(), en: Type.String(), rules },
  { title: 'PassportStep' },
)
const PassportField = Closed(
  {
    labelAz: Type.String(),
    labelEn: Type.String(),
    rules,
    value: Type.Optional(Type.Unknown({ description: 'Number or text, as printed.' })),
    valueAz: Type.Optional(Type.String()),
    valuesAz: Type.Optional(texts),
    valuesEn: Type.Optional(texts),
    acts: Type.Optional(Type.Array(PassportAct)),
    steps: Type.Optional(Type.Array(PassportStep)),
    note: Type.Optional(Type.String()),
  },
  { title: 'PassportField' },
)
export const Passport = Closed(
  {
    serviceId: Type.String(),
    titleAz: Type.String(),
    titleEn: Type.String(),
    publisher: Type.String(),
    copyrightYear: Type.Integer(),
    fields: Type.Record(Type.String(), PassportField, { description: 'By their printed numbers, 1 to 26.' }),
  },
  { title: 'ServicePassport' },
)
export type Passport = Static<typeof Passport>

export const PassportParams = Closed({ serviceId: Type.String({ maxLength: 40 }) })
