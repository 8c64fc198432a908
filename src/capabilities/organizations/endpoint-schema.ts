import { type Static, Type } from 'typebox'
import { At, Closed, Id, Nullable } from '../../http/shapes.ts'

export const NewEndpoint = Closed(
  {
    url: Nullable(Type.String({ minLength: 1, maxLength: 500, description: 'Null: listen no longer.' })),
  },
  { title: 'NewWebhookEndpoint', description: 'Where the body listens from now on.' },
)
export type NewEndpoint = Static<typeof NewEndpoint>

export const Endpoint = Closed(
  {
    id: Id,
    url: Type.String(),
    active: Type.Boolean(),
    recordedAt: At,
    secret: Type.Optional(
      Type.String({ description: 'Standard Webhooks secret, `whsec_…`: shown once, in the answer that made it.' }),
    ),
  },
  { title: 'WebhookEndpoint' },
)
export const Endpoints = Closed(
  { items: Type.Array(Endpoint) },
  { title: 'WebhookEndpoints', description: 'Newest first; at most one is active.' },
)
export type Endpoints = Static<typeof Endpoints>
