/** The dated values of the law, written down a second time by hand: name, rule, unit, and each value with its first day. */
import t from 'tap'
import { parameters } from '../../src/rules/doors.ts'
import { serviceTypeLabels, serviceTypes } from '../../src/rules/parameters/service-types.ts'
import { type DayOff, workingDays } from '../../src/rules/parameters/working-days.ts'

const urgent = 'shelter food clothing urgent_medical first_psychological urgent_legal interpreter phone'
const thbServices =
  'legal psychological medical medical_social social education vocational_training employment housing reintegration documents repatriation'
const dvServices =
  'socio_psychological psychological legal medical treatment social_counselling education vocational_training employment benefit_documents'

const sheet: readonly (readonly [id: string, rule: string, unit: string, versions: readonly string[]])[] = [
  ['age.child-under', 'GEN-AGE-01', 'years', ['ever: 18']],
  ['age.view-mandatory-from', 'DV-VIEW-01', 'years', ['ever: 10']],
  ['age.view-asked-from', 'DV-VIEW-01', 'years', ['ever: 7', '2019-12-03: 7']],
  ['dv-stay.adult-months', 'DV-STAY-01', 'months', ['ever: 2']],
  ['dv-stay.child-months', 'DV-STAY-01', 'months', ['ever: 3']],
  ['dv-stay.institution-days', 'DV-STAY-01', 'days', ['ever: 180']],
  ['thb-stay.review-every-days', 'THB-STAY-01', 'days', ['ever: 30']],
  ['dv-stay.reminder-days', 'DV-STAY-04', 'days before the last day', ['ever: 14 7 3 1']],
  ['dv-view.task-days', 'DV-VIEW-01', 'days', ['ever: 3']],
  ['dv-stay.episode-gap-days', 'DV-STAY-04', 'days', ['ever: 1']],
  ['consent.renewal-reminder-days', 'CONS-01', 'days before the end of the term', ['ever: 7']],
  ['rights.explained-within-days', 'RIGHT-01', 'days after the day of first contact', ['ever: 1']],
  ['plan.reminder-hours', 'PLAN-01', 'hours after the arrival', ['ever: 72']],
  ['consent.disclosure-longest-days', 'CONS-01', 'days of 24 hours', ['ever: 90']],
  ['disclosure.compelled-longest-days', 'ANON-04', 'days', ['ever: 30']],
  [
    'notice.recipients-dv',
    'DV-NOTIF-01',
    'kinds of body',
    ['ever: guardianship_authority minors_commission family_committee'],
  ],
  ['notice.recipients-thb', 'THB-NOTIF-01', 'kinds of body', ['ever: guardianship_authority minors_commission']],
  [
    'notice.minors-commission-name',
    'DV-NOTIF-01',
    'name',
    [
      'ever: Commission for the Affairs and Protection of the Rights of Minors',
      '2026-03-03: Commission for the Protection of Child Rights',
    ],
  ],
  ['notice.dispatch-minutes', 'DV-NOTIF-01', 'minutes from the fact', ['ever: 60']],
  ['notice.red-hours', 'DV-NOTIF-01', 'hours from the fact', ['ever: 24']],
  ['allowance.one-time', 'THB-ALLOW-01', 'qəpik', ['2017-01-01: 40000', '2018-01-01: none', '2024-01-01: 70000']],
  ['plan.urgent-measures', 'PLAN-01', 'kinds of measure', [`ever: ${urgent}`]],
  ['services.thb', 'THB-SERV-01', 'kinds of service', [`ever: ${thbServices} ${urgent}`]],
  ['services.dv', 'DV-SERV-01', 'kinds of service', [`ever: ${dvServices} ${urgent}`]],
  ['service.id', 'SVC-ID-01', 'service id', ['ever: 09-03-00-00']],
  ['service.units', 'SVC-ID-01', 'kinds of unit', ['ever: center regional_center branch']],
  ['service.users', 'SVC-ELIG-01', 'groups', ['ever: citizen foreigner_permanent stateless_permanent']],
  ['service.refusal-grounds', 'SVC-REFUSE-01', 'grounds', ['ever: no_legal_basis']],
  ['service.answer-forms', 'SVC-CHAN-01', 'forms', ['ever: in_person legal_representative call_center']],
  ['service.front-office-minutes', 'SVC-SLA-01', 'minutes from servedAt', ['ever: 60']],
  ['service.total-hours', 'SVC-SLA-01', 'hours from registeredAt', ['ever: 24']],
  ['services.family', 'THB-FAM-01', 'kinds of service', ['ever: psychological legal']],
  ['psychological-course.recipient-kinds', 'DV-CORR-01', 'kinds of body', ['ever: executive_authority']],
  ['service.legal-basis', 'SVC-BASIS-01', 'acts', ['ever: law-275 law-1058 cabinet-320 cabinet-206 cabinet-89']],
  [
    'systems.names',
    'SVC-SYS-01',
    'names',
    [
      'ever: e-sosial.az MEİS ESDAS Vətəndaşların qəbulu',
      '2026-11-22: e-social.gov.az MEİS ESDAS Vətəndaşların qəbulu',
    ],
  ],
  ['systems.message-fields', 'SVC-SYS-01', 'fields', ['ever: type sentOn data eventId reference link']],
  ['statistics.smallest-outside', 'ANON-05', 'persons', ['ever: 5']],
  ['statistics.smallest-public', 'ANON-05', 'persons', ['ever: 11']],
  ['retention.person', 'RET-01', 'months after it came to rest', ['ever: 60']],
  ['retention.disclosure', 'RET-01', 'months after it came to rest', ['ever: 120']],
  ['retention.audit', 'RET-01', 'months after it came to rest', ['ever: 120']],
  ['retention.attempt', 'RET-01', 'months after it came to rest', ['ever: 24']],
  ['retention.lead', 'RET-01', 'months after it came to rest', ['ever: 6']],
  ['retention.helpline-call', 'RET-01', 'months after it came to rest', ['ever: 12']],
  ['data-request.answer-days', 'DATA-01', 'days after the day of the request', ['ever: 15']],
  ['data-request.reminder-days', 'DATA-01', 'days before the end of the term', ['ever: 3']],
  ['data-breach.assessment-hours', 'DATA-01', 'hours from the breach', ['ever: 24']],
  [
    'data-request.refusal-grounds',
    'DATA-01',
    'grounds by kind of request',
    [
      'ever: access not_entitled secret_of_origin crime_investigation rights_of_others state_security, rectification not_entitled record_is_right, erasure not_entitled open_case legal_hold, objection not_entitled law_orders_it',
    ],
  ],
  ['incident.review-hours', 'DV-LIFE-03', 'hours from the incident', ['ever: 24']],
  ['incident.grave-review-minutes', 'DV-LIFE-03', 'minutes from the incident', ['ever: 60']],
  ['availability.room-classes', 'SVC-PLACE-01', 'beds, lower end of each class', ['ever: 1 2 3 5']],
  ['availability.picture-minutes', 'SVC-PLACE-01', 'minutes', ['ever: 30']],
  ['availability.memory-minutes', 'SVC-PLACE-01', 'minutes', ['ever: 120']],
  ['availability.looks-again-per-hour', 'SVC-PLACE-01', 'new looks of one person in an hour', ['ever: 6']],
]

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value !== 'object') return String(value)
  if ('en' in value) return String(value.en)
  return Object.entries(value)
    .map(([kind, grounds]) => `${kind} ${inWords(grounds)}`)
    .join(', ')
}
for (const [id, rule, unit, versions] of sheet) {
  t.test(`${rule}: ${id} is ${versions.join('; ')} (${unit})`, async (t) => {
    const found = parameters.filter((parameter) => parameter.id === id)
    t.match(found, [{ rule, unit }])
    t.same(
      found.flatMap((parameter) => parameter.versions.map(({ from, value }) => `${from ?? 'ever'}: ${inWords(value)}`)),
      versions,
    )
  })
}

