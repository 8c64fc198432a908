import { readdir, readFile } from 'node:fs/promises'
import t from 'tap'
import { day } from '../../src/kernel/dates.ts'
import { catalogue, catalogueVersion, versionOf } from '../../src/rules/catalogue.ts'
import { demandWhole, faultsIn, type LawParts } from '../../src/rules/catalogue-faults.ts'
import type { Citation } from '../../src/rules/citation.ts'
import { doors, dutyRules, parameters } from '../../src/rules/doors.ts'
import { registered } from '../../src/rules/register.ts'

const here = new URL('.', import.meta.url)
const rulesFolder = new URL('../../src/rules/', here)

const used = (law: LawParts): ReadonlySet<string> =>
  new Set([
    ...law.rules.map((rule) => rule.id),
    ...law.duties.map((duty) => duty.id),
    ...law.parameters.map((parameter) => parameter.rule),
    ...law.functions.map((fn) => fn.rule),
  ])

/** Built without anything behind it, or without a test; used and still called planned. */
function twoWays(law: LawParts, tests: string): readonly string[] {
  const behind = used(law)
  return law.register.flatMap(({ id, status }) => [
    ...(status === 'built' && !behind.has(id) ? [`${id} is built and nothing carries it out`] : []),
    ...(status === 'built' && !tests.includes(id) ? [`${id} is built and no test mentions it`] : []),
    ...(status === 'planned' && behind.has(id) ? [`${id} is carried out and called planned`] : []),
  ])
}

/** What tests say and assert; a remark beside them proves nothing. */
const withoutRemarks = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

async function testTexts(): Promise<string> {
  const names = (await readdir(here)).filter((name) => name.endsWith('.test.ts') && name !== 'catalogue.test.ts')
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, here), 'utf8')))
  return withoutRemarks(texts.join('\n'))
}

t.test('every built rule is carried out and tested, and nothing is carried out that is not built', async (t) => {
  t.same(twoWays(catalogue, await testTexts()), [])
})

t.test('planted: the two-way check turns red', async (t) => {
  const tests = await testTexts()
  const [entry] = catalogue.register
  if (entry === undefined) throw new Error('the register is empty')
  const red = (change: Partial<LawParts>) => twoWays({ ...catalogue, ...change }, tests)
  t.same(red({ register: [{ ...entry, id: 'ZZ-01', status: 'built' }] }), [
    'ZZ-01 is built and nothing carries it out',
    'ZZ-01 is built and no test mentions it',
  ])
  t.same(twoWays({ ...catalogue, register: [entry] }, withoutRemarks(`/** ${entry.id} */\n// ${entry.id}`)), [
    `${entry.id} is built and no test mentions it`,
  ])
  t.same(red({ register: [{ ...entry, status: 'planned' }] }), [`${entry.id} is carried out and called planned`])
})

t.test('every rule list, duty rule and parameter of the folder stands in the catalogue', async (t) => {
  const files = ['', 'parameters/']
  const listed = new Set<unknown>([...Object.values(doors), ...dutyRules, ...parameters])
  for (const folder of files) {
    const names = (await readdir(new URL(folder, rulesFolder))).filter((name) => name.endsWith('.ts'))
    for (const name of names) {
      const exported: Readonly<Record<string, unknown>> = await import(new URL(folder + name, rulesFolder).href)
      for (const [key, value] of Object.entries(exported)) {
        if (isOfTheLaw(value)) t.ok(listed.has(value), `${folder}${name} ${key}`)
      }
    }
  }
})

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value
const isOfTheLaw = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0 && value.every((item) => has(item, 'holds'))
    : has(value, 'arises') || (has(value, 'versions') && has(value, 'checkedOn'))

