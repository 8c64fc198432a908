import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { openKeyFile } from '../../src/integrations/key-management/local-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'dayaq-keys-'))
t.teardown(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'own', 'kek.json')

t.test('where keys may not be made, a missing file stops the start', async (t) => {
  await t.rejects(openKeyFile(path, false), { message: 'KEK_FILE cannot be read: ENOENT.' })
})

t.test('a new key file is its owner’s alone, and wraps what only it unwraps', async (t) => {
  const keys = await openKeyFile(path, true)
  t.equal(statSync(path).mode & 0o777, 0o600)
  const wrapped = await keys.manager.wrap(Buffer.from('data key'), 'person')
  const again = await openKeyFile(path, false)
  t.equal(String(await again.manager.unwrap(wrapped, 'kek-1', 'person')), 'data key')
  await t.rejects(again.manager.unwrap(wrapped, 'kek-1', 'another person'))
  const other = await openKeyFile(join(folder, 'other.json'), true)
  await t.rejects(other.manager.unwrap(wrapped, 'kek-1', 'person'))
})

t.test('a key file that others can read is refused', async (t) => {
  chmodSync(path, 0o640)
  await t.rejects(openKeyFile(path, false), { message: /can be read by others/ })
  chmodSync(path, 0o600)
  await t.resolves(openKeyFile(path, false))
})

const command = (...args: string[]) => spawnSync(process.execPath, ['src/cli.ts', ...args], { encoding: 'utf8' })

t.test('the command makes a key file that production takes, says what to do with it, and shows no key', async (t) => {
  const made = join(folder, 'production', 'kek.json')
  const { status, stdout, stderr } = command('keys', 'create', made)
  t.same([status, stderr], [0, ''])
  t.equal(statSync(made).mode & 0o777, 0o600)
  t.same(readdirSync(join(folder, 'production')), ['kek.json'])
  t.match(stdout, /Back it up now, apart/)
  t.ok(stdout.includes(`KEK_FILE=${made}`))
  const { keks, hash } = JSON.parse(readFileSync(made, 'utf8'))
  t.equal(Buffer.from(keks['kek-1'], 'base64').length, 32)
  for (const secret of [keks['kek-1'], hash]) t.notOk(stdout.includes(secret))
  await t.resolves(openKeyFile(made, false))
})

t.test('a key file that is there is never written over', async (t) => {
  const made = join(folder, 'production', 'kek.json')
  const before = readFileSync(made, 'utf8')
  const { status, stderr } = command('keys', 'create', made)
  t.equal(status, 2)
  t.match(stderr, /there is a file already, and it is left as it is/)
  t.equal(readFileSync(made, 'utf8'), before)
  t.same(readdirSync(join(folder, 'production')), ['kek.json'])
})

t.test('without a place to put it nothing is made', async (t) => {
  t.match(command('keys', 'create'), { status: 2, stderr: /keys create <file>/ })
})
