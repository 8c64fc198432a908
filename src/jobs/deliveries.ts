/** Carries notices and events to the bodies that listen. No transaction is open while the network is asked. */
import {
  giveUpEvent,
  type Parcel,
  prepareEvent,
  prepareNotice,
  recordSending,
} from '../capabilities/notifications/dispatch.ts'
import { escalateNotice } from '../capabilities/notifications/follow-up.ts'
import type { Deps } from '../db/context.ts'
import type { Attempt } from '../db/outbox.ts'
import type { Job } from '../db/queue.ts'
import type { WebhookAnswer, WebhookSender } from '../integrations/webhooks/sender.ts'
import { jobContext } from './job-context.ts'

/** Makes the queue try again, later and later. */
class NotAccepted extends Error {
  override readonly name = 'NotAccepted'
}

const post = (deps: Deps, sender: WebhookSender, { eventId, endpoint, payload }: Parcel): Promise<WebhookAnswer> =>
  sender.send({ ...endpoint, eventId, payload, at: deps.clock.now() })

/** @throws NotAccepted when the body did not take it. */
export const sendNotice =
  (deps: Deps, sender: WebhookSender) =>
  async ({ centerId, id }: Job, { last }: Attempt): Promise<void> => {
    const context = () => jobContext(deps, 'notification.send', centerId)
    const parcel = await prepareNotice(deps, context(), id)
    if (parcel === null) return
    const answer = await post(deps, sender, parcel)
    await recordSending(deps, context(), id, parcel, { ...answer, last })
    if (answer.outcome !== 'accepted') throw new NotAccepted(answer.outcome)
  }

/** @throws NotAccepted when the body did not take it. */
export const deliverEvent =
  (deps: Deps, sender: WebhookSender) =>
  async ({ centerId, id }: Job, { last }: Attempt): Promise<void> => {
    const context = () => jobContext(deps, 'event.deliver', centerId)
    const parcel = await prepareEvent(deps, context(), id)
    if (parcel === null) return
    const answer = await post(deps, sender, parcel)
    if (answer.outcome === 'accepted') return
    if (last) await giveUpEvent(deps, context(), id)
    throw new NotAccepted(answer.outcome)
  }

export const escalate =
  (deps: Deps) =>
  async ({ centerId, id }: Job): Promise<void> => {
    await escalateNotice(deps, jobContext(deps, 'notification.escalate', centerId), id)
  }
