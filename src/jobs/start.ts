/** Starts the workers of every queue in this process; many instances may run them at once. */
import type { FastifyBaseLogger } from 'fastify'
import type { Deps } from '../db/context.ts'
import { sealRegularly } from './audit-seal.ts'

export interface JobOptions {
  readonly webhookAllowCidr: readonly string[]
  readonly log: FastifyBaseLogger
}

const sealEverySeconds = 60

export async function startJobs(deps: Deps, { log }: JobOptions): Promise<{ stop: () => Promise<void> }> {
  const stopSealing = sealRegularly(deps, log, sealEverySeconds)
  return { stop: stopSealing }
}
