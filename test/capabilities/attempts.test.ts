import pg from 'pg'
import t from 'tap'
import { attributeAttempt } from '../../src/jobs/attempts.ts'
import { createWorld } from '../world.ts'
import { gateWorld, seen, unknownReference } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, court, police, prosecutor, adult, consent, release, ledgerOf } = gateWorld(world)

const identity = { givenName: 'Züleyxa', familyName: 'Axtarılan', documentNo: 'AZE3217654' }
const her = await adult({ identity })
const stranger = { givenName: 'Heçkim', familyName: 'Olmayan', documentNo: 'AZE0000001' }
const asking = (person: object, more: object = {}) => ({
  purpose: 'legal_proceedings',
  person: { ...person, birthOn: '1991-04-02' },
  ...more,
})

interface Attempt {
  id: string
  org: string
  route: string
  purpose: string | null
  asked: Buffer[]
}
const attempts = () =>
  world.rows<Attempt>('select id, org_id as org, route, purpose, asked from attempts order by recorded_at, id')
const jobs = () =>
  world.rows<{ id: string }>("select data ->> 'id' as id from pgboss.job where name = 'attempts.attribute'")
/** What a call adds to the trail. */
const traceOf = async (call: () => Promise<unknown>) => {
  const before = new Set((await attempts()).map((row) => row.id))
  const queued = (await jobs()).length
  await call()
  return {
    rows: (await attempts()).filter((row) => !before.has(row.id)),
    jobs: (await jobs()).length - queued,
  }
}

t.test(
  'R2: a prosecutor who asks for a person who is here, and for one who never was: the same 404, to the byte',
  async (t) => {
    for (const language of ['az', 'en', 'ru']) {
      const headers = { 'accept-language': language }
      const hers = seen(await prosecutor.post('/v1/disclosures', asking(identity), { headers }))
      const nobodys = seen(await prosecutor.post('/v1/disclosures', asking(stranger), { headers }))
      t.equal(hers.status, 404)
      t.same(hers, nobodys)
      t.same(Object.keys(JSON.parse(hers.text)).sort(), ['code', 'detail', 'status', 'title', 'type'])
    }
  },
)

t.test('R4: each look-up leaves exactly one row and one job, whatever it found', async (t) => {
  const { body: given } = await consent(her, 'court-baku')
  const { body: told } = await release([her], 'court-baku')
  const calls: [string, () => Promise<unknown>][] = [
    ['a release that may be read', () => court.get(`/v1/releases/${told.reference}`)],
    ['a release of another', () => police.get(`/v1/releases/${told.reference}`)],
    ['a reference that never was', () => court.get(`/v1/releases/${unknownReference}`)],
    ['a person with consent', () => court.post('/v1/disclosures', asking(identity))],
    ['a person without consent', () => police.post('/v1/disclosures', asking(identity))],
    ['a person who never was', () => police.post('/v1/disclosures', asking(stranger))],
    ['a person by her id', () => police.post('/v1/disclosures', { purpose: 'benefit', victimIds: [her] })],
    [
      'a release that was taken back',
      async () => {
        await worker.post(`/v1/consents/${given.id}/withdrawal`)
        await court.get(`/v1/releases/${told.reference}`)
      },
    ],
  ]
  for (const [name, call] of calls) {
    const trace = await traceOf(call)
    t.equal(trace.rows.length, 1, name)
    t.equal(trace.jobs, 1, name)
  }
})

t.test('R4: the row holds keyed hashes, and the traces of a hit and a miss differ in them alone', async (t) => {
  const [hit, miss] = [
    await traceOf(() => police.post('/v1/disclosures', asking(identity))),
    await traceOf(() => police.post('/v1/disclosures', asking(stranger))),
  ]
  const shape = (rows: Attempt[]) => rows.map(({ id: _, asked, ...row }) => ({ ...row, hashes: asked.length }))
  t.same(shape(hit.rows), shape(miss.rows))
  const text = JSON.stringify(await world.rows('select a::text from attempts a'))
  t.notMatch(text, /Axtar|Züley|3217654/)
  t.notMatch((await attempts()).flatMap(({ asked }) => asked.map(String)).join(), /Axtar|Züley|3217654/i)
  t.notMatch(world.logs.join(''), /Axtar|Züley|3217654/)
})

