/** Who may import whom. Each rule says why; test/house/boundaries.test.ts breaks every one of them once. */

/** From the top of the house to its ground. A layer sees only what stands after it. */
const layers = [
  ['start', '^src/(main|first-screen)[.]ts$|^src/cli(/|[.]ts$)'],
  ['embedded', '^src/embedded/'],
  ['service', '^src/service[.]ts$'],
  ['app', '^src/(app|capabilities)[.]ts$'],
  ['dev-issuer', '^src/dev-issuer/'],
  ['jobs', '^src/jobs/'],
  ['capabilities', '^src/capabilities/'],
  ['integrations', '^src/integrations/'],
  ['http', '^src/http/'],
  ['db', '^src/db/'],
  ['access', '^src/access/'],
  ['rules', '^src/rules/'],
  ['kernel', '^src/kernel/'],
]

const down = layers.slice(1).map(([name, path], index) => ({
  name: `${name}-looks-down`,
  comment: 'Imports point down only, so that a change above never breaks what stands below.',
  severity: 'error',
  from: { path },
  to: {
    path: layers
      .slice(0, index + 1)
      .map(([, above]) => above)
      .join('|'),
  },
}))

export default {
  forbidden: [
    ...down,
    {
      name: 'rules-are-pure',
      comment: 'A lawyer reads and replays the law: no clock, no database, no network, no environment.',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/catalogue[.]ts$' },
      to: { pathNot: '^src/(rules|kernel)/|^docs/law/[^/]+[.]json$' },
    },
    {
      name: 'catalogue-only-hashes',
      comment:
        'The catalogue tells its version by a digest, which is arithmetic; otherwise it is as pure as the rules.',
      severity: 'error',
      from: { path: '^src/rules/catalogue[.]ts$' },
      to: { pathNot: '^src/(rules|kernel)/|^docs/law/[^/]+[.]json$|^(node:)?crypto$' },
    },
    {
      name: 'kernel-knows-nothing',
      comment: 'Words of the whole house; a calendar and random numbers are all that they need.',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: '^src/kernel/|node_modules/temporal-polyfill/|^(node:)?crypto$' },
    },
    {
      name: 'no-sideways',
      comment:
        'Rooms stay apart: a sibling answers the narrow questions in its facts.ts and makes the few writes in its effects.ts.',
      severity: 'error',
      from: { path: '^src/capabilities/([^/]+)/' },
      to: { path: '^src/capabilities/', pathNot: '^src/capabilities/($1/|[^/]+/(facts|effects)[.]ts$)' },
    },
    {
      name: 'only-routes-speak-http',
      comment: 'An action must work the same from a job, a command or a test.',
      severity: 'error',
      from: { path: '^src/capabilities/', pathNot: '(routes|schema)[.]ts$' },
      to: { path: 'node_modules/(@?fastify)/' },
    },
    {
      name: 'only-queries-speak-sql',
      comment: 'SQL has one place in each room, so that what a statement may touch is read in one place.',
      severity: 'error',
      from: { path: '^src/(capabilities|http|access|integrations|app)', pathNot: '(queries|facts)[.]ts$' },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
    {
      name: 'app-is-the-root',
      comment: 'Only the service composes the app, and only a start composes the service.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${layers[0][1]}|^src/service[.]ts$` },
      to: { path: '^src/(app|service)[.]ts$' },
    },
    {
      name: 'embedded-opens-databases',
      comment: 'The embedded database serves the start and knows of the house only how to migrate.',
      severity: 'error',
      from: { path: '^src/embedded/' },
      to: { path: '^src/', pathNot: '^src/(embedded|db|kernel)/|^src/config[.]ts$' },
    },
    {
      name: 'config-imports-nothing',
      comment: 'Configuration is values; it is read before anything of the house runs.',
      severity: 'error',
      from: { path: '^src/config[.]ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'no-development-packages',
      comment: 'The image holds no development packages.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The service must not lean on what only tests and benches have.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that is not found is not checked either.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
