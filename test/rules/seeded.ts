/** Property tests print the seed with which they ran; `SEED=… tap <file>` runs them again. */
import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import type { Test } from 'tap'

export function holdsForAll<Value>(
  t: Test,
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => void,
  numRuns = 500,
) {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
  t.comment(`seed ${seed}`)
  fc.assert(
    fc.property(arbitrary, (value) => check(value)),
    { seed, numRuns },
  )
  t.pass(`held ${numRuns} times`)
}
