/** A body that listens on this machine and answers as it is told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Listener {
  readonly url: string
  readonly port: number
  /** Everything that came, oldest first. */
  readonly received: readonly Received[]
  /** Resolves once `count` calls have come. */
  readonly calls: (count: number) => Promise<readonly Received[]>
  readonly close: () => Promise<void>
}

/** `answer` gets the number of the call, from 1. By default every call is accepted. */
export async function listen(
  answer: (response: ServerResponse, call: number) => void = (response) => response.writeHead(204).end(),
): Promise<Listener> {
  const received: Received[] = []
  const waiting: { count: number; resolve: (calls: readonly Received[]) => void }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ headers: request.headers, text: Buffer.concat(chunks).toString('utf8') })
      answer(response, received.length)
      for (const { count, resolve } of waiting) if (received.length >= count) resolve(received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/events`,
    port,
    received,
    calls: (count) =>
      new Promise((resolve) => (received.length >= count ? resolve(received) : void waiting.push({ count, resolve }))),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
