/** Key management by one local file: for development, and for a center that keeps its own machine. */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyOf, open, seal } from '../../db/envelope.ts'
import type { Keys } from '../../db/keys.ts'

interface KeyFile {
  readonly current: string
  /** Key-encryption keys by id, base64. An old one stays while anything is wrapped with it. */
  readonly keks: Record<string, string>
  readonly hash: string
  readonly signing: { readonly id: string; readonly privateKey: string }
  /** Public keys (PEM) that signed before a rotation, by id. One stays as long as anything that it signed. */
  readonly signedBefore?: Record<string, string>
}

/** @throws Error when the file is missing and may not be made, or is readable by others. */
export async function openKeyFile(path: string, mayCreate: boolean): Promise<Keys> {
  const mode = await stat(path).then(
    (found) => found.mode,
    () => 0,
  )
  if ((mode & 0o077) !== 0) throw new Error('KEK_FILE can be read by others: give it to its owner alone (chmod 600).')
  // Two that start at once make one file: the later finds the other's.
  if (mode === 0 && mayCreate) await createKeyFile(path).catch(unlessThere)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`KEK_FILE cannot be read: ${error.code ?? 'unknown reason'}.`)
  })
  return keysOf(JSON.parse(text) as KeyFile)
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** @throws Error with code EEXIST where there is a file: whoever replaces its keys loses every name. */
export async function createKeyFile(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const file: KeyFile = {
    current: 'kek-1',
    keks: { 'kek-1': randomBytes(32).toString('base64') },
    hash: randomBytes(32).toString('base64'),
    signing: { id: 'sign-1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // A key file half written by a killed start would lock every record, and so would one put over another.
  const draft = `${path}.${randomUUID()}.new`
  await writeFile(draft, JSON.stringify(file), { mode: 0o600 })
  try {
    await link(draft, path)
  } finally {
    await rm(draft)
  }
}

function keysOf(file: KeyFile): Keys {
  const keks = new Map(Object.entries(file.keks).map(([id, bytes]) => [id, keyOf(Buffer.from(bytes, 'base64'))]))
  const master = createSecretKey(Buffer.from(file.hash, 'base64'))
  const hashKeys = new Map<string, KeyObject>()
  const kek = (id: string): KeyObject => {
    const key = keks.get(id)
    if (key === undefined) throw new Error(`no key-encryption key ${id}`)
    return key
  }
  const privateKey = createPrivateKey(file.signing.privateKey)
  const publicKey = createPublicKey(privateKey)
  const ring = new Map(Object.entries(file.signedBefore ?? {}).map(([id, pem]) => [id, createPublicKey(pem)]))
  if (ring.has(file.signing.id)) throw new Error('KEK_FILE names its signing key among those of before a rotation.')
  ring.set(file.signing.id, publicKey)
  return {
    manager: {
      currentId: file.current,
      wrap: async (key, bound) => seal(kek(file.current), key, bound),
      unwrap: async (wrapped, kekId, bound) => open(kek(kekId), wrapped, bound),
    },
    hash: (use) => {
      const known = hashKeys.get(use) ?? createSecretKey(createHmac('sha256', master).update(use).digest())
      hashKeys.set(use, known)
      return known
    },
    signing: { id: file.signing.id, privateKey, publicKey },
    verifying: (id) => ring.get(id),
  }
}
