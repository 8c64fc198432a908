import { readFileSync } from 'node:fs'
import t from 'tap'

interface Locked {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const named = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))

t.test('the lockfile names the packages of every platform, or a clean install would refuse it', async (t) => {
  const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  t.ok(wanted.length > 0)
  t.same(
    wanted.filter((name) => !named.has(name)),
    [],
    '`npm run lockfile` adds what is missing',
  )
})

t.test('Node comes in one version on every platform', async (t) => {
  const versions = Object.entries(lock.packages['']?.optionalDependencies ?? {}).filter(([name]) =>
    name.startsWith('node-'),
  )
  t.ok(versions.length >= 2)
  t.equal(new Set(versions.map(([, version]) => version)).size, 1)
})

t.test('the lockfile leads to no host: the registry is the choice of whoever installs', async (t) => {
  t.notMatch(readFileSync('package-lock.json', 'utf8'), /https?:\/\/[^"]*\.tgz/)
})
