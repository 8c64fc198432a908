/** Where the service's time went, by part of the program. */
import type { Profiler } from 'node:inspector'

export interface Share {
  readonly part: string
  /** Of the time in which the processor worked, 0–1. */
  readonly share: number
}

/** Parts by their own time, heaviest first. */
export function heaviest(profile: Profiler.Profile): { parts: Share[]; functions: Share[] } {
  const parts = new Map<string, number>()
  const functions = new Map<string, number>()
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]))
  profile.samples?.forEach((id, place) => {
    const frame = nodes.get(id)
    const time = profile.timeDeltas?.[place] ?? 0
    if (frame === undefined || frame.functionName === '(idle)' || frame.url === 'node:inspector') return
    const part = partOf(frame)
    parts.set(part, (parts.get(part) ?? 0) + time)
    const name = `${frame.functionName || '(anonymous)'} ${part}`
    functions.set(name, (functions.get(name) ?? 0) + time)
  })
  return { parts: ranked(parts, 16), functions: ranked(functions, 24) }
}

function partOf({ url, functionName }: { url: string; functionName: string }): string {
  const packaged = url.lastIndexOf('/node_modules/')
  if (packaged >= 0) {
    return url
      .slice(packaged + 14)
      .split('/')
      .slice(0, url.startsWith('@', packaged + 14) ? 2 : 1)
      .join('/')
  }
  const own = url.indexOf('/src/')
  if (own >= 0) return url.slice(own + 1)
  return url.startsWith('node:') ? url : functionName
}

function ranked(times: ReadonlyMap<string, number>, count: number): Share[] {
  const sum = [...times.values()].reduce((total, time) => total + time, 0)
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([part, time]) => ({ part, share: time / sum }))
}
