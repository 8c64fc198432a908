/** A typed client, made from `openapi/openapi.json`: paths, bodies and answers are checked by the compiler. */
import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './schema.ts'

export type { components, operations, paths } from './schema.ts'

export interface ClientOptions {
  /** Where the service runs, e.g. `https://dayaq.example.az`. */
  readonly baseUrl: string
  /** Asked before every call, so that a token may be renewed. */
  readonly token: () => string | Promise<string>
  readonly language?: 'az' | 'en' | 'ru'
}

/** `const { data, error } = await client.GET('/v1/victims/{id}', { params: { path: { id } } })` */
export function dayaqClient({ baseUrl, token, language = 'az' }: ClientOptions): Client<paths> {
  const client = createClient<paths>({ baseUrl, headers: { 'accept-language': language } })
  client.use({
    onRequest: async ({ request }) => {
      request.headers.set('authorization', `Bearer ${await token()}`)
      return request
    },
  })
  return client
}
