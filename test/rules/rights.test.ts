import t from 'tap'
import { day, instant } from '../../src/kernel/dates.ts'
import { duties } from '../../src/rules/duty.ts'
import { rights, rightsExplainedBy, rightsTask } from '../../src/rules/rights.ts'

t.test('RIGHT-01: her rights are explained by the end of the day after the first contact, Baku time', async (t) => {
  t.equal(rightsExplainedBy(day('2026-03-02')), '2026-03-03')
  for (const at of ['2026-03-01T20:00:00Z', '2026-03-02T19:59:59Z']) {
    t.match(duties([rightsTask], { at: instant(at) }), [
      { rule: 'RIGHT-01', what: 'explain_rights', dueAt: '2026-03-03T19:59:00.000Z' },
    ])
  }
})

t.test('RIGHT-01: each right is told in three languages', async (t) => {
  t.same(
    rights.map(({ id }) => id),
    [
      'apply',
      'be-informed',
      'take-part',
      'choose-or-refuse',
      'respect',
      'complain',
      'sanitary-conditions',
      'religious-rites',
      'media-and-confidentiality',
      'psychological-help',
    ],
  )
  for (const { id, says } of rights) t.ok(says.az && says.en && says.ru, id)
})
