/** A program of the bench in a process of its own, so that it shares no event loop with the load. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

export interface Child {
  /** Where it listens. */
  readonly url: string
  /** Asks it by name. @throws Error with what the child threw. */
  readonly ask: <Answer>(what: string, argument?: unknown) => Promise<Answer>
  readonly stop: () => Promise<void>
}

interface Reply {
  readonly value?: unknown
  readonly error?: string
}

export async function startChild(file: string, environment: Record<string, string>): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), {
    env: { ...process.env, ...environment },
    // The service logs as it does by default; nobody reads it.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const url = String(await replyOf(child))
  return {
    url,
    ask: async <Answer>(what: string, argument?: unknown) => {
      child.send({ what, argument })
      return (await replyOf(child)) as Answer
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function replyOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController()
  const exited = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('a program of the bench ended before it answered')
  })
  exited.catch(() => undefined)
  const [reply] = (await Promise.race([once(child, 'message'), exited])) as [Reply]
  ended.abort()
  if (reply.error !== undefined) throw new Error(reply.error)
  return reply.value
}

type Answers = Readonly<Record<string, (argument: never) => unknown>>

/** In the child: says where it listens, answers until the parent lets go, then closes. */
export function serveParent(url: string, answers: Answers, close: () => Promise<void>): void {
  process.on('message', async ({ what, argument }: { what: string; argument: never }) => {
    try {
      process.send?.({ value: await answers[what]?.(argument) })
    } catch (error) {
      process.send?.({ error: String(error) })
    }
  })
  process.on('disconnect', async () => {
    await close().catch(() => undefined)
    process.exit()
  })
  process.send?.({ value: url })
}
