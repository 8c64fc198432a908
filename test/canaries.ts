/** Strings that name a person, unmistakable and searched for in every form in which they could leave or lie about. */
import { gunzipSync } from 'node:zlib'
import { foldName } from '../src/kernel/names.ts'

/** Latin, Azerbaijani, Cyrillic; names, numbers, an address, words. None occurs anywhere else in the house. */
export const canaries = {
  givenName: 'Zümrüdqız',
  familyName: 'Qaranquşova',
  patronymic: 'Тыквобоевна',
  documentNo: 'AZE90817263',
  phone: '+994507081726',
  address: 'Söyüdlüdərə küçəsi 777',
  relative: 'Xoruzbəyli',
  words: 'əlimdəki qırmızı çətirquşu',
  passphrase: 'ağkəpənəkzəmbil',
} as const

/** Every encoding of the text as bytes to look for. Base64 has three forms by where the text begins in its group. */
function forms(text: string): Map<string, Buffer> {
  const utf8 = Buffer.from(text)
  const base64At = (offset: number): string => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64')
    return encoded.slice(
      Math.ceil((offset * 8) / 6),
      encoded.length - (encoded.endsWith('==') ? 3 : encoded.endsWith('=') ? 2 : 0),
    )
  }
  const escaped = [...text]
    .map((c) => (c > '\x7f' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c))
    .join('')
  return new Map([
    ['raw', utf8],
    ['JSON-escaped', Buffer.from(escaped)],
    ['URL-encoded', Buffer.from(encodeURIComponent(text))],
    ['URL-encoded lower case', Buffer.from(encodeURIComponent(text).toLowerCase())],
    ...[0, 1, 2].map((offset): [string, Buffer] => [`base64 at ${offset}`, Buffer.from(base64At(offset))]),
    ...[0, 1, 2].map((offset): [string, Buffer] => [
      `base64url at ${offset}`,
      Buffer.from(base64At(offset).replaceAll('+', '-').replaceAll('/', '_')),
    ]),
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['hex upper case', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
    ['folded', Buffer.from(foldName(text))],
    ['lower case', Buffer.from(text.toLowerCase())],
  ])
}

/** A number folds to nothing and a short form would be found by chance. */
const shortest = 8

const sought = Object.entries(canaries)
  .flatMap(([what, text]) => [...forms(text)].map(([form, bytes]) => ({ name: `${what} (${form})`, bytes })))
  .filter((canary) => canary.bytes.length >= shortest)

/** @returns which canaries lie in the bytes, and in which form; gzip members in them are opened first. */
export function canariesIn(haystack: Buffer | string): string[] {
  const bytes = Buffer.isBuffer(haystack) ? haystack : Buffer.from(haystack)
  const layers = [bytes, ...unpacked(bytes)]
  return sought.filter((canary) => layers.some((layer) => layer.includes(canary.bytes))).map((canary) => canary.name)
}

function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  const magic = Buffer.from([0x1f, 0x8b, 0x08])
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      found.push(gunzipSync(bytes.subarray(at)))
    } catch {
      // not a gzip member after all
    }
  }
  return found
}
