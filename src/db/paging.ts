import { sql } from './compose.ts'

/** Rows that stand after a position of a list ordered by an instant and an id; all of them without one. */
export const following = (position: readonly [at: string, id: string] | null, at: string, id: string) =>
  position === null
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(at)}, ${sql.ref(id)}) > (${position[0]}::timestamptz, ${position[1]}::uuid)`
