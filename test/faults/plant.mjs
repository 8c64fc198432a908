/**
 * Changes texts of files as they are loaded, to see that somebody notices:
 * `PLANTED='[{"file":"src/…","find":"…","put":"…"}]' node --import ./test/faults/plant.mjs …`. The service has no such switch.
 */
import { registerHooks } from 'node:module'

const planted = JSON.parse(process.env.PLANTED ?? '[]')

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const here = planted.filter(({ file }) => url.endsWith(`/${file}`))
    if (here.length === 0) return loaded
    const source = here.reduce((before, { file, find, put }) => {
      const changed = before.replace(find, () => put)
      if (changed === before) throw new Error(`the place for the fault was not found in ${file}`)
      return changed
    }, String(loaded.source))
    return { ...loaded, source }
  },
})
