/** One process per data folder. The lock is a socket, so that it ends with its process, however that ends. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Resolves to the function that lets go; undefined when another process holds the folder. */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const path = socketOf(folder)
  const first = await listen(path)
  if (first || (await answers(path))) return first
  rmSync(path, { force: true })
  return listen(path)
}

/** Linux and Windows drop these names with the process; elsewhere a dead socket file stays and is cleared above. */
function socketOf(folder: string): string {
  const name = `dayaq-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (platform() === 'linux') return `\0${name}`
  return platform() === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

const listen = (path: string) =>
  new Promise<(() => Promise<void>) | undefined>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path, () => {
      server.unref()
      resolve(() => new Promise((closed) => server.close(() => closed())))
    })
  })

const answers = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
