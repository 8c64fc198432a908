/** R14, R15: every list of the service, and a person who is shut to those who read it. */
import t from 'tap'
import { openapiDocument } from '../../src/http/openapi.ts'
import { createWorld, type Person } from '../world.ts'
import { type Her, personOfCenter, personOfDesk } from './her-rows.ts'

const world = await createWorld()
const document = openapiDocument(world.app)

interface HerList {
  /** Whose staff read it. */
  readonly at: 'center' | 'desk'
  /** Her row in it: what an answer that holds her holds. */
  readonly row: string
  /** Parts of the path beside her own id. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly purpose?: string
  /** Only management reads it at all. */
  readonly managerOnly?: true
  /** Colleagues with no hand in it do not read it, even while she is open to all. */
  readonly ofConcern?: true
}

/** Every list about persons: in whose house, and which of her rows stands in it. */
const herLists: Readonly<Record<string, HerList>> = {
  '/v1/admissions': { at: 'center', row: 'admission' },
  '/v1/allowances': { at: 'center', row: 'allowance' },
  '/v1/applications': { at: 'desk', row: 'application' },
  '/v1/applications/{id}/corrections': { at: 'desk', row: 'applicationCorrection', path: { id: 'application' } },
  '/v1/audit/events': { at: 'center', row: 'victim', managerOnly: true },
  '/v1/cases': { at: 'center', row: 'case' },
  '/v1/cases/{id}/corrections': { at: 'center', row: 'caseCorrection', path: { id: 'case' } },
  '/v1/cases/{id}/notes': { at: 'center', row: 'note', path: { id: 'case' } },
  '/v1/cases/{id}/texts': { at: 'center', row: 'He knows where', path: { id: 'case' }, purpose: 'case_work' },
  '/v1/centers/{id}/residents': { at: 'center', row: 'placement', path: { id: 'center' } },
  '/v1/consents': { at: 'center', row: 'consent', query: 'victimId' },
  '/v1/disclosures': { at: 'center', row: 'disclosure', ofConcern: true },
  '/v1/helpline-calls': { at: 'desk', row: 'call' },
  '/v1/helpline-calls/{id}/corrections': { at: 'desk', row: 'callCorrection', path: { id: 'call' } },
  '/v1/complaints': { at: 'center', row: 'complaint' },
  '/v1/complaints/{id}/corrections': { at: 'center', row: 'complaintCorrection', path: { id: 'complaint' } },
  '/v1/data-breaches': { at: 'center', row: 'breach' },
  '/v1/data-breaches/{id}/corrections': { at: 'center', row: 'breachCorrection', path: { id: 'breach' } },
  '/v1/data-requests': { at: 'center', row: 'dataRequest' },
  '/v1/data-requests/{id}/corrections': { at: 'center', row: 'dataRequestCorrection', path: { id: 'dataRequest' } },
  '/v1/incidents': { at: 'center', row: 'incident' },
  '/v1/incidents/{id}/corrections': { at: 'center', row: 'incidentCorrection', path: { id: 'incident' } },
  '/v1/incidents/{id}/texts': {
    at: 'center',
    row: 'He stood at the gate.',
    path: { id: 'incident' },
    purpose: 'case_work',
  },
  '/v1/notifications': { at: 'center', row: 'notification' },
  '/v1/notifications/{id}/deliveries': { at: 'center', row: 'delivery', path: { id: 'notification' } },
  '/v1/placement-requests': { at: 'desk', row: 'request' },
  '/v1/placements': { at: 'center', row: 'placement' },
  '/v1/placements/{id}/corrections': { at: 'center', row: 'placementCorrection', path: { id: 'placement' } },
  '/v1/placements/{id}/texts': {
    at: 'center',
    row: 'She wants to stay.',
    path: { id: 'placement' },
    purpose: 'case_work',
    ofConcern: true,
  },
  '/v1/plans': { at: 'center', row: 'plan' },
  '/v1/plans/{id}/texts': { at: 'center', row: 'School', path: { id: 'plan' }, purpose: 'case_work' },
  '/v1/referrals': { at: 'center', row: 'referral' },
  '/v1/referrals/{id}/texts': { at: 'center', row: 'items', path: { id: 'referral' }, purpose: 'case_work' },
  '/v1/services': { at: 'center', row: 'service' },
  '/v1/services/{id}/corrections': { at: 'center', row: 'serviceCorrection', path: { id: 'service' } },
  '/v1/tasks': { at: 'center', row: 'task' },
  '/v1/victims': { at: 'center', row: 'victim' },
  '/v1/victims/{id}/accesses': { at: 'center', row: 'items' },
  '/v1/victims/{id}/barred-readers': { at: 'center', row: 'barred', managerOnly: true },
  '/v1/victims/{id}/contact-rules': { at: 'center', row: 'mother' },
  '/v1/victims/{id}/corrections': { at: 'center', row: 'correction' },
  '/v1/victims/{id}/disclosures': { at: 'center', row: 'disclosure', ofConcern: true },
  '/v1/victims/{id}/recipient-conflicts': { at: 'center', row: 'conflict' },
  '/v1/victims/{id}/relations': { at: 'center', row: 'relation' },
  '/v1/victims/{id}/relations/{relationId}/corrections': {
    at: 'center',
    row: 'relationCorrection',
    path: { relationId: 'mother' },
  },
  '/v1/victims/{id}/suspicions': { at: 'center', row: 'suspicion' },
  '/v1/victims/{id}/suspicions/{suspicionId}/corrections': {
    at: 'center',
    row: 'suspicionCorrection',
    path: { suspicionId: 'suspicion' },
  },
  '/v1/victims/{id}/timeline': { at: 'center', row: 'items' },
}

