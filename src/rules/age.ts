/**
 * Who is a child, and from which day (GEN-AGE-01, GEN-AGE-02). An age is reached at 00:00 Baku of the birthday.
 * Born on 29 February: a protection is lost on the later date (1 March), a right is gained on the earlier (28 February).
 */
import { addDays, addMonths, daysBetween, type LocalDate } from '../kernel/dates.ts'
import { inForce } from './parameter.ts'
import { childUnder, viewAskedFrom, viewMandatoryFrom } from './parameters/ages.ts'

export type AgeBasis = 'document' | 'declared' | 'estimated' | 'unknown'

export interface AgeFacts {
  readonly birthOn: LocalDate | null
  readonly ageBasis: AgeBasis
  /** The person may be under 18: every protection applies until a human lifts the presumption. */
  readonly presumedChild: boolean
}

export interface CapacityFacts extends AgeFacts {
  /** Married or emancipated before 18 (Civil Code 28.4, 28.6; Family Code 51.3). */
  readonly capableMinor: boolean
  /** Null: no court has found a lack of capacity. */
  readonly incapacity: Incapacity | null
}

/** Days without capacity by a court's decision; `untilBefore` is exclusive, null: until a court gives it back. */
export interface Incapacity {
  readonly fromOn: LocalDate
  readonly untilBefore: LocalDate | null
}

export const isWithoutCapacity = ({ incapacity }: Pick<CapacityFacts, 'incapacity'>, on: LocalDate): boolean =>
  incapacity !== null && incapacity.fromOn <= on && (incapacity.untilBefore === null || on < incapacity.untilBefore)

/** The two days as they are stored, as rules weigh them. */
export const incapacityOf = (row: {
  readonly incapableFromOn: LocalDate | null
  readonly incapableUntilBefore: LocalDate | null
}): Incapacity | null =>
  row.incapableFromOn === null ? null : { fromOn: row.incapableFromOn, untilBefore: row.incapableUntilBefore }

/** Must the child be heard: `mandatory` from ten, `asked` from seven, `observed` below; `none` for an adult. */
export type ViewDuty = 'mandatory' | 'asked' | 'observed' | 'none'

/** What a person's age means on one day. Holds no birth date, so it may stand in a recorded decision. */
export interface AgeStanding {
  readonly child: boolean
  /** True: a child by presumption only; notices wait for a human. */
  readonly presumed: boolean
  readonly consentsForSelf: boolean
  /** Null: a child whose age is not known. */
  readonly viewDuty: ViewDuty | null
}

/** The day a right that comes with an age is gained; for 29 February the earlier one. */
export const gainedOn = (birthOn: LocalDate, years: number): LocalDate => addMonths(birthOn, years * 12)

/** The day a protection that ends with an age is lost; for 29 February the later one. */
export function lostOn(birthOn: LocalDate, years: number): LocalDate {
  const birthday = gainedOn(birthOn, years)
  return birthday.slice(5) === birthOn.slice(5) ? birthday : addDays(birthday, 1)
}

/** Completed years, for statistics and age bands; a 29 February birthday counts on 1 March. @throws RangeError before birth. */
export function ageOn(birthOn: LocalDate, on: LocalDate): number {
  if (daysBetween(birthOn, on) < 0) throw new RangeError('the day is before the birth')
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return lostOn(birthOn, years) <= on ? years : years - 1
}

const provenOn = (facts: AgeFacts, on: LocalDate): boolean | null =>
  facts.birthOn === null ? null : on < lostOn(facts.birthOn, inForce(childUnder, on))

/** A document settles it; otherwise the presumption stands beside a declared or estimated birth date. */
export function isChild(facts: AgeFacts, on: LocalDate): boolean {
  const proven = provenOn(facts, on)
  if (proven !== null && facts.ageBasis === 'document') return proven
  return proven === true || facts.presumedChild
}

/** True when only the presumption makes this person a child. */
export const isPresumedChild = (facts: AgeFacts, on: LocalDate): boolean =>
  isChild(facts, on) && provenOn(facts, on) !== true

/**
 * Whether the word that she is a child makes her one by presumption: nobody knows her age, or a birth date without a
 * document says otherwise. Two facts in conflict are settled by a human, and she is protected meanwhile.
 */
export const presumedOnWord = (facts: AgeFacts, on: LocalDate): boolean =>
  !facts.presumedChild && (facts.birthOn === null || (facts.ageBasis !== 'document' && provenOn(facts, on) === false))

/** Adults of full capacity, capable minors, and everyone from the 18th birthday on (own consent is a right gained). */
export function consentsForSelf(facts: CapacityFacts, on: LocalDate): boolean {
  if (isWithoutCapacity(facts, on)) return false
  if (facts.capableMinor || !isChild(facts, on)) return true
  return !isPresumedChild(facts, on) && facts.birthOn !== null && gainedOn(facts.birthOn, inForce(childUnder, on)) <= on
}

/**
 * The day from which her own word takes the place of a representative's; null when it is not known or has come already
 * on `on`. A court's decision counts beside the age.
 */
export function decidesForSelfFrom(facts: CapacityFacts, on: LocalDate): LocalDate | null {
  const regained = isWithoutCapacity(facts, on) ? (facts.incapacity?.untilBefore ?? null) : on
  if (regained === null) return null
  if (consentsForSelf(facts, regained)) return regained > on ? regained : null
  if (facts.birthOn === null) return null
  const grown = gainedOn(facts.birthOn, inForce(childUnder, on))
  return grown > on && consentsForSelf(facts, grown) ? grown : null
}

/** Null for a child of unknown age. A right: gained on the earlier date. */
export function viewDuty(facts: AgeFacts, on: LocalDate): ViewDuty | null {
  if (!isChild(facts, on)) return 'none'
  if (facts.birthOn === null) return null
  if (gainedOn(facts.birthOn, inForce(viewMandatoryFrom, on)) <= on) return 'mandatory'
  return gainedOn(facts.birthOn, inForce(viewAskedFrom, on)) <= on ? 'asked' : 'observed'
}

export const viewMandatory = (facts: AgeFacts, on: LocalDate): boolean => viewDuty(facts, on) === 'mandatory'
export const viewAsked = (facts: AgeFacts, on: LocalDate): boolean => viewDuty(facts, on) === 'asked'

export const ageStanding = (facts: CapacityFacts, on: LocalDate): AgeStanding => ({
  child: isChild(facts, on),
  presumed: isPresumedChild(facts, on),
  consentsForSelf: consentsForSelf(facts, on),
  viewDuty: viewDuty(facts, on),
})
