import t from 'tap'
import { openReport } from '../report.ts'

function read(exitCode: number, ...lines: string[]) {
  const shown: string[] = []
  const report = openReport((line) => shown.push(line))
  for (const line of lines) report.line(line)
  return { ...report.count(exitCode), shown }
}

const opening = '# Subtest: test/a.test.ts'

t.test('each test of a file counts once, whatever it asserts inside', async (t) => {
  const points = ['        ok 1 - inner', '    ok 1 - one', '        not ok 1 - inner', '    not ok 2 - two']
  t.match(read(1, opening, ...points, 'not ok 1 - test/a.test.ts'), { passed: 1, failed: 1 })
})

t.test('a skipped test is not a passed one', async (t) => {
  const points = ['    ok 1 - one', '    ok 2 - two # SKIP']
  t.match(read(0, opening, ...points, 'ok 1 - test/a.test.ts'), { passed: 1, failed: 0 })
})

t.test('a file that died is a failure though each of its tests passed', async (t) => {
  t.match(read(1, opening, '    ok 1 - one', 'not ok 1 - test/a.test.ts'), { passed: 1, failed: 1 })
})

t.test('a runner that failed is a failure though it reported none', async (t) => {
  t.match(read(1), { passed: 0, failed: 1 })
  t.match(read(7, opening, '    ok 1 - one', 'ok 1 - test/a.test.ts'), { passed: 1, failed: 1 })
})

t.test('of a failure the details are shown once, and of what passed only the file', async (t) => {
  const { shown } = read(
    1,
    ...[
      opening,
      '        ok 1 - good',
      '        not ok 2 - wrong',
      '          ---',
      '          diff: 1',
      '          ...',
    ],
    ...['    not ok 1 - a name', '      ---', '      at: somewhere', '      ...'],
    ...['not ok 1 - test/a.test.ts # time=5ms', '  ---', '  exitCode: 1', '  ...'],
    ...['# Subtest: test/b.test.ts', '    ok 1 - one', 'ok 2 - test/b.test.ts # time=7ms'],
  )
  t.same(shown, [
    ...['        not ok 2 - wrong', '          ---', '          diff: 1', '          ...', '    not ok 1 - a name'],
    ...['FAILED test/a.test.ts (0 passed, 1 failed, 5ms)', 'ok test/b.test.ts (1 passed, 0 failed, 7ms)'],
  ])
})