/** Lists without a row about a person of the reader's house, and what they hold instead. */
const otherLists: Readonly<Record<string, string>> = {
  '/v1/access-revocations': 'members of staff and clients',
  '/v1/centers/{id}/beds': 'furniture',
  '/v1/centers/{id}/closures': 'furniture',
  '/v1/centers/{id}/confidential-room-bookings': 'times without a person',
  '/v1/centers/{id}/house-rules': 'words of the house',
  '/v1/centers/{id}/interpreter-bookings': 'times without a person',
  '/v1/centers/{id}/rooms': 'furniture',
  '/v1/code-lists': 'public words',
  '/v1/code-lists/{name}': 'public words',
  '/v1/consent-texts': 'public words',
  '/v1/events': 'references given by another house',
  '/v1/law/acts': 'the law',
  '/v1/law/parameters': 'the law',
  '/v1/law/rules': 'the law',
  '/v1/organizations': 'bodies',
  '/v1/organizations/{id}/webhook-endpoints': 'addresses of bodies',
  '/v1/queue-tickets': 'numbers of a queue',
  '/v1/queue-tickets/{id}/corrections': 'numbers of a queue',
  '/v1/releases': 'what another house addressed to the reader',
  '/v1/rights': 'the law',

  '/v1/service-types': 'the catalogue',
}

/** Whether a schema is of an answer with rows. */
function hasItems(schema: unknown): boolean {
  const { $ref, properties, anyOf, oneOf, type } = (schema ?? {}) as {
    $ref?: string
    properties?: object
    anyOf?: unknown[]
    oneOf?: unknown[]
    type?: string
  }
  if ($ref !== undefined) {
    const schemas = document.components['schemas'] as Record<string, unknown>
    return hasItems(schemas[$ref.split('/').at(-1) ?? ''])
  }
  if (type === 'array' || (properties !== undefined && 'items' in properties)) return true
  return [...(anyOf ?? []), ...(oneOf ?? [])].some(hasItems)
}

const lists = Object.entries(document.paths)
  .filter(([, { get }]) => {
    const { responses } = (get ?? {}) as {
      responses?: Record<string, { content?: Record<string, { schema: unknown }> }>
    }
    return hasItems(responses?.['200']?.content?.['application/json']?.schema)
  })
  .map(([path]) => path)

const houses = { center: 'thb-center-baku', desk: 'dost-baku' } as const
const hers = { center: await personOfCenter(world), desk: await personOfDesk(world) }

