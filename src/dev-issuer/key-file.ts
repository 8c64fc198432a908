import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** What is kept: the key, and the name under which its tokens were issued first. */
export interface KeyFile {
  readonly issuer: string
  readonly privateKey: JWK
}

async function read(file: string): Promise<KeyFile | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyFile
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Reads `issuer/key.json` of a data folder or makes it, readable by its owner alone. Server and command may start at
 * once: the first to link its file wins and the other reads that one.
 */
export async function keepKeyFile(dataDir: string, issuer: string): Promise<KeyFile> {
  const folder = join(dataDir, 'issuer')
  const file = join(folder, 'key.json')
  const kept = await read(file)
  if (kept) return kept
  await mkdir(dataDir, { recursive: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const draft = join(folder, `${randomUUID()}.draft`)
  await writeFile(draft, JSON.stringify({ issuer, privateKey: await exportJWK(privateKey) }), { mode: 0o600 })
  try {
    await link(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  const made = await read(file)
  if (!made) throw new Error('the key of the development issuer vanished while it was made')
  return made
}