t.test(
  'R4: the same statements run for a person who is here, for one who is not, and for a consent that has ended',
  async (t) => {
    const sent: string[] = []
    const query = pg.Client.prototype.query
    // An ear on the wire, not a stand-in: every statement still goes where it went.
    pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
      const [first] = args as unknown[]
      sent.push(typeof first === 'string' ? first : String((first as { text?: string } | undefined)?.text))
      return query.apply(this, args)
    } as typeof query
    t.teardown(() => {
      pg.Client.prototype.query = query
    })
    const statementsOf = async (call: () => Promise<unknown>) => {
      sent.length = 0
      await call()
      return [...sent]
    }
    const lapsed = { ...identity, documentNo: 'AZE3217655' }
    const past = await adult({ identity: lapsed })
    const { body } = await consent(past, 'court-baku')
    const { body: told } = await release([past], 'court-baku')
    await worker.post(`/v1/consents/${body.id}/withdrawal`)
    await court.post('/v1/disclosures', asking(stranger))
    const nobody = await statementsOf(() => court.post('/v1/disclosures', asking(stranger)))
    t.ok(nobody.length > 10)
    t.same(await statementsOf(() => court.post('/v1/disclosures', asking(identity))), nobody, 'here, without consent')
    t.same(await statementsOf(() => court.post('/v1/disclosures', asking(lapsed))), nobody, 'here, taken back')
    await court.get(`/v1/releases/${unknownReference}`)
    const never = await statementsOf(() => court.get(`/v1/releases/${unknownReference}`))
    t.same(
      await statementsOf(() => court.get(`/v1/releases/${told.reference}`)),
      never,
      'a release that was taken back',
    )
    t.same(await statementsOf(() => police.get(`/v1/releases/${told.reference}`)), never, 'a release of another body')
  },
)

t.test('R4: a look-up stands in her ledger afterwards, once, with who asked; nobody else’s ledger grows', async (t) => {
  const someone = await adult({ identity: { ...identity, documentNo: 'AZE7000001' } })
  const other = await adult({ identity: { ...identity, documentNo: 'AZE7000002' } })
  const ask = { purpose: 'legal_proceedings', person: { documentNo: 'AZE7000001' } }
  const { rows } = await traceOf(() => police.post('/v1/disclosures', ask))
  const job = { centerId: rows[0]?.org ?? '', id: rows[0]?.id ?? '' }
  t.same(await ledgerOf(someone), [])
  await attributeAttempt(world.deps, job)
  await attributeAttempt(world.deps, job)
  t.same(await ledgerOf(someone), ['attempted'])
  t.same(await ledgerOf(other), [])
  t.same(
    (await worker.get(`/v1/victims/${someone}/disclosures`)).body.items,
    [],
    'not to a colleague without a hand in it',
  )
  const { body } = await manager.get(`/v1/victims/${someone}/disclosures`)
  t.match(body.items, [
    { state: 'attempted', recipientKind: 'criminal_prosecution_body', recipientClass: 'criminal_prosecution' },
  ])
})

t.test(
  'R1, R4: held in two houses, she finds the look-up in both ledgers; what was read is not told twice',
  async (t) => {
    const both = { ...identity, documentNo: 'AZE7000003' }
    const here = await adult({ identity: both })
    const there = (await world.as('case_worker', 'dv-center-ganja').post('/v1/victims', { identity: both })).body.id
    await consent(here, 'court-baku')
    const ask = { purpose: 'legal_proceedings', person: { documentNo: both.documentNo } }
    const { rows } = await traceOf(() => court.post('/v1/disclosures', ask))
    await attributeAttempt(world.deps, { centerId: rows[0]?.org ?? '', id: rows[0]?.id ?? '' })
    t.same(await ledgerOf(here), ['released'])
    t.same(await ledgerOf(there), ['attempted'])
  },
)

t.test('a look-up by a reference that has ended is attributed to those it spoke of', async (t) => {
  const person = await adult()
  const { body } = await consent(person, 'court-baku')
  const { body: told } = await release([person], 'court-baku')
  await worker.post(`/v1/consents/${body.id}/withdrawal`)
  const { rows } = await traceOf(() => court.get(`/v1/releases/${told.reference}`))
  await attributeAttempt(world.deps, { centerId: rows[0]?.org ?? '', id: rows[0]?.id ?? '' })
  t.same(await ledgerOf(person), ['attempted', 'released'])
})
