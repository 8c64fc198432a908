import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below 32768: above it a client that reconnects to a dead server can be given the server's own port. */
const lowest = 20_000
const highest = 32_767

/** A free port of 127.0.0.1 for the server, `wish` when it is free. */
export async function freePort(wish?: number): Promise<number> {
  if (wish && (await isFree(wish))) return wish
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(lowest, highest + 1)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port between ${lowest} and ${highest}.`)
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
