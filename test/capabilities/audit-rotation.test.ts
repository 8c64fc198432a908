import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import t from 'tap'
import { sealTrail, trailScope } from '../../src/capabilities/audit/seal.ts'
import { verifyTrail } from '../../src/capabilities/audit/verify.ts'
import { inTransaction } from '../../src/db/client.ts'
import type { Keys } from '../../src/db/keys.ts'
import { openKeyFile } from '../../src/integrations/key-management/local-file.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const signing = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const rotated = async (change: (old: { id: string; privateKey: string }) => object): Promise<Keys> => {
  const file = JSON.parse(await readFile(world.kekFile, 'utf8'))
  const path = `${world.kekFile}.rotated`
  await writeFile(path, JSON.stringify({ ...file, ...change(file.signing) }), { mode: 0o600 })
  return openKeyFile(path, false)
}
const findings = async (keys: Keys) =>
  (
    await inTransaction(world.deps.db, trailScope, world.now(), (tx) =>
      verifyTrail({ keys }, tx, { fromBatch: 1, batches: 10 }),
    )
  ).findings.map(({ kind, batch }) => `${kind} ${batch}`)

await worker.post('/v1/victims', {})
await sealTrail(world.deps)
const next = { id: 'sign-2', privateKey: signing() }
const withRing = await rotated(({ id, privateKey }) => ({
  signing: next,
  signedBefore: { [id]: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString() },
}))
world.setNow('2026-03-02T06:10:00Z')
await worker.post('/v1/victims', {})
await sealTrail({ ...world.deps, keys: withRing })

t.test('after a rotation each seal is checked with the key that made it, and the trail is whole', async (t) => {
  t.same(await world.rows('select key_id from audit_seals order by batch'), [
    { key_id: 'sign-1' },
    { key_id: 'sign-2' },
  ])
  t.same(await findings(withRing), [])
})

t.test(
  'a seal under a key that is not in the ring, or under another key of the same id, is named as changed',
  async (t) => {
    t.same(await findings(await rotated(() => ({ signing: next }))), ['seal_changed 1'])
    t.same(await findings(world.deps.keys), ['seal_changed 2'])
    const forged = await rotated(({ id }) => ({ signing: { id, privateKey: signing() } }))
    t.same(await findings(forged), ['seal_changed 1', 'seal_changed 2'])
  },
)
