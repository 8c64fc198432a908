/** Where the server's files may lie: PostgreSQL never runs as root, so as root another user must reach them. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, parse } from 'node:path'

export interface RunAs {
  readonly uid: number
  readonly gid: number
}

export const isRoot = (): boolean => process.getuid?.() === 0

/** The user that the server runs as when we are root: `postgres`, made when it is missing; undefined otherwise. */
export function serverUser(): RunAs | undefined {
  if (!isRoot()) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** The topmost folder on the way to `path` (itself included) that `user` may not pass; undefined when none is. */
export function closedParent(path: string, user: RunAs): string | undefined {
  const { root } = parse(path)
  const chain: string[] = []
  for (let folder = path; folder !== root; folder = dirname(folder)) chain.unshift(folder)
  return chain.filter(existsSync).find((folder) => !mayPass(folder, user))
}

function mayPass(folder: string, user: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder)
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

/** A folder that every user may reach and that outlives a restart of the machine. */
export const systemFolder = (name: string): string => join('/var/tmp', `dayaq-${name}`)

/** @throws Error when somebody else made `folder`: a name in a shared folder can be taken by anyone. */
export function makeOwnFolder(folder: string, owner?: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: isRoot() ? 0o755 : 0o700 })
  const found = lstatSync(folder)
  const mine = [process.getuid?.(), owner?.uid].includes(found.uid) || process.getuid === undefined
  if (!found.isDirectory() || !mine) throw new Error(`${folder} belongs to another user of this machine.`)
  if (owner && found.uid !== owner.uid) chownSync(folder, owner.uid, owner.gid)
}

/** Copies `source` to `target` once; a copy that was cut short never counts. */
export function sharedFolder(source: string, target: string): string {
  if (existsSync(target)) {
    makeOwnFolder(target)
    return target
  }
  const unfinished = mkdtempSync(`${target}-`)
  try {
    cpSync(source, join(unfinished, 'copy'), { recursive: true, verbatimSymlinks: true })
    renameSync(join(unfinished, 'copy'), target)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return target
}

/** DATA_DIR's folder for the server, or a folder of the system when a folder above it is closed to the server's user. */
export function homeOf(dataDir: string, user: RunAs | undefined, say: (sentence: string) => void): string {
  mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o755 : 0o700 })
  const real = realpathSync(dataDir)
  const closed = user && closedParent(real, user)
  if (!closed) return join(real, 'postgres')
  const home = rememberedFolder(join(real, 'postgres-folder'))
  say(`${closed} is closed to PostgreSQL's user, so the database lies in ${home}, not in ${real}.`)
  return home
}

/** The name is random and kept in DATA_DIR: whoever removes DATA_DIR begins anew, keys and database alike. */
function rememberedFolder(file: string): string {
  if (!existsSync(file)) writeFileSync(file, systemFolder(`data-${randomBytes(6).toString('hex')}`))
  return readFileSync(file, 'utf8')
}
