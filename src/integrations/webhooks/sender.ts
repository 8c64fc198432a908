/** Sends events, signed by Standard Webhooks 1.0.0. The only code that calls an address which somebody else chose. */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Webhook } from 'standardwebhooks'
import { Agent, buildConnector, request } from 'undici'
import type { Instant } from '../../kernel/dates.ts'
import { inNetworks, reachable } from './reachable.ts'

export interface WebhookMessage {
  readonly url: string
  /** Standard Webhooks secret, `whsec_…`. */
  readonly secret: string
  /** The recipient de-duplicates by it: the same at every try. */
  readonly eventId: string
  /** When this try is made; the recipient refuses what is minutes old. */
  readonly at: Instant
  readonly payload: object
}

/** `accepted`: a 2xx. `refused`: any other status, redirects too. `unreachable`: no answer, or an address not allowed. */
export interface WebhookAnswer {
  readonly outcome: 'accepted' | 'refused' | 'unreachable'
  readonly status: number | null
}

export interface WebhookSender {
  readonly send: (message: WebhookMessage) => Promise<WebhookAnswer>
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

export interface WebhookSenderOptions {
  /** Networks, CIDR, that may be reached beside public addresses, there also by plain HTTP. */
  readonly allowCidr: readonly string[]
  /** From the look-up of the name to the end of the answer. */
  readonly timeoutMs?: number
}

const answerBytesAtMost = 16_384

export function createWebhookSender({ allowCidr, timeoutMs = 10_000 }: WebhookSenderOptions): WebhookSender {
  const agent = new Agent({ connect: guardedConnector(allowCidr, timeoutMs), maxHeaderSize: answerBytesAtMost })
  return {
    send: async ({ url, secret, eventId, at, payload }) => {
      const body = JSON.stringify(payload)
      const sentAt = new Date(at)
      try {
        const response = await request(url, {
          dispatcher: agent,
          method: 'POST',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': 'application/json',
            'webhook-id': eventId,
            'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
            'webhook-signature': new Webhook(secret).sign(eventId, sentAt, body),
          },
          body,
        })
        await response.body.dump({ limit: answerBytesAtMost }).catch(() => undefined)
        const accepted = response.statusCode >= 200 && response.statusCode < 300
        return { outcome: accepted ? 'accepted' : 'refused', status: response.statusCode }
      } catch {
        return { outcome: 'unreachable', status: null }
      }
    },
    close: () => agent.close(),
  }
}

type Allows = (address: string) => boolean

/** The address weighed is the address connected to, so that a name cannot answer one thing now and another a moment later. */
function guardedConnector(allowCidr: readonly string[], timeout: number): buildConnector.connector {
  const open = connectorTo((address) => inNetworks(address, allowCidr), timeout)
  const secure = connectorTo((address) => reachable(address, allowCidr), timeout)
  return (options, done) => (options.protocol === 'https:' ? secure : open)(options, done)
}

function connectorTo(allows: Allows, timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: guardedLookup(allows) })
  return (options, done) => {
    // Node looks up names only; an address written out is weighed here.
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (ipaddr.isValid(host) && !allows(host)) done(new AddressNotAllowed(), null)
    else connect(options, done)
  }
}

class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed'
}

/** One answer that is not allowed condemns the name: nobody public resolves to a private address by accident. */
const guardedLookup =
  (allows: Allows): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, answers) => {
      const [first] = answers ?? []
      if (error !== null) done(error, [])
      else if (first === undefined || !answers.every(({ address }) => allows(address)))
        done(new AddressNotAllowed(), [])
      else if (options.all === true) done(null, answers)
      else done(null, first.address, first.family)
    })
