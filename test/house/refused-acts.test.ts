/** An act that was refused stands in the ledger of her whom it sought: by role, by a bar, by a version or by the clock. */
import t from 'tap'
import { type Role, roles } from '../../src/access/actor.ts'
import { createVictim } from '../../src/capabilities/persons/effects.ts'
import { visibleVictim } from '../../src/capabilities/persons/facts.ts'
import { sql } from '../../src/db/compose.ts'
import { perform } from '../../src/db/perform.ts'
import { openapiDocument } from '../../src/http/openapi.ts'
import { jobContext } from '../../src/jobs/job-context.ts'
import { createWorld, type Person } from '../world.ts'
import { expected } from './access.expected.ts'
import { type Her, personOfCenter, personOfDesk } from './her-rows.ts'
import { sampleBodies } from './sample-body.ts'

t.setTimeout(240_000)
const world = await createWorld()
const document = openapiDocument(world.app)
const houses = { center: 'thb-center-baku', desk: 'dost-baku' } as const
type House = keyof typeof houses
const hers: Record<House, Her> = { center: await personOfCenter(world), desk: await personOfDesk(world) }
const [decision] = await world.rows<{ id: string }>(
  'select id from decisions where victim_ids @> array[$1::uuid] limit 1',
  [hers.center.victimId],
)

/** What `:id` means under a first part of the address, and in whose house she has such a row. */
const rowsOf: Readonly<Record<string, { at: House; row: string }>> = {
  admissions: { at: 'center', row: 'admission' },
  allowances: { at: 'center', row: 'allowance' },
  applications: { at: 'desk', row: 'application' },
  cases: { at: 'center', row: 'case' },
  complaints: { at: 'center', row: 'complaint' },
  consents: { at: 'center', row: 'consent' },
  'data-breaches': { at: 'center', row: 'breach' },
  'data-requests': { at: 'center', row: 'dataRequest' },
  decisions: { at: 'center', row: 'decision' },
  disclosures: { at: 'center', row: 'disclosure' },
  'helpline-calls': { at: 'desk', row: 'call' },
  incidents: { at: 'center', row: 'incident' },
  notifications: { at: 'center', row: 'notification' },
  'placement-requests': { at: 'desk', row: 'request' },
  placements: { at: 'center', row: 'placement' },
  plans: { at: 'center', row: 'plan' },
  referrals: { at: 'center', row: 'referral' },
  services: { at: 'center', row: 'service' },
  tasks: { at: 'center', row: 'task' },
  victims: { at: 'center', row: 'victim' },
}
/** Addresses that name no person's row. */
const ofNobody: Readonly<Record<string, string>> = {
  'access-revocations': 'members of staff and clients',
  centers: 'furniture and words of a house',
  'code-lists': 'public words',
  law: 'the law',
  funds: 'sums of money',
  organizations: 'bodies',
  'queue-tickets': 'numbers of a queue',
  releases: 'what another house addressed to the reader',
  'service-passports': 'the catalogue',
}
const others: Readonly<Record<string, string>> = {
  relationId: 'relation',
  relatedPersonId: 'mother',
  suspicionId: 'suspicion',
  barredId: 'barred',
  conflictId: 'conflict',
  noteId: 'note',
}

