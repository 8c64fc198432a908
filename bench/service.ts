/** The service itself, as `npm start` runs it, with a look at its SQL and its profile. Started by `run.ts`. */
import { Session } from 'node:inspector/promises'
import { readConfig } from '../src/config.ts'
import { startService } from '../src/service.ts'
import { watchQueries } from './capture.ts'
import { serveParent } from './child.ts'
import { heaviest } from './profile.ts'

const config = readConfig()
const queries = watchQueries()
const service = await startService(config, { url: config.databaseUrl ?? '' })
const url = await service.app.listen({ port: config.port, host: '127.0.0.1' })
const inspector = new Session()
inspector.connect()
await inspector.post('Profiler.enable')

serveParent(
  url,
  {
    cpu: () => process.cpuUsage(),
    watch: queries.start,
    taken: queries.taken,
    profile: () => inspector.post('Profiler.start'),
    profiled: async () => heaviest((await inspector.post('Profiler.stop')).profile),
  },
  service.close,
)
