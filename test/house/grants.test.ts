/** The database defends itself: what the service's own role is refused, whatever the program would ask of it. */
import pg from 'pg'
import t from 'tap'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const center = world.orgId('dv-center-baku')
const { body: victim } = await worker.post('/v1/victims', { sex: 'female', identity: { givenName: 'Canary' } })

/** Runs one statement as the service does: login role, then SET ROLE and scope, all in one transaction. */
async function asService(sql: string, scope: string | null): Promise<{ rows: unknown[] } | { refused: string }> {
  const client = new pg.Client({ connectionString: world.database.url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('role', 'dayaq_service', true)")
    if (scope !== null) await client.query("select app.enter($1, 'somebody', '{}')", [scope])
    return { rows: (await client.query(sql)).rows }
  } catch (error) {
    return { refused: (error as { code: string }).code }
  } finally {
    await client.end()
  }
}
const forbidden = { refused: '42501' }

/** The tables that may only grow. */
const appendOnly = [
  'acknowledgements',
  'application_answers',
  'attempts',
  'audit_events',
  'case_acts',
  'case_events',
  'case_notes',
  'child_views',
  'companion_assessments',
  'complaint_steps',
  'consent_events',
  'consents',
  'corrections',
  'data_breach_persons',
  'decisions',
  'disclosures',
  'events',
  'idempotency_keys',
  'incident_measures',
  'incident_persons',
  'interviews',
  'needs_assessments',
  'note_readers',
  'notification_deliveries',
  'placement_events',
  'placement_representatives',
  'plan_reviews',
  'referral_receipts',
  'releases',
  'risk_assessments',
  'safety_plans',
  'thb_statuses',
]

/** A column that an UPDATE can name, where it is not `recorded_by`. */
const columns: Readonly<Record<string, string>> = { events: 'type', idempotency_keys: 'route' }

for (const table of appendOnly) {
  t.test(`the service may not change, delete or empty ${table}`, async (t) => {
    t.same(await asService(`update ${table} set ${columns[table] ?? 'recorded_by'} = 'x'`, center), forbidden)
    t.same(await asService(`delete from ${table}`, center), forbidden)
    t.same(await asService(`truncate ${table}`, center), forbidden)
  })
}

/** Of tables that only grow: what may be set right, with the former value kept in `corrections` (R20). */
const correctable: Readonly<Record<string, readonly string[]>> = {
  case_acts: ['kinds', 'occurred_at'],
  interviews: ['alone_with_her', 'breach', 'needs', 'needs_rehabilitation', 'occurred_at'],
  needs_assessments: ['needs', 'needs_rehabilitation', 'occurred_at', 'risk_level'],
  risk_assessments: ['occurred_at', 'risk_level'],
  thb_statuses: ['breach', 'decided_by_organization_id', 'identified_on', 'occurred_at', 'status', 'struck_at'],
}

t.test('of a table that only grows, the service may change the correctable columns and no other', async (t) => {
  const rows = await world.rows<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attname) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relname = any ($1::text[])
      and has_column_privilege('dayaq_service', c.oid, a.attnum, 'UPDATE')
    group by c.relname`,
    [appendOnly],
  )
  t.same(Object.fromEntries(rows.map((row) => [row.table, row.columns])), correctable)
})

t.test('the service may delete from no table at all, and truncate none', async (t) => {
  const rows = await world.rows<{ table: string }>(`
    select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault') and c.relkind = 'r'
      and (has_table_privilege('dayaq_service', c.oid, 'DELETE') or has_table_privilege('dayaq_service', c.oid, 'TRUNCATE'))`)
  t.same(rows, [])
})

t.test('the service has no right on any table of the vault', async (t) => {
  for (const table of ['person_keys', 'sections', 'texts', 'blind_index']) {
    t.same(await asService(`select * from vault.${table}`, center), forbidden)
    t.same(await asService(`delete from vault.${table}`, center), forbidden)
  }
})

t.test("the vault's functions serve the scope's own persons only, and only for a purpose", async (t) => {
  const ask = (holder: string, purpose: string) =>
    `select * from vault.get_section('${holder}', '${victim.id}', 'identity', '${purpose}')`
  t.match(await asService(ask(center, 'case_work'), center), { rows: [{ generation: 1 }] })
  t.same(await asService(ask(center, ''), center), { refused: 'DQ422' })
  t.same(await asService(ask(center, 'case_work'), world.orgId('dv-center-ganja')), { refused: 'DQ403' })
})

t.test("another center's scope sees no row, even without WHERE; without a scope nobody sees any", async (t) => {
  const count = 'select count(*)::int as persons from victims'
  t.same(await asService(count, center), { rows: [{ persons: 1 }] })
  t.same(await asService(count, world.orgId('dv-center-ganja')), { rows: [{ persons: 0 }] })
  t.same(await asService(count, null), { rows: [{ persons: 0 }] })
})

t.test("a row cannot be written into another center's record", async (t) => {
  const insert = `insert into victims (center_id, id, code, recorded_at, recorded_by)
    values ('${world.orgId('dv-center-ganja')}', gen_random_uuid(), 'X', now(), 'x')`
  t.same(await asService(insert, center), forbidden)
})

t.test('every table with persons has row security, forced, and the login role alone sees nothing', async (t) => {
  const open = await world.rows<{ table: string }>(`
    select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
      and c.relname not like 'kysely%'`)
  t.same(open.map((row) => row.table).sort(), [
    'access_revocations',
    'audit_leaves',
    'audit_seals',
    'organization_areas',
    'organization_names',
    'organizations',
    'webhook_endpoints',
  ])
  const login = new pg.Client({ connectionString: world.database.url })
  await login.connect()
  await t.rejects(login.query('select * from victims'), { code: '42501' })
  await login.end()
})

t.test('every table and every column is explained in the database', async (t) => {
  const silent = await world.rows<{ what: string }>(`
    select c.relname || coalesce('.' || a.attname, '') as what
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'vault')
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'v') and c.relname not like 'kysely%'
      and (obj_description(c.oid, 'pg_class') is null or (a.attname is not null and col_description(c.oid, a.attnum) is null))`)
  t.same(
    silent.map((row) => row.what).filter((what) => !what.startsWith('consent_records.')),
    [],
  )
})
