/** What `npm run mutation` found last is kept with a reason for each fault that nobody would notice. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { pageFile, written } from '../mutation/page.ts'
import { faultsIn, type Results, readResults, scoreOf, withReasons } from '../mutation/results.ts'

t.test('nine in ten planted faults of the rules are noticed, and each of the others has a reason', async (t) => {
  const results = readResults()
  t.same(faultsIn(results), [])
  t.ok(scoreOf(results.scores) >= 90)
})

t.test('the page says what the last run found', async (t) => {
  const page = readFileSync(pageFile, 'utf8')
  t.equal(written(page, readResults()), page)
})

const survivor = { file: 'src/rules/a.ts', line: 'a <= b', from: 'a <= b', to: 'a < b', because: 'same' }
const planted: Results = {
  ranOn: '2026-11-22',
  reasons: { same: 'Both give the same.' },
  scores: [{ file: 'src/rules/a.ts', found: 9, refusedByTypes: 0, survived: 1 }],
  survivors: [survivor],
}

t.test('planted: the check turns red', async (t) => {
  const red = (change: Partial<Results>) => faultsIn({ ...planted, ...change })
  t.same(red({}), [])
  t.same(red({ survivors: [{ ...survivor, because: '' }], reasons: {} }), [
    'src/rules/a.ts: a <= b → a < b in “a <= b” has no reason',
  ])
  t.same(red({ reasons: { same: ' ' } }), ['src/rules/a.ts: a <= b → a < b in “a <= b” has no reason'])
  t.same(red({ reasons: { ...planted.reasons, other: 'x' } }), ['nothing needs the reason other'])
  t.same(red({ scores: [{ file: 'src/rules/a.ts', found: 8, refusedByTypes: 9, survived: 1 }] }), [
    '88.9 % are found, fewer than 90',
  ])
})

t.test('a reason stays with the survivor it was given for, and with no other', async (t) => {
  const { because: _, ...found } = survivor
  t.same(
    withReasons([found, { ...found, to: 'a > b' }], [survivor]).map(({ because }) => because),
    ['same', ''],
  )
})
