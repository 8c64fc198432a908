/** Reads a JSON body strictly: UTF-8, bounded depth, no repeated keys, no NUL; what JSON.parse would let pass is 400. */
import { visit } from 'jsonc-parser'

const deepest = 16

export class MalformedBody extends Error {
  override readonly name = 'MalformedBody'
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** @throws MalformedBody; the message never quotes the body. */
export function parseBody(bytes: Buffer): unknown {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new MalformedBody('not UTF-8')
  }
  check(text)
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedBody('not JSON')
  }
}

/** A key named twice would be read one way here and another way by whoever logs or forwards it. */
function check(text: string): void {
  const keys: Set<string>[] = []
  let depth = 0
  const down = () => {
    depth += 1
    if (depth > deepest) throw new MalformedBody('too deep')
  }
  visit(
    text,
    {
      onObjectBegin: () => {
        down()
        keys.push(new Set())
        return true
      },
      onObjectEnd: () => {
        depth -= 1
        keys.pop()
      },
      onArrayBegin: () => {
        down()
        return true
      },
      onArrayEnd: () => {
        depth -= 1
      },
      onObjectProperty: (key) => {
        const seen = keys.at(-1)
        if (seen?.has(key) || key === '__proto__') throw new MalformedBody('a key stands twice')
        seen?.add(key)
      },
      onLiteralValue: (value) => {
        if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
          throw new MalformedBody('not a text')
        if (typeof value === 'number' && !Number.isFinite(value)) throw new MalformedBody('not a number')
      },
      onError: () => {
        throw new MalformedBody('not JSON')
      },
      onComment: () => {
        throw new MalformedBody('not JSON')
      },
    },
    { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false },
  )
}
