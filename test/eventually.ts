/** Asks again until the answer is there: for what a worker does after a commit. Gives up after a bounded number of tries. */
import { setTimeout as pause } from 'node:timers/promises'

export async function eventually<T>(ask: () => Promise<T | undefined | null | false>, tries = 400): Promise<T> {
  for (let tried = 0; tried < tries; tried += 1) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    await pause(50)
  }
  throw new Error('it did not happen')
}
