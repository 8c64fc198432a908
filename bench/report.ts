/** Figures as a table that people read: medians over the rounds, and ratios taken inside one round. */
import { cpus } from 'node:os'
import type { Evaluated } from './in-process.ts'
import type { Figures } from './measure.ts'
import type { Share } from './profile.ts'
import type { Row, Target } from './rows.ts'

export interface Measured {
  readonly row: Row
  readonly figures: Figures
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

/** The service against a floor, round by round. */
function ratios({ service, ...floors }: Figures, floor: Exclude<Target, 'service'>): number[] {
  return floors[floor].map(({ perSecond }, round) => (service[round]?.perSecond ?? Number.NaN) / perSecond)
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')
const spread = (values: readonly number[], show: (value: number) => string) =>
  `${show(median(values))} (${show(Math.min(...values))}–${show(Math.max(...values))})`
const share = (value: number) => value.toFixed(2)

/** A Markdown table: requests a second of the service, and its share of each floor. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ row, figures }) => {
    const floors = (['pgbench', 'bare', 'constant'] as const).map((floor) =>
      figures[floor].length === 0
        ? '–'
        : `${share(median(ratios(figures, floor)))} of ${whole(median(figures[floor].map((f) => f.perSecond)))}`,
    )
    const { service } = figures
    const told = (field: 'p50' | 'p99' | 'cpu', digits: number) =>
      median(service.map((figure) => figure[field] ?? Number.NaN)).toFixed(digits)
    const speed = spread(
      service.map((figure) => figure.perSecond),
      whole,
    )
    return `| ${row.key} | ${speed} | ${told('p50', 1)} / ${told('p99', 1)} | ${told('cpu', 0)} | ${floors.join(' | ')} | ${verdict({ row, figures })} |`
  })
  return [
    '| row | service, requests/s (least–most) | p50 / p99 ms | CPU µs a request | of pgbench | of bare Fastify + pg | of a constant | bar |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function verdict({ row: { bar }, figures }: Measured): string {
  const held = ratios(figures, bar.floor)
  if (held.length === 0) return `≥ ${bar.least} of ${bar.floor}: not measured`
  const reached = median(held) >= bar.least
  return `≥ ${bar.least} of ${bar.floor}: ${reached ? 'held' : '**missed**'} (${share(Math.min(...held))}–${share(Math.max(...held))})`
}

/** The bar of the law by itself: a median of fewer microseconds for every kind of question. */
const leastOfLaw = 50

export const lawText = (law: readonly Evaluated[]): string => {
  const slowest = law[0]?.microseconds ?? Number.NaN
  const each = law.map(({ question, microseconds }) => `${question} ${microseconds.toFixed(1)}`).join(', ')
  return `The law answers in process, µs at the median: ${each}. Bar < ${leastOfLaw}: ${slowest < leastOfLaw ? 'held' : '**missed**'}.`
}

/** How much of the processor time of `evaluate-law` is the law itself; nothing where that row was not measured. */
export function shareOfLaw(law: readonly Evaluated[], measured: readonly Measured[]): string {
  const request = measured.find(({ row }) => row.key === 'evaluate-law')
  const alone = law.find(({ question }) => question === 'stay-limit')
  if (request === undefined || alone === undefined) return ''
  const cpu = median(request.figures.service.map((figure) => figure.cpu ?? Number.NaN))
  const percent = ((alone.microseconds / cpu) * 100).toFixed(0)
  return `\nThe law is ${percent} % of the request that asks it: ${alone.microseconds.toFixed(1)} of ${cpu.toFixed(0)} µs of processor time.`
}

export const profileText = (key: string, { parts, functions }: { parts: Share[]; functions: Share[] }): string => {
  const list = (shares: readonly Share[]) =>
    shares.map(({ part, share: of }) => `  ${(of * 100).toFixed(1).padStart(5)} %  ${part}`).join('\n')
  return `\n${key}, by part:\n${list(parts)}\n${key}, by function:\n${list(functions)}`
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`
