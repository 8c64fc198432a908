/** Who plays: callers of every kind, and the bodies' own systems that listen. */
import { type Caller, caller } from './caller.ts'
import { type Listener, listen } from './listener.ts'
import type { Reply, Story } from './story.ts'

export interface Body {
  readonly name: string
  readonly caller: Caller
  readonly listener: Listener
}

/** A body of the demo register that listens from now on; its secret is shown to it once. */
export async function listeningBody(
  baseUrl: string,
  story: Story,
  org: string,
  role = 'authority_officer',
): Promise<Body> {
  const [officer, listener] = await Promise.all([caller(baseUrl, { role, org }), listen()])
  const me = await story.ask(org, officer.GET('/v1/me'))
  const endpoint = await story.ask(
    org,
    officer.PUT('/v1/organizations/{id}/webhook-endpoints', {
      params: { path: { id: me.organization.id } },
      body: { url: listener.url },
    }),
  )
  listener.secret = endpoint.items[0]?.secret ?? ''
  return { name: org, caller: officer, listener }
}

/** Asks again until the claim holds, and prints the last answer: what a job does is seen a moment later. */
export async function eventually<T>(
  story: Story,
  who: string,
  ask: () => Promise<Reply<T>>,
  holds: (seen: T) => boolean,
): Promise<T> {
  const until = Date.now() + 40_000
  for (;;) {
    const reply = await ask()
    if ((reply.data !== undefined && holds(reply.data)) || Date.now() > until)
      return story.ask(who, Promise.resolve(reply))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** A birth day that makes somebody so many years old today. */
export function born(yearsAgo: number): string {
  const day = new Date()
  return `${day.getUTCFullYear() - yearsAgo}-01-01`
}

export const at = (id: string) => ({ params: { path: { id } } })
/** For a decision: the version that was seen last. */
export const seen = (story: Story, id: string) => ({ params: { path: { id }, header: { 'If-Match': story.etag } } })
