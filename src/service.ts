/** Opens what the service leans on, builds the app, starts the jobs; `close` undoes it in order. */
import type { FastifyInstance } from 'fastify'
import { createAuthenticator } from './access/authenticate.ts'
import { issuerKeys } from './access/issuer-keys.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { openDb } from './db/client.ts'
import type { Deps } from './db/context.ts'
import { openOutbox } from './db/outbox.ts'
import { Vault } from './db/vault.ts'
import { seedDemoRegister } from './dev-issuer/demo-register.ts'
import { openDevIssuer } from './dev-issuer/dev-issuer.ts'
import { devIssuerRoutes } from './dev-issuer/routes.ts'
import { safeError } from './http/errors.ts'
import { openKeyFile } from './integrations/key-management/local-file.ts'
import { startJobs } from './jobs/start.ts'
import { systemClock } from './kernel/dates.ts'
import { systemRandomness } from './kernel/ids.ts'

export interface Service {
  readonly app: FastifyInstance
  /** Finishes what was accepted, then the jobs in hand, then lets the database go. */
  readonly close: () => Promise<void>
}

export async function startService(config: Config, database: { readonly url: string }): Promise<Service> {
  const { limits, mode } = config
  let log: (error: Error) => void = () => undefined
  const db = openDb({ url: database.url, ...limits, onConnectionLost: (error) => log(error) })
  const outbox = await openOutbox({ url: database.url, onError: (error) => log(error), pollSeconds: 2 })
  const keys = await openKeyFile(config.kekFile, mode !== 'production')
  const deps: Deps = { db, vault: new Vault(keys), keys, outbox, clock: systemClock, random: systemRandomness }
  const dev =
    config.oidc.issuer === undefined
      ? await openDevIssuer({
          mode,
          dataDir: config.dataDir,
          port: config.port,
          audience: config.oidc.audience,
          clock: systemClock,
        })
      : null
  const authenticator = createAuthenticator(
    dev?.trust ?? {
      issuer: config.oidc.issuer ?? '',
      audience: config.oidc.audience,
      clock: systemClock,
      keys: issuerKeys({ issuer: config.oidc.issuer ?? '', clock: systemClock }),
    },
  )
  const app = await buildApp({
    deps,
    authenticator,
    logLevel: config.logLevel,
    bodyBytes: limits.bodyBytes,
    requestTimeoutMs: limits.requestTimeoutMs,
    ratePerMinute: limits.ratePerMinute,
    production: mode === 'production',
    webhookAllowCidr: config.webhookAllowCidr,
  })
  log = (error) => app.log.error({ error: safeError(error) }, 'database')
  if (dev !== null) {
    await app.register(devIssuerRoutes, { issuer: dev, config: { public: 'keys of the development issuer' } })
    await seedDemoRegister(deps)
  }
  const jobs = await startJobs(deps, { webhookAllowCidr: config.webhookAllowCidr, log: app.log })
  return {
    app,
    close: async () => {
      await app.close()
      await jobs.stop()
      await outbox.stop()
      await db.close()
    },
  }
}