/** What is stored although version and moment are wrong, so that there is no refused attempt to tell of. Sent last. */
const stored: Readonly<Record<string, string>> = {
  'POST /v1/victims/:id/relations': 'a fact without a moment',
  'POST /v1/victims/:id/relations/:relationId/representation': 'a fact that holds from a day',
  'POST /v1/victims/:id/suspicions/:suspicionId/corrections': 'a correction',
  'POST /v1/victims/:id/relations/:relationId/corrections': 'a correction',
  'POST /v1/cases/:id/corrections': 'a correction',
  'POST /v1/cases/:id/emergency-access': 'never refused; management looks at it afterwards',
  'PUT /v1/applications/:id/documents/:kind': 'a fact without a moment',
  'POST /v1/applications/:id/corrections': 'a correction',
  'POST /v1/helpline-calls/:id/corrections': 'a correction',
  'POST /v1/services/:id/corrections': 'a correction',
  'POST /v1/incidents/:id/corrections': 'a correction',
  'POST /v1/incidents/:id/persons': 'a fact without a moment',
  'POST /v1/referrals/:id/amendments': 'never refused',
  'POST /v1/referrals/:id/revocation': 'her word, never refused (R23)',
  'POST /v1/applications/:id/withdrawal': 'her word, never refused (R23)',
  'POST /v1/victims/:id/capacity': 'a fact that holds from a day',
  'POST /v1/victims/:id/barred-readers': 'protects her, never refused',
  'POST /v1/data-breaches/:id/persons': 'a fact without a moment',
  'POST /v1/data-breaches/:id/corrections': 'a correction',
  'POST /v1/data-requests/:id/corrections': 'a correction',
  'POST /v1/data-requests/:id/withdrawal': 'her word, never refused (R23)',
  'POST /v1/complaints/:id/corrections': 'a correction',
  'POST /v1/complaints/:id/withdrawal': 'her word, never refused (R23)',
  'POST /v1/victims/:id/seal': 'protects her, never refused (R23)',
}

const part = (url: string): string => url.split('/')[2] ?? ''
const routes = world.routes
  .map(({ method, url, config }) => ({ method: String(method), url, config }))
  .filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && url.startsWith('/v1/') && url.includes(':'))
const about = routes.flatMap((route) => {
  const place = rowsOf[part(route.url)]
  return place === undefined ? [] : [{ ...route, ...place, name: `${route.method} ${route.url}` }]
})
type Route = (typeof about)[number]

const rowOf = ({ victimId, rows }: Her, name: string): string =>
  name === 'victim' ? victimId : name === 'decision' ? (decision?.id ?? 'missing') : (rows[name] ?? 'identity')
const addressOf = ({ url, at, row }: Route): string =>
  url.replace(/:(\w+)/g, (_, name: string) => rowOf(hers[at], name === 'id' ? row : (others[name] ?? name)))

/** The same moment never twice, so that a row of the trail tells which attempt left it. */
let second = 0
const tick = () => world.setNow(new Date(Date.parse('2026-03-02T07:00:00Z') + 1000 * second++).toISOString())

interface Attempt {
  readonly status: number
  readonly text: string
  /** Whom the trail names; undefined when it holds no row. */
  readonly named: readonly string[] | undefined
}

