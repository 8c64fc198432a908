/** The register of rules as data (`docs/law/register.json`): what each rule says, the words it rests on, and whether it is built. */
import entries from '../../docs/law/register.json' with { type: 'json' }
import type { Words } from '../kernel/words.ts'
import { type Citation, type Standing, standings } from './citation.ts'
import { listed } from './listed.ts'
import { ruleIds } from './rule-ids.ts'

export interface RegisterEntry {
  readonly id: string
  readonly title: Words
  readonly says: Words
  /** The words of the source, in its own language; null where the rule is ours or its text was not seen. */
  readonly quote: string | null
  readonly act: string
  readonly place: string
  readonly standing: Standing
  /** `built`: something in the catalogue and a test stand behind it. */
  readonly status: 'built' | 'planned'
  /** For a rule that no route weighs, since no request could break it: what holds it, and the name of the test that shows so. */
  readonly structure: { readonly says: Words; readonly test: string } | null
}

export const register: readonly RegisterEntry[] = entries.map((entry) => ({
  ...entry,
  id: listed(ruleIds, entry.id),
  standing: listed(standings, entry.standing),
  status: listed(['built', 'planned'], entry.status),
  structure: entry.structure ?? null,
}))

const byId: ReadonlyMap<string, RegisterEntry> = new Map(register.map((entry) => [entry.id, entry]))

/** @throws RangeError when the register has no such rule. */
export function registered(id: string): RegisterEntry {
  const entry = byId.get(id)
  if (entry === undefined) throw new RangeError(`the register has no rule ${id}`)
  return entry
}

/** The source of a rule as the register gives it. @throws RangeError when the register has no such rule. */
export function cited(id: string): Citation {
  const { act, place, standing, quote } = registered(id)
  return quote === null ? { act, place, standing } : { act, place, standing, quote }
}
