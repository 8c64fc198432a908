import type { FastifyBaseLogger } from 'fastify'
import { sealTrail } from '../capabilities/audit/seal.ts'
import type { Deps } from '../db/context.ts'
import { safeError } from '../http/errors.ts'

/**
 * Seals now and then every `everySeconds`, in each instance: whoever comes first seals, the others find nothing. The head
 * goes to the log, out of reach of whoever might cut the chain's end. @returns what ends it, after the seal in hand.
 */
export function sealRegularly(deps: Deps, log: FastifyBaseLogger, everySeconds: number): () => Promise<void> {
  let inHand = Promise.resolve()
  const seal = () => {
    inHand = inHand
      .then(() => sealTrail(deps))
      .then((head) => {
        if (head !== null) log.info({ head }, 'audit trail sealed')
      })
      .catch((error: unknown) => log.error({ error: safeError(error) }, 'audit trail not sealed'))
  }
  seal()
  const timer = setInterval(seal, everySeconds * 1_000)
  return async () => {
    clearInterval(timer)
    await inHand
  }
}
