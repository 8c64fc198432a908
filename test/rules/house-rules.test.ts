/** What the house keeps and lets go, what it tells other systems, and on which acts it stands. */
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { acts } from '../../src/rules/acts.ts'
import { inForce, LawGap, supposing } from '../../src/rules/parameter.ts'
import { legalBasis } from '../../src/rules/parameters/passport.ts'
import { systemsAround } from '../../src/rules/parameters/systems.ts'
import { purgeableOn, type RecordClass, type RestFacts } from '../../src/rules/retention.ts'
import { servicePassport } from '../../src/rules/service-passports.ts'
import { fieldsOf, systemMessage } from '../../src/rules/systems.ts'
import { lawful, refused, weigh } from './weigh.ts'

const on = day('2026-02-20')

const rested: RestFacts = { class: 'person', restedOn: day('2021-01-31'), legalHold: false, openCase: false }
t.test('RET-01: a person’s record may go the day after five years of rest, and not a day before', async (t) => {
  t.equal(purgeableOn(rested, on), '2026-02-01')
})
const periods: readonly (readonly [RecordClass, string])[] = [
  ['person', '2029-03-01'],
  ['disclosure', '2034-03-01'],
  ['audit', '2034-03-01'],
  ['attempt', '2026-03-01'],
  ['lead', '2024-08-30'],
  ['helpline_call', '2025-03-01'],
]
for (const [kind, first] of periods) {
  t.test(`RET-01: a ${kind} that came to rest on 29 February 2024 may go from ${first}`, async (t) => {
    t.equal(purgeableOn({ ...rested, class: kind, restedOn: day('2024-02-29') }, on), first)
  })
}
const held: readonly (readonly [string, Partial<RestFacts>])[] = [
  ['in use', { restedOn: null }],
  ['under legal hold', { legalHold: true }],
  ['of which nobody knows whether a court needs it', { legalHold: null }],
  ['of a person with an open case', { openCase: true }],
  ['of a person whose cases nobody has looked up', { openCase: null }],
]
for (const [what, change] of held) {
  t.test(`RET-01: a record ${what} is kept`, async (t) => {
    t.equal(purgeableOn({ ...rested, ...change }, on), null)
  })
}
t.test('RET-01: without a period in force nothing may go', async (t) => {
  const repeal = { parameter: 'retention.person', from: day('2026-01-01'), value: null }
  t.throws(() => supposing(repeal, () => purgeableOn(rested, on)), LawGap)
})

t.test('SVC-BASIS-01: the service rests on the five acts that its passport prints', async (t) => {
  const numbers = inForce(legalBasis, on).map((id) => acts.find((act) => act.id === id)?.number)
  const printed = servicePassport('09-03-00-00')?.fields['5'].acts.map((act) => act.number)
  t.same(numbers, printed)
  t.equal(numbers.length, 5)
})

t.test('SVC-SYS-01: the portal is named as it was printed, and since it was seen anew by its new name', async (t) => {
  t.equal(inForce(systemsAround, day('2026-11-21'))[0], 'e-sosial.az')
  t.equal(inForce(systemsAround, day('2026-11-22'))[0], 'e-social.gov.az')
})
const message = { type: 'x', sentOn: on, data: { eventId: 'a', reference: 'b', link: 'c' } }
weigh(t, 'message to a system', systemMessage, { fields: fieldsOf(message) }, [
  ['that something waits, and where', {}, lawful],
  ...['name', 'victimId', 'birthOn', 'centerId', 'phone', 'status'].map(
    (field) =>
      [
        `with a ${field}`,
        { fields: fieldsOf({ ...message, data: { [field]: 'd' } }) },
        refused('SVC-SYS-01', 'disclosure_forbidden'),
      ] as const,
  ),
])
