import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { listed } from '../../src/rules/listed.ts'
import { inForce, LawGap, type Parameter, supposing, valueOn, versionInForce } from '../../src/rules/parameter.ts'

const source = { act: 'family-code', place: 'art. 1', standing: 'V' } as const
const version = (from: string | null, value: number | null) => ({
  from: from === null ? null : day(from),
  value,
  source,
})
const months: Parameter<number> = {
  id: 'x',
  rule: 'RET-01',
  says: { az: 'a', en: 'b', ru: 'c' },
  unit: 'months',
  versions: [version('2020-01-01', 2), version('2024-01-01', 3), version('2026-01-01', null)],
  checkedOn: day('2026-11-22'),
}
const on = (text: string) => valueOn(months, day(text))

t.test('the value of a day is that of the last version begun by then', async (t) => {
  t.equal(on('2019-12-31'), null)
  t.equal(on('2020-01-01'), 2)
  t.equal(on('2023-12-31'), 2)
  t.equal(on('2024-01-01'), 3)
  t.equal(on('2026-01-01'), null, 'repealed')
  t.equal(
    valueOn({ ...months, versions: [version(null, 1)] }, day('1991-10-18')),
    1,
    'held before any date we can name',
  )
})

t.test('where the law is silent it is said, before the first version as after a repeal', async (t) => {
  t.throws(() => inForce(months, day('2019-12-31')), new LawGap('x', day('2019-12-31')))
  t.throws(() => inForce(months, day('2026-01-01')), new LawGap('x', day('2026-01-01')))
})

t.test(
  'a supposed version holds from its day until the next real one, for its parameter, and while it is weighed',
  async (t) => {
    const change = { parameter: 'x', from: day('2022-01-01'), value: 6 }
    const supposed = (text: string) => supposing(change, () => on(text))
    t.equal(supposed('2021-12-31'), 2)
    t.equal(supposed('2022-01-01'), 6)
    t.equal(supposed('2023-12-31'), 6)
    t.equal(supposed('2024-01-01'), 3)
    t.equal(
      supposing({ ...change, from: day('2024-01-01') }, () => on('2024-01-01')),
      6,
      'in place of one of the same day',
    )
    t.equal(
      supposing({ ...change, parameter: 'y' }, () => on('2022-01-01')),
      2,
      'another parameter is left alone',
    )
    t.equal(
      supposing({ ...change, from: day('2010-01-01') }, () => on('2012-01-01')),
      6,
      'before the first version',
    )
    const { source } = supposing(change, () => versionInForce(months, day('2022-01-01')))
    t.same(source, { act: 'house', place: 'RET-01', standing: 'P' }, 'what is supposed cites no act')
    t.equal(on('2022-01-01'), 2, 'nothing is supposed afterwards')
    t.throws(() =>
      supposing(change, () => {
        throw new RangeError('planted')
      }),
    )
    t.equal(on('2022-01-01'), 2, 'nor after a fault')
  },
)

t.test('a word of a data file that is in no list stops the start', async (t) => {
  t.equal(listed(['built', 'planned'], 'built'), 'built')
  t.throws(() => listed(['built', 'planned'], 'bilt'), new RangeError('bilt is none of built, planned'))
})
