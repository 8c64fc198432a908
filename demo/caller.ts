/** An outside caller: the generated client with a token of the development issuer. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { dayaqClient } from '../openapi/client/index.ts'
import { remember } from './story.ts'

const run = promisify(execFile)

export type Caller = ReturnType<typeof dayaqClient>

export interface TokenAsk {
  readonly role: string
  readonly org?: string
  readonly sub?: string
  readonly act?: string
}

/** The same command that the README names; nothing of the service is imported. */
async function tokenFor({ role, org, sub, act }: TokenAsk): Promise<string> {
  const options = Object.entries({ role, org, sub, act }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  const { stdout } = await run('npm', ['run', '-s', 'token', '--', ...options])
  return stdout.trim()
}

/** Calls with a token, in English, with a key of its own for every POST. */
export async function caller(baseUrl: string, ask: TokenAsk): Promise<Caller> {
  const token = await tokenFor(ask)
  const client = dayaqClient({ baseUrl, token: () => token, language: 'en' })
  client.use({
    onRequest({ request }) {
      if (request.method === 'POST') request.headers.set('idempotency-key', crypto.randomUUID())
      return request
    },
    onResponse({ request, response }) {
      remember(response, request.method, request.url)
    },
  })
  return client
}