const samples = {
  center: sampleBodies(document, knownOf('center')),
  desk: sampleBodies(document, knownOf('desk')),
}
function knownOf(at: House): Readonly<Record<string, unknown>> {
  const { victimId, rows } = hers[at]
  const known = { victimId, caseId: rows['case'], victimIds: [victimId], occurredAt: '2099-01-01T00:00:00Z' }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

async function attempt(who: Person, route: Pick<Route, 'method' | 'url' | 'at'>, address: string): Promise<Attempt> {
  const at = tick()
  const options = { purpose: 'case_work', ...(route.method === 'GET' ? {} : { ifMatch: '"v99"' }) }
  const path = route.url.replace(/:(\w+)/g, '{$1}')
  const body = samples[route.at](route.method, path)
  const { status, text } =
    route.method === 'GET'
      ? await who.get(address, options)
      : await who[route.method.toLowerCase() as 'post'](address, body, options)
  const [row] = await world.rows<{ named: string[] }>(
    `select array_agg(m.id) as named from audit_events a left join unnest(a.victim_ids) as m (id) on true
     where a.route = $1 and a.recorded_at = $2 group by a.route`,
    [`${route.method} ${route.url}`, at],
  )
  return { status, text, named: row?.named }
}

const last = ({ name }: Route): number => Object.keys(stored).indexOf(name)
const grantedAt = (name: string, house: string): readonly Role[] => {
  const wanted = expected[name]
  return wanted === undefined || wanted === 'public'
    ? []
    : wanted.filter(({ at }) => at.includes(house)).flatMap((grant) => grant.roles)
}

t.test('every address with a name in it is of her or of nobody', (t) => {
  const parts = new Set(routes.map(({ url }) => part(url)))
  t.same([...Object.keys(rowsOf), ...Object.keys(ofNobody)].sort(), [...parts].sort())
  t.ok(about.length > 100)
  t.end()
})

t.test('whoever is kept out by role, and sought her row, stands in her ledger', async (t) => {
  for (const route of about) {
    const house = houses[route.at]
    const kept = roles.find((role) => !grantedAt(route.name, house).includes(role))
    if (kept === undefined) throw new Error(`${route.name} is open to every role`)
    const { status, named } = await attempt(world.as(kept, house), route, addressOf(route))
    t.equal(status, 403, `${kept} at ${route.name}`)
    t.ok(named?.includes(hers[route.at].victimId), `${route.name} by a ${kept} names her`)
  }
})

t.test('an act that names her in its body and is refused stands in her ledger', async (t) => {
  let refused = 0
  for (const { method, url } of world.routes) {
    if (method !== 'POST' || url.includes(':')) continue
    for (const at of ['center', 'desk'] as const) {
      const [role] = grantedAt(`POST ${url}`, houses[at])
      const body = JSON.stringify(samples[at]('POST', url) ?? null)
      if (
        role === undefined ||
        !(body.includes(hers[at].victimId) || body.includes(hers[at].rows['case'] ?? 'no case'))
      )
        continue
      const { status, text, named } = await attempt(world.as(role, houses[at]), { method, url, at }, url)
      if (status < 300) continue
      refused += 1
      t.ok(named?.includes(hers[at].victimId), `POST ${url} names her: ${status} ${text.slice(0, 120)}`)
    }
  }
  t.ok(refused > 5)
})

t.test('an act refused for its version, its moment or the state of things stands in her ledger', async (t) => {
  const sent = about.filter(({ method, name, at }) => method !== 'GET' && grantedAt(name, houses[at]).length > 0)
  let weighed = 0
  const order = [...sent].sort((a, b) => last(a) - last(b))
  for (const route of order) {
    const [role = 'case_worker'] = grantedAt(route.name, houses[route.at])
    const { status, text, named } = await attempt(world.as(role, houses[route.at]), route, addressOf(route))
    const found = [403, 404, 409, 412, 422].includes(status)
    if (status > 404) weighed += 1
    t.ok(stored[route.name] === undefined ? found : status < 300, `${route.name}: ${status} ${text.slice(0, 120)}`)
    t.ok(named?.includes(hers[route.at].victimId), `${route.name} names her`)
  }
  t.ok(weighed > 75, `not only absence and roles: ${weighed}`)
})

t.test('whoever is shut out from her, and sought her row, stands in her ledger', async (t) => {
  for (const at of ['center', 'desk'] as const) {
    const bar = { user: 'a-cousin', reason: 'relative_of_suspect' }
    t.equal(
      (await world.as('center_manager', houses[at]).post(`/v1/victims/${hers[at].victimId}/barred-readers`, bar))
        .status,
      201,
    )
  }
  for (const route of about) {
    const [role] = grantedAt(route.name, houses[route.at])
    if (role === undefined) continue
    const cousin = world.as(role, houses[route.at], { sub: 'a-cousin' })
    const { status, text, named } = await attempt(cousin, route, addressOf(route))
    t.equal(status, 404, `${route.name}: ${text.slice(0, 120)}`)
    t.ok(named?.includes(hers[route.at].victimId), `${route.name} names her`)
  }
})

t.test('an act that the database itself refuses names whom it met, and nobody who was born in it', async (t) => {
  const at = tick()
  const ctx = { ...jobContext(world.deps, 'placement.expect', world.orgId(houses.center)), route: 'broken' }
  const outcome = await perform(world.deps, ctx, async (tx) => {
    await visibleVictim(tx, ctx, hers.center.victimId)
    await createVictim(world.deps, tx, ctx, {})
    await tx.all(sql`insert into plans (center_id, id, case_id, victim_id, made_with_her, state, recorded_at, recorded_by)
      select p.center_id, p.id, p.case_id, p.victim_id, false, 'draft', p.recorded_at, 'test' from plans p limit 1`)
    return { ok: true, value: null }
  })
  t.match(outcome, { ok: false, code: 'state_conflict' })
  const kept = await world.rows("select victim_ids from audit_events where route = 'broken' and recorded_at = $1", [at])
  t.same(kept, [{ victim_ids: [hers.center.victimId] }])
})
