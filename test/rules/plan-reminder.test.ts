import t from 'tap'
import { addMinutes } from '../../src/kernel/dates.ts'
import { planReminderAt } from '../../src/rules/plan.ts'
import { at } from './people.ts'

t.test('PLAN-01: staff are reminded of a plan 72 hours after she came', async (t) => {
  t.equal(planReminderAt(at), addMinutes(at, 72 * 60))
})
