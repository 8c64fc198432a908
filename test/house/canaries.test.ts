import { gzipSync } from 'node:zlib'
import t from 'tap'
import { canaries, canariesIn } from '../canaries.ts'

const text = canaries.givenName

t.test('the scan finds a planted name in every form in which it could lie about', async (t) => {
  const hidden: [form: string, bytes: Buffer | string][] = [
    ['raw', `{"a":"${text}"}`],
    [
      'JSON-escaped',
      JSON.stringify({ a: text }).replaceAll(
        /[^\x20-\x7e]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    ['URL-encoded', `/search?name=${encodeURIComponent(text)}`],
    ...[0, 1, 2].map((n): [string, string] => [
      `base64 at ${n}`,
      Buffer.from(`${'x'.repeat(n)}${text} and more`).toString('base64'),
    ]),
    ['hex', Buffer.from(text).toString('hex')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['gzip', Buffer.concat([Buffer.from('head'), gzipSync(`{"a":"${text}"}`)])],
  ]
  for (const [form, bytes] of hidden) t.ok(canariesIn(bytes).length > 0, form)
})

t.test('the scan finds nothing where nothing was planted', async (t) => {
  t.same(canariesIn('Zümrüd, Qaranquş, AZE1234567, a red umbrella'), [])
})
