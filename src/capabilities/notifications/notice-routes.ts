import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { pageNotices, printLetter, readDeliveries, readNotice } from './notice-actions.ts'
import {
  ManualDelivery,
  NoticeDismissal,
  NoticeRelease,
  Notification,
  NotificationDeliveries,
  NotificationQuery,
  Notifications,
} from './notice-schema.ts'
import { dismissNotice, recordManualDelivery, releaseNotice } from './review-actions.ts'

const tags = ['notifications']

export const noticeRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/notifications',
    {
      config: { may: 'notification:read' },
      schema: {
        operationId: 'listNotifications',
        summary: 'Duties to tell of this center',
        description: 'Oldest first; `overdue` asks for those that have not left in time.',
        tags,
        querystring: NotificationQuery,
        response: { 200: Notifications },
      },
    },
    async (request, reply) => answer(request, reply, await pageNotices(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/notifications/:id',
    {
      config: { may: 'notification:read' },
      schema: {
        operationId: 'readNotification',
        summary: 'One duty to tell',
        description: 'With its lateness now and what may be done.',
        tags,
        params: IdParams,
        response: { 200: Notification },
      },
    },
    async (request, reply) => answer(request, reply, await readNotice(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/notifications/:id/release',
    {
      config: { may: 'notification:review', records: 'decision', law: ['GEN-AGE-02', 'ANON-01'] },
      schema: {
        operationId: 'releaseNotification',
        summary: 'Let a notice go',
        description: 'From review, or once more after it failed. A conflicted body needs another in its place.',
        tags,
        params: IdParams,
        body: NoticeRelease,
        response: { 200: Notification },
      },
    },
    async (request, reply) =>
      answer(request, reply, await releaseNotice(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/notifications/:id/dismissal',
    {
      config: { may: 'notification:review', records: 'decision', law: ['DV-NOTIF-01'] },
      schema: {
        operationId: 'dismissNotification',
        summary: 'Say that no notice is required',
        description: 'Only for who is no child, or a child who merely accompanies (DV-NOTIF-01).',
        tags,
        params: IdParams,
        body: NoticeDismissal,
        response: { 200: Notification },
      },
    },
    async (request, reply) =>
      answer(request, reply, await dismissNotice(deps, request.ctx, request.params.id, request.body)),
  )

  app.post(
    '/v1/notifications/:id/manual-delivery',
    {
      config: {
        may: 'notification:deliver',
        records: 'fact',
        law: [
          'ANON-01',
          'ANON-03',
          'ANON-04',
          'CONS-01',
          'CONS-02',
          'THB-FAM-01',
          'DV-VIEW-01',
          'DV-NOTIF-01',
          'DV-CORR-01',
        ],
      },
      schema: {
        operationId: 'recordManualDelivery',
        summary: 'A body was told by hand',
        description: 'How, to whom by role, when and with which proof.',
        tags,
        params: IdParams,
        body: ManualDelivery,
        response: { 200: Notification },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordManualDelivery(deps, request.ctx, request.params.id, request.body)),
  )

  app.get(
    '/v1/notifications/:id/deliveries',
    {
      config: { may: 'notification:read' },
      schema: {
        operationId: 'listNotificationDeliveries',
        summary: 'Every try to deliver',
        description: 'By webhook and by hand.',
        tags,
        params: IdParams,
        response: { 200: NotificationDeliveries },
      },
    },
    async (request, reply) => answer(request, reply, await readDeliveries(deps, request.ctx, request.params.id)),
  )

  app.get(
    '/v1/notifications/:id/letter',
    {
      config: { may: 'notification:deliver' },
      schema: {
        operationId: 'printNotificationLetter',
        summary: 'The notice on paper, in Azerbaijani',
        description: 'Holds what the notice may hold and nothing else; none while it waits for review.',
        tags,
        params: IdParams,
        response: { 200: { description: 'To print.', content: { 'text/plain': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const letter = await printLetter(deps, request.ctx, request.params.id)
      if (letter.ok === true) reply.type('text/plain; charset=utf-8').serializer((text: string) => text)
      return answer(request, reply, letter)
    },
  )
}
