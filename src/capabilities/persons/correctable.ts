/** Which value a stored fact of a person may be set right to, and how a value stands in the trail. */
import { languages } from '../../http/shapes.ts'
import { day } from '../../kernel/dates.ts'
import type { NewCorrection } from './trail-schema.ts'
import { ageBases, citizenshipGroups, needs, residenceRights, safetyFlags, sexes } from './victim-schema.ts'

type Value = NewCorrection['new']

const oneOf = (words: readonly string[]) => (value: Value) => typeof value === 'string' && words.includes(value)
const someOf = (words: readonly string[]) => (value: Value) =>
  Array.isArray(value) && value.every((word) => words.includes(word)) && new Set(value).size === value.length
const yesOrNo = (value: Value) => typeof value === 'boolean'
const dayOrNothing = (value: Value): boolean => {
  if (value === null) return true
  if (typeof value !== 'string') return false
  try {
    return day(value) >= '1900-01-01' && day(value) <= '2200-01-01'
  } catch {
    return false
  }
}

const checks: Readonly<Record<NewCorrection['field'], (value: Value) => boolean>> = {
  birthOn: dayOrNothing,
  ageBasis: oneOf(ageBases),
  presumedChild: yesOrNo,
  emancipated: yesOrNo,
  incapableFromOn: dayOrNothing,
  incapableUntilBefore: dayOrNothing,
  sex: oneOf(sexes),
  citizenshipGroup: oneOf(citizenshipGroups),
  residenceRight: oneOf(residenceRights),
  language: oneOf(languages),
  needs: someOf(needs),
  safetyFlags: someOf(safetyFlags),
}

export const fits = (field: NewCorrection['field'], value: Value): boolean => checks[field](value)

export const told = (value: Value): string | null =>
  value === null ? null : Array.isArray(value) ? value.join(' ') : String(value)
