import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../db/context.ts'

export interface RoomOptions {
  readonly deps: Deps
  /** Where a body may listen: plain HTTP or not, and networks beside public addresses. */
  readonly webhooks: { readonly httpsOnly: boolean; readonly allowCidr: readonly string[] }
}

/** A capability's routes. */
export type Room = FastifyPluginAsync<RoomOptions>
