/** Every worked example of `docs/law/vectors.json`, asked over HTTP as anyone may ask it. */
import t from 'tap'
import { register } from '../../src/rules/register.ts'
import { vectors } from '../../src/rules/vectors.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const known = new Set(register.map(({ id }) => id))

for (const { id, rules, says, question, on, facts, answer } of vectors) {
  t.test(`${id} (${rules.join(', ')}): ${says.en}`, async (t) => {
    const { status, body } = await world.nobody.post('/v1/law/evaluations', { question, on, facts })
    t.equal(status, 200)
    t.match(body, answer)
    t.same(
      rules.filter((rule) => !known.has(rule)),
      [],
      'only rules of the register',
    )
  })
}

t.test('examples are told apart by their ids, and each speaks all three languages', async (t) => {
  t.equal(new Set(vectors.map(({ id }) => id)).size, vectors.length)
  for (const { says } of vectors) t.notOk([says.az, says.en, says.ru].some((text) => text.trim() === ''))
})

t.test('a stay is asked by its day of admission or by the instant of arrival, never by both or neither', async (t) => {
  const asked = { regime: 'dv', facility: 'assistance_center', birthDate: '1990-05-01' }
  const ask = (more: object) =>
    world.nobody.post('/v1/law/evaluations', { question: 'stay-limit', facts: { ...asked, ...more } })
  const refused = { status: 422, body: { errors: [{ pointer: '/facts/admissionDate', code: 'one_of_two' }] } }
  t.match(await ask({ admissionDate: '2024-12-31' }), { status: 200, body: { lastDay: '2025-02-28' } })
  t.match(await ask({ arrivedAt: '2024-12-31T09:00:00+04:00' }), { status: 200, body: { lastDay: '2025-02-28' } })
  t.match(await ask({}), refused)
  t.match(await ask({ admissionDate: '2024-12-31', arrivedAt: '2024-12-31T09:00:00+04:00' }), refused)
})
