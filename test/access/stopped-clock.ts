import { type Clock, type Instant, instant } from '../../src/kernel/dates.ts'

export interface StoppedClock extends Clock {
  readonly seconds: () => number
  readonly advance: (seconds: number) => void
}

/** Time that moves only when the test says so. */
export function stoppedClock(start = '2026-03-02T09:00:00Z'): StoppedClock {
  let now: Instant = instant(start)
  return {
    now: () => now,
    seconds: () => Math.floor(Date.parse(now) / 1_000),
    advance: (seconds) => {
      now = instant(new Date(Date.parse(now) + seconds * 1_000).toISOString())
    },
  }
}
