/** How coarse an answer about free beds is, and how slowly it follows the house (SVC-PLACE-01). */

/** The class of a number: the largest lower end that it reaches, 0 below all. */
export const classOf = (number: number, classes: readonly number[]): number =>
  Math.max(0, ...classes.filter((lowest) => lowest <= number))

/** The middle one of three: what is shown follows only once two pictures agree, and is never further behind. */
export const shownNext = (shown: number, before: number, now: number): number =>
  Math.max(Math.min(shown, before), Math.min(Math.max(shown, before), now))

export interface Room {
  readonly room: number
  readonly shown: number
}

/**
 * Those that fit, by what is shown. Where nothing does, by the picture itself: a bed that has just become free is found
 * by whoever has no other.
 */
export function fitting<R extends Room>(
  centers: readonly R[],
  people: number,
  classes: readonly number[],
): readonly R[] {
  const needed = classOf(people, classes)
  const shown = centers.filter((center) => center.shown >= needed)
  return shown.length > 0 ? shown : centers.filter((center) => center.room >= needed)
}
