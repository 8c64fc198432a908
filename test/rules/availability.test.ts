import t from 'tap'
import { classOf, fitting, shownNext } from '../../src/rules/availability.ts'

const classes = [1, 2, 3, 5]

t.test('a number is told as the lower end of its class, and nothing below the first', async (t) => {
  t.same(
    [0, 1, 2, 3, 4, 5, 12].map((n) => classOf(n, classes)),
    [0, 1, 2, 3, 3, 5, 5],
  )
})

t.test('what is shown follows only once two pictures agree, and is never further behind', async (t) => {
  t.equal(shownNext(3, 3, 2), 3, 'one arrival is not seen at once')
  t.equal(shownNext(3, 2, 2), 2, 'two pictures agree')
  t.equal(shownNext(2, 2, 5), 2)
  t.equal(shownNext(2, 5, 3), 3, 'the middle one')
  for (const [a, b, c] of [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
    [2, 1, 3],
  ] as const)
    t.equal(shownNext(a, b, c), 2)
})

t.test('centers that fit are found by what is shown, and by the picture itself where nothing does', async (t) => {
  const quiet = { id: 'quiet', room: 1, shown: 3 }
  const freed = { id: 'freed', room: 2, shown: 0 }
  t.same(fitting([quiet, freed], 2, classes), [quiet])
  t.same(fitting([freed], 2, classes), [freed], 'a bed that has just become free is found')
  t.same(fitting([freed], 3, classes), [])
  t.same(fitting([quiet], 4, classes), [quiet], 'a need is rounded down, so that no bed is hidden by rounding')
})
