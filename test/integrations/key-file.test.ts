import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
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
