/**
 * Switches one rule of the law off in a server, to see that the demo notices:
 * `WITHOUT_RULE=DV-VIEW-01 node --import ./demo/without-rule.mjs src/main.ts`. The service itself has no such switch.
 */
import { registerHooks } from 'node:module'

const off = JSON.stringify(process.env.WITHOUT_RULE ?? '')

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/src/rules/decision.ts')) return loaded
    const source = String(loaded.source)
    const changed = source.replace('rules.map(', `rules.filter((rule) => rule.id !== ${off}).map(`)
    if (changed === source) throw new Error('the place where rules are weighed was not found')
    return { ...loaded, source: changed }
  },
})
