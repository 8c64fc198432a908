/** Stopping a server, ours or the one of a start that was killed: its pid file is believed only when the process works there. */
import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import type { Program } from './program.ts'

/** True when a server was running in the cluster and has been stopped. A pid that now is another program's is forgotten. */
export async function stopServer(cluster: string, program: Program): Promise<boolean> {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isAlive(pid) || !worksIn(pid, cluster)) {
    rmSync(pidFile, { force: true })
    return false
  }
  await program.run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'])
  return true
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A postmaster's working folder is its cluster. Where the system does not tell, the pid file is believed. */
function worksIn(pid: number, cluster: string): boolean {
  if (platform() !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}
