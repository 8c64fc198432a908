/** The list of planted faults stays true: each stands where it says, and no test of the law is without one. */
import { globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { places } from '../faults/fault.ts'
import { faults } from '../faults/faults.ts'
import { verdict } from '../faults/verdict.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const namesIn = (path: string) =>
  [...read(path).matchAll(/^ {0,2}t\.test\(\s*(['`"])(.+?)\1,/gms)].map(([, , name]) => name ?? '')

t.test('each fault changes one place of the service and one test is named to see it', async (t) => {
  for (const fault of faults) {
    for (const { file, find, put } of places(fault)) {
      t.equal(read(file).split(find).length, 2, `${fault.breaks}: ${file}`)
      t.not(find, put)
    }
    const { test, breaks } = fault
    t.equal(namesIn(test).filter((name) => name.startsWith(breaks)).length, 1, `${test}: ${breaks}`)
  }
})

t.test('every test of a conflict or a ruling has a fault that it must see', async (t) => {
  const names = globSync('test/law/{conflicts,rulings}-*.test.ts').flatMap(namesIn)
  t.ok(names.length > 50)
  t.same(
    names.filter((name) => !faults.some(({ breaks }) => name.startsWith(breaks))),
    [],
  )
})

t.test('a fault counts as seen when an assertion of its test fails and most of the file does not', async (t) => {
  const green = 'ok 1 - one # time=1ms\n    ok 1 - should be equal\n'
  const red = (why: string) =>
    `${green}    not ok 1 - should be equal\n      ---\n      ${why}\nnot ok 2 - two # time=1ms\n`
  t.equal(verdict(`${red('compare: ===')}ok 3 - three`, 'two'), 'seen')
  t.equal(verdict(`${red('compare: ===')}ok 3 - three`, 'three'), 'the test stayed green')
  t.equal(verdict(`${red('tapCaught: returnedPromiseRejection')}ok 3`, 'two'), 'the test broke without an assertion')
  t.equal(verdict(`${red('expired: TAP')}ok 3 - three`, 'two'), 'the test broke without an assertion')
  t.equal(verdict(`${red('compare: ===')}not ok 3 - three`, 'two'), 'the file broke: 2 of 3')
  t.equal(verdict('', 'two'), 'the test did not run')
})
