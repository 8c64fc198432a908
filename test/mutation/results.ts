/** What the last run found, as it is kept in `results.json`: scores by file, survivors, and why each may live. */
import { readFileSync } from 'node:fs'

export interface Score {
  readonly file: string
  readonly found: number
  /** The compiler does not take it, so no test is asked. */
  readonly refusedByTypes: number
  readonly survived: number
}

export interface Found {
  readonly file: string
  /** The line as it stands there, without its indentation. */
  readonly line: string
  readonly from: string
  readonly to: string
}
export interface Survivor extends Found {
  /** Key of a reason; empty until somebody has looked. */
  readonly because: string
}

export interface Results {
  readonly ranOn: string
  /** Written by hand, a sentence each. */
  readonly reasons: Readonly<Record<string, string>>
  readonly scores: readonly Score[]
  readonly survivors: readonly Survivor[]
}

export const resultsFile = 'test/mutation/results.json'
export const readResults = (): Results => JSON.parse(readFileSync(resultsFile, 'utf8'))

const sum = (scores: readonly Score[], of: 'found' | 'refusedByTypes' | 'survived'): number =>
  scores.reduce((all, score) => all + score[of], 0)

/** In percent, of those that the compiler takes. */
export function scoreOf(scores: readonly Score[]): number {
  const found = sum(scores, 'found')
  const weighed = found + sum(scores, 'survived')
  return weighed === 0 ? 100 : (100 * found) / weighed
}

const keyOf = ({ file, line, from, to }: Found): string => JSON.stringify([file, line, from, to])

/** The reasons that were given stay with the survivors they were given for. */
export function withReasons(found: readonly Found[], known: readonly Survivor[]): Survivor[] {
  const because = new Map(known.map((survivor) => [keyOf(survivor), survivor.because]))
  return found.map((survivor) => ({ ...survivor, because: because.get(keyOf(survivor)) ?? '' }))
}

/** One plain sentence per fault; empty when enough is found and every survivor is accounted for. */
export function faultsIn({ reasons, scores, survivors }: Results): string[] {
  const used = new Set(survivors.map(({ because }) => because))
  return [
    ...survivors.flatMap(({ file, line, from, to, because }) =>
      reasons[because]?.trim() ? [] : [`${file}: ${from} → ${to} in “${line}” has no reason`],
    ),
    ...Object.keys(reasons).flatMap((reason) => (used.has(reason) ? [] : [`nothing needs the reason ${reason}`])),
    ...(scoreOf(scores) < 90 ? [`${scoreOf(scores).toFixed(1)} % are found, fewer than 90`] : []),
  ]
}
