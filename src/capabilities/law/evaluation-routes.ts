import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answer } from '../../http/answer.ts'
import { languageOf } from '../../http/language.ts'
import type { RoomOptions } from '../../http/room.ts'
import { today } from '../../kernel/dates.ts'
import { Evaluation } from './answer-schema.ts'
import { answerQuestion } from './evaluation-actions.ts'
import { EvaluationAsk } from './evaluation-schema.ts'

export const evaluationRoutes: FastifyPluginAsyncTypebox<RoomOptions> = async (app, { deps }) => {
  app.post(
    '/v1/law/evaluations',
    {
      config: { public: 'the law may be asked by anyone', records: 'nothing', tellsOutsiders: true },
      schema: {
        operationId: 'evaluateLaw',
        summary: 'Ask the law a question',
        description:
          'Plain facts and a day in; outcome, every ground and what follows out. Nothing is stored. Send no names: none are needed.',
        tags: ['law'],
        body: EvaluationAsk,
        response: { 200: Evaluation },
      },
    },
    async (request, reply) => {
      const { question, facts, on = today(deps.clock) } = request.body
      const language = languageOf(request.headers['accept-language'])
      return answer(request, reply, answerQuestion(question, facts, on, language))
    },
  )
}
