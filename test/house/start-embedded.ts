/** Starts the embedded PostgreSQL in the folder that is named, tells its address and waits to be killed. */
import { startEmbedded } from '../../src/embedded/server.ts'

const dataDir = process.argv[2]
if (!dataDir) throw new Error('name a folder')
const { adminUrl } = await startEmbedded({ dataDir, say: (sentence) => console.error(sentence) })
console.log(adminUrl)
setInterval(() => undefined, 60_000)
