/** What every answer tells a browser: load nothing, frame nothing, guess nothing, keep nothing. */
const always: readonly (readonly [string, string])[] = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'"],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-dns-prefetch-control', 'off'],
  ['x-download-options', 'noopen'],
  ['x-frame-options', 'DENY'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['x-xss-protection', '0'],
]

/** A route that sets one of them itself keeps its own. In production also: nothing but TLS for a year. */
export const protectiveHeaders = (production: boolean): readonly (readonly [string, string])[] =>
  production ? [...always, ['strict-transport-security', 'max-age=31536000; includeSubDomains']] : always
