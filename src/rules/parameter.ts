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

/** The value in force on a day. @throws LawGap before the first version or after repeal. */
export function inForce<T>(parameter: Parameter<T>, on: LocalDate): T {
  const version = parameter.versions.findLast((v) => v.from === null || v.from <= on)
  if (version === undefined || version.value === null) throw new LawGap(parameter.id, on)
  return version.value
}
