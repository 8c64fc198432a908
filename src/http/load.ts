/** Load shedding: whoever would wait too long is told to come again, before anything is done for him. */
import type { FastifyInstance } from 'fastify'
import { refuse } from '../db/outcome.ts'
import { RefusalError } from './errors.ts'

const lookEveryMs = 500

/** How late a timer comes that should come every `everyMs`, which is how long every caller waits beside his own work. */
export class LoopDelay {
  readonly #now: () => number
  readonly #everyMs: number
  #due: number
  #late: readonly [before: number, last: number] = [0, 0]

  /** `now` in milliseconds. */
  constructor(now: () => number, everyMs: number) {
    this.#now = now
    this.#everyMs = everyMs
    this.#due = now() + everyMs
  }

  /** To be called by the timer. */
  look(): void {
    const now = this.#now()
    this.#late = [this.#late[1], Math.max(0, now - this.#due)]
    this.#due = now + this.#everyMs
  }

  /** The less of the last two: one long turn, as at a start, is over when it is seen, and no load. */
  get ms(): number {
    return Math.min(...this.#late)
  }
}

/** 503 while the event loop is later than `mostMs`. */
export function shedLoad(app: FastifyInstance, mostMs: number): void {
  const delay = new LoopDelay(() => performance.now(), lookEveryMs)
  const timer = setInterval(() => delay.look(), lookEveryMs).unref()
  app.addHook('onClose', async () => clearInterval(timer))
  app.addHook('onRequest', (_request, reply, done) => {
    if (delay.ms <= mostMs) return done()
    reply.header('retry-after', '2')
    done(new RefusalError(refuse('overloaded')))
  })
}
