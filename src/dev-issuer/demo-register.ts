/** Puts the demo register of bodies, rooms and beds into a database that this program made for development or tests. */
import { inTransaction, type Tx } from '../db/client.ts'
import { compose } from '../db/compose.ts'
import type { Deps } from '../db/context.ts'
import { day } from '../kernel/dates.ts'
import { demoOrganisations } from './demo-organizations.ts'

const since = day('2012-01-01')
const demoRooms = [
  { name: '1', features: ['family', 'cot'], beds: 4 },
  { name: '2', features: ['women', 'quiet'], beds: 3 },
  { name: '3', features: ['men', 'accessible'], beds: 2 },
]

/** Safe to run on every start. @throws Error when the database was not made by this program. */
export async function seedDemoRegister(deps: Deps): Promise<void> {
  const mark = await deps.db.pool.query<{ made: string | null }>(
    "select shobj_description(oid, 'pg_database') as made from pg_database where datname = current_database()",
  )
  if (mark.rows[0]?.made?.startsWith('made by dayaq') !== true) {
    throw new Error('Demo data and the development issuer run only on a database that this program made.')
  }
  const at = deps.clock.now()
  const scope = (orgId: string) => ({ orgId, actor: 'demo', subjects: [] })
  await inTransaction(deps.db, scope(demoOrganisations[0]?.id ?? ''), at, async (tx) => putOrganisations(tx))
  for (const { id, kind } of demoOrganisations) {
    if (['assistance_center', 'sri_institution', 'mia_shelter'].includes(kind)) {
      await inTransaction(deps.db, scope(id), at, (tx) => putRooms(deps, tx))
    }
  }
}

function putOrganisations(tx: Tx): void {
  for (const body of demoOrganisations) {
    const organisation = {
      id: body.id,
      code: body.code,
      kind: body.kind,
      unit_type: body.unitType,
      regimes: [...body.regimes],
      state_run: body.state,
      accredited_until: body.accreditedUntil,
    }
    const name = {
      organization_id: body.id,
      from_on: since,
      name_az: body.name.az,
      name_en: body.name.en,
      name_ru: body.name.ru,
    }
    tx.write(
      compose
        .insertInto('organizations')
        .values(organisation)
        .onConflict((c) => c.doNothing()),
    )
    tx.write(
      compose
        .insertInto('organization_names')
        .values(name)
        .onConflict((c) => c.doNothing()),
    )
    if (body.area === null) continue
    const area = { organization_id: body.id, area: body.area, from_on: since }
    tx.write(
      compose
        .insertInto('organization_areas')
        .values(area)
        .onConflict((c) => c.doNothing()),
    )
  }
}

async function putRooms(deps: Deps, tx: Tx): Promise<void> {
  if ((await tx.one(compose.selectFrom('rooms').select('id').limit(1))) !== undefined) return
  for (const { name, features, beds } of demoRooms) {
    const room = { center_id: tx.scope.orgId, id: deps.random.uuid(), name, features }
    tx.write(compose.insertInto('rooms').values(room))
    for (let bed = 1; bed <= beds; bed += 1) {
      const row = { center_id: tx.scope.orgId, id: deps.random.uuid(), room_id: room.id, name: `${name}.${bed}` }
      tx.write(compose.insertInto('beds').values(row))
    }
  }
}
