/**
 * What is not mutated: words that people read. A sentence of the law in three languages, a quote of its source and the
 * message of an error have no second right wording that a test could tell from a wrong one. Ids, codes, outcomes, days
 * and every other word on which something turns are mutated.
 */
import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore'
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** As much of the syntax tree as is looked at here. */
interface Syntax {
  readonly type: string
  readonly key?: { readonly name?: string; readonly value?: unknown }
  readonly callee?: { readonly type: string; readonly name?: string }
}
interface Place extends NodePath {
  readonly node: Syntax
  readonly parent: Syntax
  /** Among the arguments of a call: which one. */
  readonly key: string | number | null
}

const spoken: readonly unknown[] = ['az', 'en', 'ru', 'quote']
/** Functions that take sentences, and the first argument that is one. */
const speaking: Readonly<Record<string, number>> = { says: 0, words: 0, right: 1, page: 1, labourCode: 0 }

const isText = ({ type }: Syntax): boolean => type === 'StringLiteral' || type === 'TemplateLiteral'

function isSpoken({ parent: { type, key, callee }, key: argument }: Place): boolean {
  if (type === 'ObjectProperty') return spoken.includes(key?.name ?? key?.value)
  if (type === 'NewExpression') return callee?.name?.endsWith('Error') === true
  if (type !== 'CallExpression') return false
  return callee?.type === 'Super' || Number(argument) >= (speaking[callee?.name ?? ''] ?? Number.POSITIVE_INFINITY)
}

const words: Ignorer = {
  shouldIgnore: (path) => {
    const place = path as Place
    return isText(place.node) && isSpoken(place) ? 'words that people read' : undefined
  },
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'words', words)]
