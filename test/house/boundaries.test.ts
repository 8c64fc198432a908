import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import t from 'tap'

const { forbidden = [], options } = await extractConfig(join(process.cwd(), '.dependency-cruiser.mjs'))

/** One import that each rule forbids: the file that holds it, and what it imports. */
const planted: Readonly<Record<string, readonly [from: string, imports: string]>> = {
  'embedded-looks-down': ['embedded/up', '../main.ts'],
  'service-looks-down': ['service', './embedded/plain.ts'],
  'app-looks-down': ['app', './embedded/plain.ts'],
  'dev-issuer-looks-down': ['dev-issuer/up', '../app.ts'],
  'jobs-looks-down': ['jobs/up', '../dev-issuer/plain.ts'],
  'capabilities-looks-down': ['capabilities/plans/actions-up', '../../jobs/plain.ts'],
  'integrations-looks-down': ['integrations/up', '../capabilities/plans/facts.ts'],
  'http-looks-down': ['http/up', '../integrations/plain.ts'],
  'db-looks-down': ['db/up', '../http/plain.ts'],
  'access-looks-down': ['access/up', '../db/plain.ts'],
  'rules-looks-down': ['rules/up', '../access/plain.ts'],
  'kernel-looks-down': ['kernel/up', '../rules/plain.ts'],
  'rules-are-pure': ['rules/impure', 'node:fs'],
  'catalogue-only-hashes': ['rules/catalogue', 'node:fs'],
  'kernel-knows-nothing': ['kernel/knowing', 'node:fs'],
  'no-sideways': ['capabilities/plans/actions-sideways', '../consent/queries.ts'],
  'only-routes-speak-http': ['capabilities/plans/actions-http', 'fastify'],
  'only-queries-speak-sql': ['capabilities/plans/routes-sql', 'kysely'],
  'app-is-the-root': ['jobs/root', '../app.ts'],
  'embedded-opens-databases': ['embedded/curious', '../http/plain.ts'],
  'config-imports-nothing': ['config', './kernel/plain.ts'],
  'no-development-packages': ['http/unshipped', 'ajv'],
  'tests-stay-outside': ['http/leaning', '../../test/plain.ts'],
  'no-cycles': ['db/there', './back.ts'],
  'nothing-unresolved': ['db/lost', './absent.ts'],
}

/** Imports that stay lawful: each differs from a forbidden one in one fact. */
const lawful: readonly (readonly [from: string, imports: string])[] = [
  ['capabilities/plans/actions', '../consent/facts.ts'],
  ['capabilities/plans/plan-actions', '../consent/effects.ts'],
  ['capabilities/plans/queries', 'kysely'],
  ['capabilities/plans/routes', 'fastify'],
  ['capabilities/plans/plan-routes', 'fastify'],
  ['jobs/lawful', '../capabilities/plans/actions.ts'],
  ['kernel/lawful', 'node:crypto'],
  ['rules/lawful', '../kernel/plain.ts'],
  ['embedded/lawful', '../db/plain.ts'],
  ['main', './first-screen.ts'],
  ['cli/lawful', '../service.ts'],
]

const layers = ['embedded', 'dev-issuer', 'jobs', 'integrations', 'http', 'db', 'access', 'rules', 'kernel']
const plain = [...layers.map((layer) => `${layer}/plain`), 'first-screen', 'capabilities/plans/facts']
plain.push('capabilities/consent/facts', 'capabilities/consent/effects', 'capabilities/consent/queries')

/** A house in miniature, with every import above in a file of its own. */
function build(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayaq-house-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const name of plain) write(`src/${name}.ts`, 'export const nothing = 0\n')
  for (const [name, imports] of [...lawful, ...Object.values(planted)]) write(`src/${name}.ts`, `import '${imports}'\n`)
  write('src/db/back.ts', "import './there.ts'\n")
  write('test/plain.ts', 'export const nothing = 0\n')
  write('package.json', JSON.stringify({ dependencies: { fastify: '*', kysely: '*' }, devDependencies: { ajv: '*' } }))
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  return folder
}

async function inspect(baseDir: string) {
  const { output } = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet: { forbidden } })
  const { summary, modules } = output as ICruiseResult
  return {
    modules: modules.filter(({ source }) => source.startsWith('src/')).length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

t.test('the house keeps its own rules, and every file of it was looked at', async (t) => {
  const { modules, violations } = await inspect(process.cwd())
  t.ok(modules > 0, `${modules} modules`)
  t.same(violations, [])
})

t.test('each rule is broken by the import that it forbids', async (t) => {
  const { violations } = await inspect(build())
  t.same(Object.keys(planted).sort(), forbidden.map(({ name }) => name).sort(), 'every rule has its planted import')
  for (const [rule, [from]] of Object.entries(planted)) {
    t.ok(
      violations.some((found) => found.rule === rule && [found.from, found.to].includes(`src/${from}.ts`)),
      rule,
    )
  }
  for (const [from, imports] of lawful) {
    t.same(
      violations.filter((found) => found.from === `src/${from}.ts`),
      [],
      `${from} may import ${imports}`,
    )
  }
})

t.test('each rule says why it is there', async (t) => {
  for (const { name, comment } of forbidden) t.match(comment, /\w+ \w+.*[.]$/, name ?? 'a rule without a name')
})
