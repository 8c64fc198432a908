/** What would make the law unreadable or self-contradictory. A fault stops the start (R25). */
import type { Words } from '../kernel/words.ts'
import type { Act } from './acts.ts'
import type { Citation } from './citation.ts'
import type { Parameter } from './parameter.ts'
import type { RegisterEntry } from './register.ts'

export interface CatalogueRule {
  /** The door at which the rule is weighed. */
  readonly door: string
  readonly id: string
  readonly says: Words
  readonly source: Citation
  readonly code: string
  readonly whenMissing: 'allow' | 'deny'
}
/** A named function or table that carries out a rule which is no yes or no. */
export interface CatalogueFunction {
  readonly rule: string
  readonly name: string
}
export interface LawParts {
  readonly acts: readonly Act[]
  readonly register: readonly RegisterEntry[]
  readonly rules: readonly CatalogueRule[]
  readonly duties: readonly { readonly id: string }[]
  readonly parameters: readonly Parameter<unknown>[]
  readonly functions: readonly CatalogueFunction[]
}

const twice = (ids: readonly string[]): readonly string[] => ids.filter((id, i) => ids.indexOf(id) !== i)
const wordless = (says: Words): boolean => [says.az, says.en, says.ru].some((text) => text.trim() === '')

/** A source counts when its act is known, its place is named and, for words we were given, the words stand there. */
function sourceFault(source: Citation | undefined, acts: ReadonlySet<string>): string | null {
  if (source === undefined) return 'has no source'
  if (!acts.has(source.act)) return `cites an unknown act ${source.act}`
  if (source.place.trim() === '') return 'cites no place'
  return source.standing === 'S' && !source.quote?.trim() ? 'cites a given text without its words' : null
}

function periodFaults({ id, versions }: Parameter<unknown>): readonly string[] {
  if (versions.length === 0) return [`${id} has no version`]
  return versions.flatMap((version, i) => {
    if (i === 0) return []
    const before = versions[i - 1]?.from ?? null
    if (version.from === null) return [`${id} has a version without a start after the first`]
    return before !== null && version.from <= before ? [`${id} has overlapping periods at ${version.from}`] : []
  })
}

/** One plain sentence per fault; empty when the law is whole. */
export function faultsIn(law: LawParts): readonly string[] {
  const acts = new Set(law.acts.map((act) => act.id))
  const known = new Set(law.register.map((entry) => entry.id))
  const cites = (of: string, source: Citation | undefined) => {
    const fault = sourceFault(source, acts)
    return fault === null ? [] : [`${of} ${fault}`]
  }
  const unregistered = (of: string, id: string) => (known.has(id) ? [] : [`${of} uses ${id}, unknown to the register`])
  return [
    ...twice(law.acts.map((act) => act.id)).map((id) => `act ${id} stands twice`),
    ...twice(law.register.map((entry) => entry.id)).map((id) => `register entry ${id} stands twice`),
    ...twice(law.parameters.map((parameter) => parameter.id)).map((id) => `parameter ${id} stands twice`),
    ...twice(law.rules.map((rule) => `${rule.door} ${rule.id} ${rule.says.en}`)).map(
      (rule) => `rule ${rule} stands twice`,
    ),
    ...law.register.flatMap((entry) => [
      ...cites(`register entry ${entry.id}`, {
        act: entry.act,
        place: entry.place,
        standing: entry.standing,
        ...(entry.quote === null ? {} : { quote: entry.quote }),
      }),
      ...(wordless(entry.title) || wordless(entry.says) ? [`register entry ${entry.id} lacks words`] : []),
    ]),
    ...law.rules.flatMap((rule) => [
      ...cites(`rule ${rule.id} at ${rule.door}`, rule.source),
      ...unregistered(`rule at ${rule.door}`, rule.id),
      ...(wordless(rule.says) ? [`rule ${rule.id} at ${rule.door} lacks words`] : []),
      ...(/^[a-z]+(_[a-z]+)*$/.test(rule.code) ? [] : [`rule ${rule.id} at ${rule.door} has a code ${rule.code}`]),
    ]),
    ...law.parameters.flatMap((parameter) => [
      ...periodFaults(parameter),
      ...parameter.versions.flatMap((version) => cites(`parameter ${parameter.id}`, version.source)),
      ...unregistered(`parameter ${parameter.id}`, parameter.rule),
      ...(wordless(parameter.says) ? [`parameter ${parameter.id} lacks words`] : []),
    ]),
    ...law.duties.flatMap((duty) => unregistered('duty', duty.id)),
    ...law.functions.flatMap((fn) => unregistered(`function ${fn.name}`, fn.rule)),
  ]
}

/** A law with a fault does not start (R25). @throws Error that names every fault. */
export function demandWhole(law: LawParts): void {
  const faults = faultsIn(law)
  if (faults.length > 0) throw new Error(`the law is not whole: ${faults.join('; ')}`)
}