/** Days besides those that are the same every year. */
const years: readonly (readonly [year: number, Readonly<Partial<Record<DayOff['kind'] | 'worked', string>>>])[] = [
  [
    2023,
    {
      holiday: '04-21 04-22 06-28 06-29',
      carried: '01-03 01-04 04-24 05-29',
      exchanged: '06-27 06-30 11-10',
      worked: '06-24 06-25 11-04 12-30',
    },
  ],
  [
    2024,
    {
      holiday: '04-10 04-11 06-16 06-17',
      carried: '03-25 03-26 06-18 06-19 11-11',
      exchanged: '01-03 01-04 01-05 04-12 11-12 11-13 12-30',
      voting: '02-07',
      worked: '01-07 04-06 11-16 11-23 12-28 12-29',
    },
  ],
  [
    2025,
    {
      holiday: '03-30 03-31 06-06 06-07',
      carried: '03-25 03-26 06-09 06-16 11-10 11-11',
      exchanged: '01-03 03-27 03-28',
      voting: '01-29',
    },
  ],
  [2026, { holiday: '05-27 05-28', carried: '03-25 03-26 03-27 03-30 05-11 05-29 03-09 11-10' }],
  [2027, { carried: '01-04 03-25 03-26 05-10 06-28' }],
]
const everyYear =
  '01-01 01-02 01-20 03-08 03-20 03-21 03-22 03-23 03-24 05-09 05-28 06-15 06-26 11-08 11-09 12-31'.split(' ')

t.test('GEN-TERM-01: the days off and the worked rest days of each year', async (t) => {
  for (const [year, kinds] of years) {
    const table = workingDays.versions.find(({ value }) => value?.year === year)?.value
    const days = (on: readonly string[]) => on.map((date) => date.slice(5)).sort()
    const sorted = (text = '') => text.split(' ').filter(Boolean).sort()
    for (const kind of ['carried', 'exchanged', 'voting'] as const) {
      const off = (table?.off ?? []).filter((day) => day.kind === kind)
      t.same(days(off.map(({ on }) => on)), sorted(kinds[kind]), `${year} ${kind}`)
    }
    const feasts = (table?.off ?? []).filter(({ kind }) => kind === 'holiday' || kind === 'mourning')
    const named = new Set([...everyYear, ...sorted(kinds.holiday)])
    t.same([...new Set(days(feasts.map(({ on }) => on)))], [...named].sort(), `${year} holidays`)
    t.same(days(table?.worked ?? []), sorted(kinds.worked), `${year} worked`)
  }
  t.same(
    workingDays.versions.at(-2)?.value?.undecided.map((on) => on.slice(5)),
    '03-09 03-10 03-11 03-12 03-13 03-14 03-15 03-16 03-17 05-14 05-15 05-16 05-17 05-18 05-19 05-20 05-21'.split(' '),
    'the weeks of 2027 in which the feasts can fall, with their last day',
  )
  t.match(workingDays, { id: 'calendar.working-days', unit: 'days of one calendar year' })
})

t.test(
  'THB-SERV-01, DV-SERV-01: every service that is offered anywhere has its words, and nothing else has',
  async (t) => {
    t.same([...serviceTypes].sort(), Object.keys(serviceTypeLabels).sort())
    t.same([...serviceTypes].sort(), [...new Set(`${thbServices} ${dvServices} ${urgent}`.split(' '))].sort())
  },
)
