import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import type { RoomOptions } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import { pageTasks, readTask, recordCompletion } from './task-actions.ts'
import { Task, TaskCompletion, TaskFilter, Tasks } from './task-schema.ts'

const tags = ['tasks']

export const taskRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.get(
    '/v1/tasks',
    {
      config: { may: 'task:read' },
      schema: {
        operationId: 'listTasks',
        summary: 'What is to be done, most urgent first',
        description: 'Open tasks of the holder by role; with `overdue=true` only those past their time.',
        tags,
        querystring: TaskFilter,
        response: { 200: Tasks },
      },
    },
    async (request, reply) => answer(request, reply, await pageTasks(deps, request.ctx, request.query)),
  )

  app.get(
    '/v1/tasks/:id',
    {
      config: { may: 'task:read' },
      schema: {
        operationId: 'readTask',
        summary: 'One task',
        description: 'With the rule that asks for it and what it is about.',
        tags,
        params: IdParams,
        response: { 200: Task },
      },
    },
    async (request, reply) => answer(request, reply, await readTask(deps, request.ctx, request.params.id)),
  )

  app.post(
    '/v1/tasks/:id/completion',
    {
      config: { may: 'task:work', records: 'fact' },
      schema: {
        operationId: 'completeTask',
        summary: 'It is done',
        description: 'A fact. Done already: nothing changes.',
        tags,
        params: IdParams,
        body: TaskCompletion,
        response: { 200: Task },
      },
    },
    async (request, reply) =>
      answer(request, reply, await recordCompletion(deps, request.ctx, request.params.id, request.body)),
  )
}
