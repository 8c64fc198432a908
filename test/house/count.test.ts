import t from 'tap'
import { countTests } from '../count.ts'

const file = (...points: string[]) => ['# Subtest: test/a.test.ts', ...points.map((point) => `    ${point}`)].join('\n')

t.test('each test of a file counts once, whatever it asserts inside', async (t) => {
  const run = `${file('    ok 1 - inner', 'ok 1 - one', '    not ok 1 - inner', 'not ok 2 - two')}\nnot ok 1 - test/a.test.ts`
  t.same(countTests(run, 1), { passed: 1, failed: 1 })
})

t.test('a skipped test is not a passed one', async (t) => {
  t.same(countTests(`${file('ok 1 - one', 'ok 2 - two # SKIP')}\nok 1 - test/a.test.ts`, 0), { passed: 1, failed: 0 })
})

t.test('a file that died is a failure though each of its tests passed', async (t) => {
  t.same(countTests(`${file('ok 1 - one')}\nnot ok 1 - test/a.test.ts`, 1), { passed: 1, failed: 1 })
})

t.test('a runner that failed is a failure though it reported none', async (t) => {
  t.same(countTests('', 1), { passed: 0, failed: 1 })
  t.same(countTests(`${file('ok 1 - one')}\nok 1 - test/a.test.ts`, 7), { passed: 1, failed: 1 })
})
