/** A body's own system: listens for events, checks their signature, keeps them. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface ReceivedEvent {
  readonly id: string
  readonly body: string
  readonly type: string
  readonly reference: string
}

export interface Listener {
  readonly url: string
  /** Must be given before the first event. */
  secret: string
  readonly received: readonly ReceivedEvent[]
  /** @throws Error when no further event comes in time. */
  readonly next: (seconds?: number) => Promise<ReceivedEvent>
  readonly close: () => void
}

/** Answers 204 to a signed event and 401 to anything else. Port chosen by the system, loopback only. */
export async function listen(): Promise<Listener> {
  const received: ReceivedEvent[] = []
  const waiting: ((event: ReceivedEvent) => void)[] = []
  let taken = 0
  const listener = { url: '', secret: '', received, next, close: () => void server.close() }
  const server = createServer(async (request, response) => {
    const body = await read(request)
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      new Webhook(listener.secret).verify(body, headers)
      const { type, data } = JSON.parse(body) as { type: string; data: { reference: string } }
      const event = { id: String(request.headers['webhook-id']), body, type, reference: data.reference }
      // The same id again is the same event: at least once means that a consumer de-duplicates.
      if (!received.some(({ id }) => id === event.id)) {
        received.push(event)
        waiting.shift()?.(event)
      }
      response.writeHead(204).end()
    } catch {
      response.writeHead(401).end()
    }
  })
  async function next(seconds = 20): Promise<ReceivedEvent> {
    const known = received[taken]
    taken += 1
    if (known !== undefined) return known
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no event came')), seconds * 1000)
      waiting.push((event) => {
        clearTimeout(timer)
        resolve(event)
      })
    })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  listener.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`
  return listener
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
