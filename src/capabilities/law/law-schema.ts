/** The law as it is answered: sentences in the language asked for, and beside them in all three. */
import { type Static, Type } from 'typebox'
import { Closed, Day, DayOrNull, Nullable, OneOf } from '../../http/shapes.ts'

export const Words = Closed({ az: Type.String(), en: Type.String(), ru: Type.String() }, { title: 'Words' })
const says = Type.String({ description: 'In the language asked for.' })

export const Citation = Closed(
  {
    act: Type.String({ description: 'Id of an act.' }),
    place: Type.String({ description: 'Article, sentence or field.' }),
    quote: Type.Optional(Type.String({ description: 'The words of the source, in its own language.' })),
    standing: OneOf(['S', 'V', 'P'], 'S: given text. V: seen published elsewhere. P: our own policy, not law.'),
    seenOn: Type.Optional(Day),
  },
  { title: 'Citation' },
)

export const RuleAtDoor = Closed(
  {
    door: Type.String({ description: 'Where the rule is weighed, e.g. `placement.finalization`.' }),
    says,
    texts: Words,
    source: Citation,
    code: Type.String({ description: 'Word with which it refuses.' }),
    whenMissing: OneOf(['allow', 'deny'], 'What an unknown fact means here.'),
  },
  { title: 'RuleAtDoor' },
)

const GovernedRoute = Closed(
  {
    method: Type.String(),
    path: Type.String({ description: 'With its parameters in braces, as in the document.' }),
    operationId: Type.String(),
    summary: Type.String({ description: 'In English, as in the document.' }),
  },
  { title: 'GovernedRoute' },
)

export const LawRule = Closed(
  {
    id: Type.String(),
    title: Type.String(),
    says,
    texts: Closed({ title: Words, says: Words }),
    source: Citation,
    status: OneOf(['built', 'planned']),
    doors: Type.Array(RuleAtDoor),
    parameters: Type.Array(Type.String()),
    carriedOutBy: Type.Array(Type.String({ description: 'Name of a function that carries out what is no yes or no.' })),
    givesDuties: Type.Boolean({ description: 'Facts under this rule give birth to notices or tasks.' }),
    routes: Type.Array(GovernedRoute, {
      description:
        'Where it is weighed, or a fact is flagged or work asked for under it. Proven by the tests of this program.',
    }),
    structure: Nullable(
      Closed({
        says,
        texts: Words,
        test: Type.String({ description: 'Name of the test that shows it.' }),
      }),
    ),
  },
  { title: 'LawRule' },
)
export type LawRule = Static<typeof LawRule>

const version = Type.String({ description: 'Hash of the whole law in the program; stored with each decision.' })
export const LawRules = Closed({ version, items: Type.Array(LawRule) }, { title: 'LawRules' })
export type LawRules = Static<typeof LawRules>

const value = Type.Unknown({ description: 'Number, text, list or table, by the unit. Null: repealed.' })
export const LawParameter = Closed(
  {
    id: Type.String(),
    rule: Type.String(),
    says,
    texts: Words,
    unit: Type.String(),
    inForce: Closed(
      { on: Day, value },
      { description: 'The value of the day asked for; null where the law is silent.' },
    ),
    versions: Type.Array(Closed({ from: DayOrNull, value, source: Citation })),
    checkedOn: Day,
  },
  { title: 'LawParameter' },
)
export type LawParameter = Static<typeof LawParameter>
export const LawParameters = Closed({ version, items: Type.Array(LawParameter) }, { title: 'LawParameters' })
export type LawParameters = Static<typeof LawParameters>

export const LawAct = Closed(
  {
    id: Type.String(),
    kind: OneOf(['law', 'code', 'cabinet_decision', 'convention', 'page', 'report', 'house']),
    title: Type.String(),
    texts: Words,
    number: Nullable(Type.String()),
    adoptedOn: DayOrNull,
    link: Nullable(Type.String()),
  },
  { title: 'LawAct' },
)
export const LawActs = Closed({ version, items: Type.Array(LawAct) }, { title: 'LawActs' })
export type LawActs = Static<typeof LawActs>

export const OnDay = Closed({ on: Type.Optional(Day) })
export const RuleFilter = Closed({
  door: Type.Optional(Type.String({ maxLength: 60 })),
  standing: Type.Optional(OneOf(['S', 'V', 'P'])),
})
export type RuleFilter = Static<typeof RuleFilter>
export const NameParams = Closed({ id: Type.String({ maxLength: 80 }) })
