import Fastify from 'fastify'
import t from 'tap'
import { answerErrors } from '../../src/http/errors.ts'
import { LoopDelay, shedLoad } from '../../src/http/load.ts'

/** A loop whose turns are given: each look comes that much later than the one before. */
function loopOf(...turns: number[]): number {
  let now = 0
  const delay = new LoopDelay(() => now, 500)
  for (const turn of turns) {
    now += turn
    delay.look()
  }
  return delay.ms
}

t.test('a start that kept the processor busy for long turns nobody away', async (t) => {
  t.equal(loopOf(), 0, 'before the first look')
  t.equal(loopOf(4_000), 0, 'after it')
  t.equal(loopOf(4_000, 500), 0)
})

t.test('turn after turn too late is a load that callers feel', async (t) => {
  t.equal(loopOf(500, 3_000, 3_500), 2_500)
  t.equal(loopOf(4_000, 4_000, 4_000), 3_500)
})

t.test('once turns are short again callers are let in', async (t) => {
  t.equal(loopOf(4_000, 4_000, 500), 0)
})

t.test('who comes under load is told when to come again', async (t) => {
  const answerAt = async (mostMs: number) => {
    const app = Fastify()
    t.teardown(() => app.close())
    answerErrors(app)
    shedLoad(app, mostMs)
    app.get('/', async () => 'done')
    return app.inject('/')
  }
  t.equal((await answerAt(0)).statusCode, 200)
  const shed = await answerAt(-1)
  t.match([shed.statusCode, shed.json().code, shed.headers['retry-after']], [503, 'overloaded', '2'])
})