const source: Citation = { act: 'house', place: 'RET-01', standing: 'P' }
const words = { az: 'a', en: 'b', ru: 'c' }
const parameter = { id: 'x', rule: 'RET-01', says: words, unit: 'days', checkedOn: day('2026-11-22') }
const at = (from: string | null, cites: Citation = source) => ({
  from: from === null ? null : day(from),
  value: 1,
  source: cites,
})
const rule = { door: 'd', id: 'RET-01', says: words, source, code: 'not_found', whenMissing: 'deny' as const }

const planted: readonly [name: string, part: Partial<LawParts>, fault: string][] = [
  [
    'two parameters of one id',
    {
      parameters: [
        { ...parameter, versions: [at(null)] },
        { ...parameter, versions: [at(null)] },
      ],
    },
    'parameter x stands twice',
  ],
  [
    'two versions of one day',
    { parameters: [{ ...parameter, versions: [at('2024-01-01'), at('2024-01-01')] }] },
    'x has overlapping periods at 2024-01-01',
  ],
  [
    'versions out of order',
    { parameters: [{ ...parameter, versions: [at('2025-01-01'), at('2024-01-01')] }] },
    'x has overlapping periods at 2024-01-01',
  ],
  [
    'a second version without a start',
    { parameters: [{ ...parameter, versions: [at(null), at(null)] }] },
    'x has a version without a start after the first',
  ],
  ['a parameter without a value line', { parameters: [{ ...parameter, versions: [] }] }, 'x has no version'],
  [
    'a value that cites no known act',
    { parameters: [{ ...parameter, versions: [at(null, { ...source, act: 'nowhere' })] }] },
    'parameter x cites an unknown act nowhere',
  ],
  [
    'a value without a place',
    { parameters: [{ ...parameter, versions: [at(null, { ...source, place: ' ' })] }] },
    'parameter x cites no place',
  ],
  [
    'a given text without its words',
    { parameters: [{ ...parameter, versions: [at(null, { ...source, standing: 'S' })] }] },
    'parameter x cites a given text without its words',
  ],
  [
    'a given text whose words are blank',
    { parameters: [{ ...parameter, versions: [at(null, { ...source, standing: 'S', quote: ' ' })] }] },
    'parameter x cites a given text without its words',
  ],
  [
    'a register entry of no known act',
    { register: [...catalogue.register, { ...registered('RET-01'), id: 'RET-99', act: 'nowhere' }] },
    'register entry RET-99 cites an unknown act nowhere',
  ],
  [
    'a value of a rule unknown to the register',
    { parameters: [{ ...parameter, rule: 'NO-03', versions: [at(null)] }] },
    'parameter x uses NO-03, unknown to the register',
  ],
  [
    'a function of a rule unknown to the register',
    { functions: [{ rule: 'NO-04', name: 'count' }] },
    'function count uses NO-04, unknown to the register',
  ],
  [
    'a code with more behind it',
    { rules: [{ ...rule, code: 'not_found!' }] },
    'rule RET-01 at d has a code not_found!',
  ],
  [
    'a rule unknown to the register',
    { rules: [{ ...rule, id: 'NO-01' }] },
    'rule at d uses NO-01, unknown to the register',
  ],
  ['a rule without a source', { rules: [{ ...rule, source: undefined as never }] }, 'rule RET-01 at d has no source'],
  [
    'a value without its sentence',
    { parameters: [{ ...parameter, says: { ...words, az: ' ' }, versions: [at(null)] }] },
    'parameter x lacks words',
  ],
  [
    'a register entry without its sentence',
    { register: [...catalogue.register, { ...registered('RET-01'), id: 'RET-99', says: { ...words, en: '' } }] },
    'register entry RET-99 lacks words',
  ],
  [
    'a register entry without a title',
    { register: [...catalogue.register, { ...registered('RET-01'), id: 'RET-99', title: { ...words, ru: '' } }] },
    'register entry RET-99 lacks words',
  ],
  ['a rule twice at one door', { rules: [rule, rule] }, 'rule d RET-01 b stands twice'],
  ['a rule without Russian', { rules: [{ ...rule, says: { ...words, ru: '' } }] }, 'rule RET-01 at d lacks words'],
  ['a code that is no code', { rules: [{ ...rule, code: 'Not-Found' }] }, 'rule RET-01 at d has a code Not-Found'],
  ['a duty unknown to the register', { duties: [{ id: 'NO-02' }] }, 'duty uses NO-02, unknown to the register'],
  ['an act twice', { acts: [...catalogue.acts, ...catalogue.acts.slice(0, 1)] }, 'act dost-page stands twice'],
  [
    'a register entry twice',
    { register: [...catalogue.register, ...catalogue.register.slice(0, 1)] },
    'register entry GEN-TIME-01 stands twice',
  ],
]
t.test('the law as it stands has no fault', async (t) => {
  t.same(faultsIn(catalogue), [])
})
for (const [name, part, fault] of planted) {
  t.test(`planted: ${name} is a fault`, async (t) => {
    t.same(faultsIn({ ...catalogue, ...part }), [fault])
  })
}

