import { resolve } from 'node:path'
import { createKeyFile } from '../integrations/key-management/local-file.ts'

const next = (path: string) => `Made ${path}: keys that every name is encrypted with, the hashes' and the seal's.

  1  Back it up now, apart from the backups of the database: whoever has both has everything,
     and whoever loses this file has lost every name. There is no other way back.
  2  Give it to the user that the service runs as, and to nobody else (it is 0600 already).
  3  Start with KEK_FILE=${path}
`

/** Makes the key file that production asks for. @throws Error where there is one already. */
export async function createKeys(args: readonly string[]): Promise<boolean> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0) throw new RangeError('npm run -s dayaq -- keys create <file>')
  const path = resolve(file)
  await createKeyFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'there is a file already, and it is left as it is' : error.code
    throw new Error(`${path} cannot be made: ${why}.`)
  })
  process.stdout.write(next(path))
  return true
}
