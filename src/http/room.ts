import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../db/context.ts'

export interface RoomOptions {
  readonly deps: Deps
}

/** A capability's routes. */
export type Room = FastifyPluginAsync<RoomOptions>
