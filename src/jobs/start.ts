/** Starts the workers of every queue in this process; many instances may run them at once. */
import type { FastifyBaseLogger } from 'fastify'
import type { Deps } from '../db/context.ts'
import { createWebhookSender } from '../integrations/webhooks/sender.ts'
import { acknowledge } from './acknowledgements.ts'
import { sendNotices } from './anonymised-notices.ts'
import { attributeAttempt } from './attempts.ts'
import { sealRegularly } from './audit-seal.ts'
import { deliverEvent, escalate, sendNotice } from './deliveries.ts'
import { placementExpect } from './placement-expect.ts'
import { placementTransfer } from './placement-transfer.ts'

export interface JobOptions {
  readonly webhookAllowCidr: readonly string[]
  readonly log: FastifyBaseLogger
}

const sealEverySeconds = 60

/** `stop` takes no more jobs, finishes those in hand, then lets go of the network. */
export async function startJobs(
  deps: Deps,
  { webhookAllowCidr, log }: JobOptions,
): Promise<{ stop: () => Promise<void> }> {
  const sender = createWebhookSender({ allowCidr: webhookAllowCidr })
  const { work } = deps.outbox
  const stops = await Promise.all([
    work('notification.send', sendNotice(deps, sender)),
    work('notification.escalate', escalate(deps)),
    work('notification.acknowledged', acknowledge(deps)),
    work('event.deliver', deliverEvent(deps, sender)),
    work('attempts.attribute', (job) => attributeAttempt(deps, job)),
    work('anonymised_notice.send', (job) => sendNotices(deps, job)),
    work('placement.expect', (job) => placementExpect(deps, job)),
    work('placement.transfer', (job) => placementTransfer(deps, job)),
    sealRegularly(deps, log, sealEverySeconds),
  ])
  return {
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()))
      await sender.close()
    },
  }
}
