import { type Static, Type } from 'typebox'
import { Closed, Day, DayOrNull, Id, Page } from '../../http/shapes.ts'

const Sentence = Type.String({ minLength: 1, maxLength: 500 })
const says = Closed({ az: Sentence, en: Sentence, ru: Sentence })
const Code = Type.String({ minLength: 1, maxLength: 40 })

export const HouseRuleParams = Closed({ id: Id, ruleId: Id })
export const NewHouseRule = Closed(
  { code: Code, says, fromOn: Day, beforeOn: Type.Optional(Day) },
  { title: 'NewHouseRule', description: 'A rule of internal discipline, in three languages.' },
)
export type NewHouseRule = Static<typeof NewHouseRule>
export const HouseRuleEnd = Closed({ beforeOn: Day }, { title: 'HouseRuleEnd' })
export type HouseRuleEnd = Static<typeof HouseRuleEnd>
export const HouseRule = Closed(
  { id: Id, code: Code, says, fromOn: Day, beforeOn: DayOrNull },
  { title: 'HouseRule', description: 'Holds from its first day until it is ended; a removal must cite one in force.' },
)
export type HouseRule = Static<typeof HouseRule>
export const HouseRules = Page(HouseRule, 'HouseRules')
