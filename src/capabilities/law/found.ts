import { notFound, type Outcome } from '../../db/outcome.ts'

/** A value of the law, or the one 404. */
export const found = <T>(value: T | undefined): Outcome<T> => (value === undefined ? notFound : { ok: true, value })
