/** The catalogue and the register turned into answers. Pure, the same for everybody. */
import type { Governed } from '../../http/governed.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/words.ts'
import { type catalogue, catalogue as law } from '../../rules/catalogue.ts'
import { valueOn } from '../../rules/parameter.ts'
import { cited } from '../../rules/register.ts'
import type { LawActs, LawParameter, LawRule, RuleFilter } from './law-schema.ts'

type Entry = (typeof catalogue.register)[number]
type DatedValue = (typeof catalogue.parameters)[number]

export const rulesOf = (governed: Governed, language: Language, { door, standing }: RuleFilter): LawRule[] =>
  law.register
    .map((entry) => ruleOf(entry, governed, language))
    .filter((rule) => standing === undefined || rule.source.standing === standing)
    .filter((rule) => door === undefined || rule.doors.some((weighed) => weighed.door === door))

export function ruleById(id: string, governed: Governed, language: Language): LawRule | undefined {
  const entry = law.register.find((known) => known.id === id)
  return entry === undefined ? undefined : ruleOf(entry, governed, language)
}

function ruleOf({ id, title, says, status, structure }: Entry, governed: Governed, language: Language): LawRule {
  return {
    id,
    title: title[language],
    says: says[language],
    texts: { title, says },
    source: cited(id),
    status,
    doors: law.rules
      .filter((rule) => rule.id === id)
      .map(({ door, says: sentence, source, code, whenMissing }) => ({
        door,
        says: sentence[language],
        texts: sentence,
        source,
        code,
        whenMissing,
      })),
    parameters: law.parameters.filter((parameter) => parameter.rule === id).map((parameter) => parameter.id),
    carriedOutBy: law.functions.filter((fn) => fn.rule === id).map((fn) => fn.name),
    givesDuties: law.duties.some((duty) => duty.id === id),
    routes: governed(id),
    structure:
      structure === null ? null : { says: structure.says[language], texts: structure.says, test: structure.test },
  }
}

export const parametersOf = (language: Language, on: LocalDate): LawParameter[] =>
  law.parameters.map((parameter) => parameterOf(parameter, language, on))

export function parameterById(id: string, language: Language, on: LocalDate): LawParameter | undefined {
  const parameter = law.parameters.find((known) => known.id === id)
  return parameter === undefined ? undefined : parameterOf(parameter, language, on)
}

function parameterOf(parameter: DatedValue, language: Language, on: LocalDate): LawParameter {
  const { id, rule, says, unit, versions, checkedOn } = parameter
  return {
    id,
    rule,
    says: says[language],
    texts: says,
    unit,
    inForce: { on, value: valueOn(parameter, on) },
    versions: versions.map(({ from, value, source }) => ({ from, value, source })),
    checkedOn,
  }
}

export const actsOf = (language: Language): LawActs['items'] =>
  law.acts.map(({ id, kind, title, number, adoptedOn, link }) => ({
    id,
    kind,
    title: title[language],
    texts: title,
    number,
    adoptedOn: adoptedOn as LocalDate | null,
    link,
  }))
