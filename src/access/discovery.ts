/** What an OpenID issuer publishes of itself (OpenID Connect Discovery 1.0, section 4). */

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** @throws RangeError unless the URL is https, or http to this machine itself. */
export function secureUrl(text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname))) return url
  throw new RangeError('an issuer and its keys are reached over https, or over http on this machine only')
}

/** One JSON document; no redirects are followed. @throws Error with the reason, never with the document. */
export async function fetchJson(fetch: Fetch, url: string, timeoutMs: number): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) {
    await response.body?.cancel()
    throw new Error(`the issuer answered ${response.status}`)
  }
  return response.json()
}

/** Where the keys are. @throws Error when the document speaks for another issuer or names no secure place. */
export async function discoverKeysUrl(fetch: Fetch, issuer: string, timeoutMs: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const document = await fetchJson(fetch, url, timeoutMs)
  if (typeof document !== 'object' || document === null) throw new Error('the discovery document is not an object')
  if (!('issuer' in document) || document.issuer !== issuer) {
    throw new Error('the discovery document speaks for another issuer')
  }
  if (!('jwks_uri' in document) || typeof document.jwks_uri !== 'string') {
    throw new Error('the discovery document names no keys')
  }
  return secureUrl(document.jwks_uri).href
}
