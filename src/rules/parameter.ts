import type { LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import type { Citation } from './citation.ts'

/** A value of the law over time. A repeal is a version whose value is null. */
export interface Parameter<T> {
  /** Stable name, e.g. `dv-stay.adult-months`. */
  readonly id: string
  /** The register rule this value belongs to, e.g. `DV-STAY-01`. */
  readonly rule: string
  readonly says: Words
  readonly unit: string
  /** Ascending by `from`, never two with one `from`. */
  readonly versions: readonly Version<T>[]
  /** The day on which a person last compared the values with their sources. */
  readonly checkedOn: LocalDate
}

export interface Version<T> {
  /** First day in force; null: the start is not known, and the value held before any date we can name. */
  readonly from: LocalDate | null
  readonly value: T | null
  readonly source: Citation
}

/** The law is silent on that day: never guessed. On a decision it becomes `law_gap` (422). */
export class LawGap extends Error {
  readonly parameter: string
  readonly on: LocalDate
  constructor(parameter: string, on: LocalDate) {
    super(`${parameter} has no value in force on ${on}`)
    this.name = 'LawGap'
    this.parameter = parameter
    this.on = on
  }
}

/** A version that is not the law, supposed for the length of one weighing: nothing is put in force by asking. */
export interface Supposition {
  readonly parameter: string
  readonly from: LocalDate
  /** Null: repealed from that day. */
  readonly value: unknown
}
let supposed: Supposition | null = null

/** Weighs as if the change were law. Weighing never waits, so nobody else can see what is supposed. */
export function supposing<T>(change: Supposition, weigh: () => T): T {
  supposed = change
  try {
    return weigh()
  } finally {
    supposed = null
  }
}

/** The version of a day; undefined before the first. A supposed one ends where the next real one begins. */
function versionOn<T>(parameter: Parameter<T>, on: LocalDate): Version<T> | undefined {
  const version = parameter.versions.findLast((v) => v.from === null || v.from <= on)
  if (supposed === null || supposed.parameter !== parameter.id || supposed.from > on) return version
  if (version?.from != null && version.from > supposed.from) return version
  const source: Citation = { act: 'house', place: parameter.rule, standing: 'P' }
  return { from: supposed.from, value: supposed.value as T | null, source }
}

/** The value of a day; null where the law is silent: before the first version, or after repeal. */
export const valueOn = <T>(parameter: Parameter<T>, on: LocalDate): T | null => versionOn(parameter, on)?.value ?? null

/** The value in force on a day, with its source. @throws LawGap where the law is silent. */
export function versionInForce<T>(parameter: Parameter<T>, on: LocalDate): { value: T; source: Citation } {
  const version = versionOn(parameter, on)
  if (version === undefined || version.value === null) throw new LawGap(parameter.id, on)
  return { value: version.value, source: version.source }
}

/** The value in force on a day. @throws LawGap where the law is silent. */
export const inForce = <T>(parameter: Parameter<T>, on: LocalDate): T => versionInForce(parameter, on).value
