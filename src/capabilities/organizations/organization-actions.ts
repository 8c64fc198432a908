import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, type Refused, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { PageOf } from '../../http/shapes.ts'
import { noticeRecipientKinds } from '../../rules/anonymised-notice.ts'
import {
  findOrganization,
  insertName,
  insertOrganization,
  listOrganizations,
  lockOrganization,
  putArea,
  updateOrganization,
} from './organization-queries.ts'
import type { NewOrganization, Organization, OrganizationChange, OrganizationFilter } from './organization-schema.ts'
import { knowsCenters, shownOrganizations } from './organization-view.ts'

export const pageOrganizations = (
  deps: Deps,
  ctx: Ctx,
  { limit = 50, cursor, kind, area }: OrganizationFilter,
): Promise<Outcome<PageOf<Organization>>> =>
  perform(deps, ctx, async (tx) => {
    const after = readCursor(deps, ctx, 'organizations', cursor)
    const filter = { kind, area, on: ctx.on, centersByArea: knowsCenters(ctx) }
    const rows = await listOrganizations(tx, filter, limit, after?.[0] ?? null)
    const page = pageOf(
      deps,
      ctx,
      'organizations',
      limit,
      rows,
      (row) => [row.id, ''],
      (row) => row,
    )
    tx.touches('organization', null)
    return { ok: true, value: { ...page, items: await shownOrganizations(tx, ctx, page.items) } }
  })

export const readOrganization = (deps: Deps, ctx: Ctx, id: string): Promise<Outcome<Organization>> =>
  perform(deps, ctx, (tx) => shown(tx, ctx, id))

export const addOrganization = (deps: Deps, ctx: Ctx, ask: NewOrganization): Promise<Outcome<Organization>> =>
  perform(deps, ctx, async (tx) => {
    const { name, areas = [], ...row } = ask
    const fault = kindFault(ask)
    if (fault !== null) return fault
    const id = deps.random.uuid()
    insertOrganization(tx, id, row)
    insertName(tx, id, { fromOn: ctx.on, ...name })
    for (const area of areas) putArea(tx, id, { fromOn: ctx.on, ...area })
    return { ...(await shown(tx, ctx, id)), location: `/v1/organizations/${id}` }
  })

export const changeOrganization = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { name, areas = [], ...columns }: OrganizationChange,
): Promise<Outcome<Organization>> =>
  perform(deps, ctx, async (tx) => {
    const row = await lockOrganization(tx, id)
    const own = ctx.actor?.standing.kind !== 'operator'
    if (row === undefined || (own && id !== ctx.orgId)) return notFound
    if (row.version !== ctx.ifMatch) return refuse('version_mismatch')
    const { anonymisedNoticeOn, anonymisedNoticeRecipientId: told, ...operators } = columns
    const operatorsMatter = Object.keys(operators).length > 0 || name !== undefined || areas.length > 0
    // The notice is the center's own choice (R31), the register the operator's: neither stands in for the other.
    if (own ? operatorsMatter : anonymisedNoticeOn !== undefined || told !== undefined)
      return refuse('role_not_allowed')
    if (told != null && !noticeRecipientKinds.includes((await findOrganization(tx, told))?.kind ?? '')) {
      return refuse('validation_failed', { errors: [{ pointer: '/anonymisedNoticeRecipientId', code: 'not_in_list' }] })
    }
    if (name !== undefined) insertName(tx, id, { fromOn: ctx.on, ...name })
    for (const area of areas) putArea(tx, id, { fromOn: ctx.on, ...area })
    updateOrganization(tx, id, { ...columns, version: row.version })
    return shown(tx, ctx, id)
  })

/** A DOST center says which unit it is and nobody else does. */
function kindFault({ kind, unitType }: NewOrganization): Refused | null {
  if ((kind === 'dost_center') === (unitType !== undefined)) return null
  const code = unitType === undefined ? 'missing' : 'unknown_field'
  return refuse('validation_failed', { errors: [{ pointer: '/unitType', code }] })
}

async function shown(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Organization>> {
  const row = await findOrganization(tx, id)
  tx.touches('organization', id)
  const [value] = row === undefined ? [] : await shownOrganizations(tx, ctx, [row])
  return row === undefined || value === undefined ? notFound : { ok: true, value, version: row.version }
}