t.test('a rule that the register does not have is no rule', async (t) => {
  t.throws(() => registered('NO-01'), new RangeError('the register has no rule NO-01'))
})

t.test('a law with a fault does not start, and says which', async (t) => {
  t.doesNotThrow(() => demandWhole(catalogue))
  const broken = { ...catalogue, duties: [{ id: 'NO-02' }] }
  t.throws(() => demandWhole(broken), new Error('the law is not whole: duty uses NO-02, unknown to the register'))
})

t.test('the version changes with a sentence and with a value, and with nothing else', async (t) => {
  const { version, ...law } = catalogue
  t.equal(version, catalogueVersion)
  t.match(version, /^[0-9a-f]{64}$/)
  t.equal(versionOf(law), version)
  t.equal(versionOf(Object.fromEntries(Object.entries(law).reverse())), version, 'the order of keys does not matter')
  const [first, ...rest] = law.rules
  t.not(versionOf({ ...law, rules: [{ ...first, says: words }, ...rest] }), version)
  t.not(versionOf({ ...law, parameters: law.parameters.slice(1) }), version)
})

const byFunction = {
  'GEN-TIME-01': ['bakuDay'],
  'GEN-TERM-01': ['lastDay', 'exitNotBefore'],
  'GEN-AGE-01': ['isChild', 'consentsForSelf'],
  'GEN-AGE-02': ['isPresumedChild', 'correctedLimit'],
  'ANON-02': ['outsideAnswer'],
  'ANON-05': ['hideSmallNumbers'],
  'CONS-01': ['covers'],
  'CONS-03': ['consentStanding'],
  'RIGHT-01': ['rights', 'rightsExplainedBy', 'courtUntil'],
  'RIGHT-02': ['admissionInputs', 'routeInputs'],
  'THB-STAY-01': ['stayLimit'],
  'THB-ALLOW-01': ['allowanceAmount', 'paymentFlags'],
  'THB-FUND-01': ['fundAidFlags'],
  'DV-STAY-01': ['stayLimit'],
  'DV-STAY-02': ['stayLimit'],
  'DV-REF-01': ['referralStanding'],
  'DV-CHILD-01': ['arrivalFlags'],
  'DV-NOTIF-01': ['noticesDue', 'atDispatch'],
  'SVC-ELIG-01': ['serviceRoute'],
  'SVC-SLA-01': ['clocks'],
  'SVC-APPL-01': ['staysLead'],
  'SVC-INT-01': ['frontDoneAt'],
  'SVC-LE-01': ['defaultStepOutcome'],
  'SVC-BASIS-01': ['faultsIn'],
  'RET-01': ['purgeableOn'],
}
t.test('what is no yes or no is carried out by a function of that name', async (t) => {
  for (const [rule, names] of Object.entries(byFunction)) {
    const found = catalogue.functions.filter((fn) => fn.rule === rule).map(({ name }) => name)
    for (const name of names) t.ok(found.includes(name), `${rule}: ${name}`)
  }
})
