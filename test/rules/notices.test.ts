import t from 'tap'
import { addMinutes, day, instant } from '../../src/kernel/dates.ts'
import {
  atDispatch,
  beyondMinimalNotice,
  type ChildArrivalFacts,
  dispatchTargetAt,
  lateBefore,
  noticeLateness,
  noticesDue,
} from '../../src/rules/notices.ts'
import { inForce } from '../../src/rules/parameter.ts'
import { minorsCommissionName } from '../../src/rules/parameters/notice-recipients.ts'
import { adult, ageUnknown, at, child12, midnight, nearly18 } from './people.ts'

const arrival: ChildArrivalFacts = { at, regimes: ['dv'], person: child12, childRole: 'victim', conflicted: [] }
const three = ['guardianship_authority', 'minors_commission', 'family_committee']
const two = ['guardianship_authority', 'minors_commission']
const due = (to: readonly string[]) => to.map((what) => `${what}: due`)
const review = (to: readonly string[]) => to.map((what) => `${what}: pending_review`)
const grown = { ...nearly18, birthOn: day('2008-02-20') }

const cases: readonly [name: string, change: Partial<ChildArrivalFacts>, expected: readonly string[]][] = [
  ['DV-NOTIF-01: a child victim of domestic violence: three bodies at once', {}, due(three)],
  ['THB-NOTIF-01: a trafficked child: two bodies at once', { regimes: ['thb'] }, due(two)],
  [
    'a trafficked child in a domestic violence center: the union, each body once',
    { regimes: ['dv', 'thb'] },
    due(three),
  ],
  ['an adult victim: nobody is told', { person: adult }, []],
  ['an adult victim of trafficking: nobody is told', { person: adult, regimes: ['thb'] }, []],
  ['seventeen until midnight: told', { person: nearly18 }, due(three)],
  ['eighteen today: nobody is told', { person: grown }, []],
  ['a child who accompanies waits for a human', { childRole: 'accompanying' }, review(three)],
  ['a role not yet known waits for a human', { childRole: 'unknown' }, review(three)],
  ['a role nobody has said waits for a human', { childRole: null }, review(three)],
  ['a presumed child waits for a human', { person: ageUnknown }, review(three)],
  [
    'a conflicted body waits for a human, the others do not',
    { conflicted: ['minors_commission'] },
    ['guardianship_authority: due', 'minors_commission: pending_review', 'family_committee: due'],
  ],
]
for (const [name, change, expected] of cases) {
  t.test(name, async (t) => {
    const duties = noticesDue({ ...arrival, ...change })
    t.same(
      duties.map((d) => `${d.what}: ${d.state}`),
      expected,
    )
    for (const duty of duties) t.match(duty, { kind: 'notice', dueAt: at, source: { standing: 'S' } })
  })
}

t.test('due from the instant of the fact, however late it is entered', async (t) => {
  const yesterday = addMinutes(at, -1440)
  t.equal(noticesDue({ ...arrival, at: yesterday })[0]?.dueAt, yesterday)
})

t.test('an hour is on time, a minute more is late, a day is late, a minute more is red', async (t) => {
  t.equal(noticeLateness(at, addMinutes(at, 60)), 'on_time')
  t.equal(noticeLateness(at, addMinutes(at, 61)), 'late')
  t.equal(noticeLateness(at, addMinutes(at, 24 * 60)), 'late')
  t.equal(noticeLateness(at, addMinutes(at, 24 * 60 + 1)), 'red')
  t.equal(dispatchTargetAt(at), addMinutes(at, 60))
  t.equal(lateBefore(addMinutes(at, 60)), at)
})

t.test('whoever is eighteen before dispatch is asked for her own consent instead', async (t) => {
  const birthday = midnight('2026-02-21')
  t.equal(atDispatch(nearly18, addMinutes(birthday, -1)), 'send')
  t.equal(atDispatch(nearly18, birthday), 'cancel_and_ask_consent')
  t.equal(atDispatch({ ...nearly18, birthOn: day('2008-02-29') }, instant('2026-02-28T12:00:00+04:00')), 'send')
})

t.test('a minimal notice carries no name, document, address or adult', async (t) => {
  t.same(
    beyondMinimalNotice(['centerCode', 'reference', 'sex', 'ageYears', 'sentOn', 'kindOfNeed', 'dutyOfficerContact']),
    [],
  )
  t.same(beyondMinimalNotice(['reference', 'firstName', 'birthDate', 'accompanyingAdult']), [
    'firstName',
    'birthDate',
    'accompanyingAdult',
  ])
})

t.test('the commission is called by the name of the day', async (t) => {
  t.match(inForce(minorsCommissionName, day('2026-03-02')).az, /Yetkinlik yaşına/)
  t.match(inForce(minorsCommissionName, day('2026-03-03')).az, /Uşaq hüquqlarının/)
})