const rowOf = ({ victimId, rows }: Her, name: string, at: HerList['at']): string =>
  name === 'victim' ? victimId : name === 'center' ? world.orgId(houses[at]) : (rows[name] ?? name)

function addressOf(route: string, { at, path = {}, query }: HerList): string {
  const her = hers[at]
  const filled = route.replace(/\{(\w+)\}/g, (_, name: string) => rowOf(her, path[name] ?? 'victim', at))
  return `${filled}?limit=200${query === undefined ? '' : `&${query}=${her.victimId}`}`.replace(
    /\/texts\?.*|\/deliveries\?.*/,
    (rest) => rest.split('?')[0] ?? '',
  )
}

async function meets(who: Person, route: string, list: HerList): Promise<boolean> {
  const { status, text } = await who.get(
    addressOf(route, list),
    list.purpose === undefined ? {} : { purpose: list.purpose },
  )
  return status === 200 && text.includes(rowOf(hers[list.at], list.row, list.at))
}

const staff = (role: 'case_worker' | 'center_manager', sub?: string) => (at: HerList['at']) =>
  world.as(role, houses[at], sub === undefined ? {} : { sub })
const keyWorker = staff('case_worker')
const colleague = staff('case_worker', 'a-colleague')
const barredWorker = staff('case_worker', 'a-cousin')
const manager = staff('center_manager')
const barredManager = staff('center_manager', 'a-brother-in-law')

t.test('every list of the service has a plan in this test, and every plan a list', (t) => {
  t.ok(lists.length > 40)
  t.same([...Object.keys(herLists), ...Object.keys(otherLists)].sort(), [...lists].sort())
  t.end()
})

t.test('who works with her meets her row in every list, and each list that held her is told to her', async (t) => {
  for (const [route, list] of Object.entries(herLists)) {
    if (list.managerOnly === undefined) {
      t.ok(await meets(keyWorker(list.at), route, list), `the key worker at ${route}`)
      const open = list.ofConcern === undefined
      t.equal(await meets(colleague(list.at), route, list), open, `a colleague at ${route}, while she is open to all`)
    }
    t.ok(await meets(manager(list.at), route, list), `the manager at ${route}`)
    const pattern = route.replace(/\{(\w+)\}/g, ':$1')
    const seen = await world.rows(
      "select 1 from audit_events where route = $1 and outcome = 'ok' and victim_ids @> array[$2::uuid]",
      [`GET ${pattern}`, hers[list.at].victimId],
    )
    t.ok(seen.length > 0, `${route} stands in her trail`)
  }
})

t.test('a barred reader, manager or not, meets her in no list', async (t) => {
  for (const at of ['center', 'desk'] as const) {
    for (const user of ['a-cousin', 'a-brother-in-law']) {
      const ask = { user, reason: 'relative_of_suspect' }
      t.equal((await manager(at).post(`/v1/victims/${hers[at].victimId}/barred-readers`, ask)).status, 201)
    }
  }
  for (const [route, list] of Object.entries(herLists)) {
    t.notOk(await meets(barredWorker(list.at), route, list), `a barred worker at ${route}`)
    t.notOk(await meets(barredManager(list.at), route, list), `a barred manager at ${route}`)
    t.ok(await meets(manager(list.at), route, list), `another manager at ${route}`)
  }
})

t.test('once she is sealed, only her key worker and the manager meet her in any list', async (t) => {
  for (const at of ['center', 'desk'] as const) {
    const sealed = await manager(at).post(`/v1/victims/${hers[at].victimId}/seal`, { askedBy: 'management' })
    t.equal(sealed.status, 200)
  }
  for (const [route, list] of Object.entries(herLists)) {
    t.notOk(await meets(colleague(list.at), route, list), `a colleague at ${route}`)
    t.ok(await meets(manager(list.at), route, list), `the manager at ${route}`)
    if (list.managerOnly === undefined) t.ok(await meets(keyWorker(list.at), route, list), `the key worker at ${route}`)
  }
})
