/** Random names of things. Whatever touches a person is v4 or a code: a v7 would tell when she came. */
import { randomInt, randomUUID } from 'node:crypto'

/** The only source of chance; passed in, so that a test can know it. */
export interface Randomness {
  readonly uuid: () => string
  /** Whole number from 0 up to, and not including, `below`. */
  readonly below: (below: number) => number
}

export const systemRandomness: Randomness = { uuid: randomUUID, below: (below) => randomInt(below) }

/** Crockford's letters: none that is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const draw = (random: Randomness, length: number): string =>
  Array.from({ length }, () => letters[random.below(letters.length)]).join('')

/** Weighted sum modulo 31 over the letters: finds one wrong letter and two that changed places. */
export function checkLetter(body: string): string {
  const sum = [...body].reduce((total, letter, place) => total + (letters.indexOf(letter) + 1) * (place + 2), 0)
  return letters[sum % 31] ?? '0'
}

/** What people speak of a person by: eight random letters and a check letter, `7K2M-Q9XD-R` without the dashes. */
export function caseCode(random: Randomness): string {
  const body = draw(random, 8)
  return body + checkLetter(body)
}

export const isCaseCode = (code: string): boolean =>
  /^[0-9A-HJKMNP-TV-Z]{9}$/.test(code) && checkLetter(code.slice(0, 8)) === code[8]

/** A recipient's reference: 26 letters, 130 bits; nothing can be learned or guessed from it. */
export const reference = (random: Randomness): string => draw(random, 26)
