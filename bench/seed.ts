/** A database with as many cases as asked for, made in seconds by the database itself. */
import pg from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { madeByDayaq } from '../src/embedded/server.ts'
import type { Subject } from './rows.ts'

export interface SeededDatabase {
  /** The service's login role. */
  readonly url: string
  readonly adminUrl: string
}

/** A migrated, empty database on the server of `adminUrl`. */
export async function createDatabase(adminUrl: string, name: string, loginPassword: string): Promise<SeededDatabase> {
  await asAdmin(adminUrl, async (client) => {
    await client.query(`create database ${name}`)
    await client.query(`comment on database ${name} is '${madeByDayaq}'`)
  })
  const admin = new URL(adminUrl)
  admin.pathname = `/${name}`
  await migrate({ adminUrl: admin.href, loginPassword })
  const login = new URL(admin)
  login.username = 'dayaq_login'
  login.password = loginPassword
  return { url: login.href, adminUrl: admin.href }
}

/** Persons and cases without names, the same number for each holder; keys in order, so that rows stand as they were recorded. */
const persons = `
  insert into victims (center_id, id, code, sex, birth_on, age_basis, recorded_at, recorded_by)
  select holder[1 + n % cardinality(holder)], md5('victim' || n)::uuid, 'N' || lpad(n::text, 8, '0'), 'female',
         date '1960-01-01' + n % 16000, 'declared', timestamptz '2016-01-01' + n * interval '5 minutes', 'bench'
  from generate_series(1, $1::integer) n,
       (select array_agg(id order by id) holder from organizations
        where kind in ('assistance_center', 'sri_institution', 'mia_shelter')) holders`
const cases = `
  insert into cases (center_id, id, victim_id, regime, episode, source, opened_on, recorded_at, recorded_by)
  select v.center_id, md5('case' || v.id)::uuid, v.id, 'dv', 1, 'self', v.recorded_at::date, v.recorded_at, 'bench'
  from victims v where v.recorded_by = 'bench'`

/** Needs the register of bodies, which the service puts there at its first start. Triggers of foreign keys are left out. */
export const seedCases = (adminUrl: string, count: number): Promise<void> =>
  asAdmin(adminUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(persons, [count])
    await client.query(cases)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  })

/** An open case for each person that the service has registered itself. */
export const openCases = (adminUrl: string, victimIds: readonly string[]): Promise<Subject[]> =>
  asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<Subject>(
      `insert into cases (center_id, id, victim_id, regime, episode, source, opened_on, recorded_at, recorded_by)
       select center_id, gen_random_uuid(), id, 'dv', 1, 'self', current_date, recorded_at, recorded_by
       from victims where id = any ($1) returning victim_id as "victimId", id as "caseId"`,
      [victimIds],
    )
    return rows
  })

async function asAdmin<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
