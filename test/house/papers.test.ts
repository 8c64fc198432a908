/** What the papers of the house promise to name, they name. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'

const read = (path: string) => readFileSync(path, 'utf8')
const under = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))

t.test('every decision stands in the index with its title and its day, and each number is given once', async (t) => {
  const index = read('docs/decisions/README.md').split('\n')
  const decisions = under('docs/decisions', '.md').filter((name) => name !== 'README.md')
  t.ok(decisions.length > 0)
  t.equal(new Set(decisions.map((name) => name.slice(0, 4))).size, decisions.length)
  for (const name of decisions) {
    const [, number, title] = /^# (\d{4}) (.+)/.exec(read(`docs/decisions/${name}`)) ?? []
    t.equal(number, name.slice(0, 4), name)
    const line = index.find((text) => text.startsWith(`- [${number}](${name}) ${title} (`))
    t.match(line, / \(\d{4}-\d{2}-\d{2}\)/, name)
  }
})

t.test('every ruling that a comment, a test or a migration cites is written down', async (t) => {
  const written = new Set(
    read('docs/rulings.md')
      .match(/^- \*\*R\d+/gm)
      ?.map((start) => start.slice('- **'.length)),
  )
  const files = ['src', 'test', 'demo'].flatMap((folder) => under(folder, '.ts').map((name) => `${folder}/${name}`))
  const all = [...files, ...under('migrations', '.sql').map((name) => `migrations/${name}`)]
  const cited = new Set(all.flatMap((path) => read(path).match(/\bR\d{1,2}\b/g) ?? []))
  t.ok(cited.size > 0)
  t.same(
    [...cited].filter((ruling) => !written.has(ruling)),
    [],
  )
})

t.test('the lawyer’s map names every file of rules', async (t) => {
  const map = read('src/rules/README.md')
  const holdsRules = (name: string) => /^export const \w+: (readonly )?(Duty)?Rule</m.test(read(`src/rules/${name}`))
  const rules = under('src/rules', '.ts').filter(holdsRules)
  t.ok(rules.length > 0)
  for (const name of rules) t.ok(map.includes(`\`${name}\``), name)
})
