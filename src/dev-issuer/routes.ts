import type {} from '@fastify/swagger'
import type { FastifyContextConfig, FastifyPluginAsync } from 'fastify'
import type { DevIssuer } from './dev-issuer.ts'

export interface DevIssuerRoutesOptions {
  readonly issuer: DevIssuer
  /** The permission that the app gives to public routes. */
  readonly config?: FastifyContextConfig
}

/** What the development issuer publishes, for clients that want to verify its tokens themselves. No token endpoint. */
export const devIssuerRoutes: FastifyPluginAsync<DevIssuerRoutesOptions> = async (app, { issuer, config = {} }) => {
  const discovery = {
    issuer: issuer.issuer,
    jwks_uri: `${issuer.issuer}/jwks`,
    response_types_supported: ['none'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  }
  const route = { config, schema: { hide: true } }
  app.get('/dev/issuer/.well-known/openid-configuration', route, async () => discovery)
  app.get('/dev/issuer/jwks', route, async () => issuer.publicKeys)
}
