import { isCenter, isHolder } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { areasOf, namesOf, type OrganizationRow } from './organization-queries.ts'
import type { Organization } from './organization-schema.ts'

/** Who may know what centers are called and where they lie: those who hold persons, those who place them, the operator. */
export const knowsCenters = (ctx: Ctx): boolean => {
  const kind = ctx.actor?.standing.kind
  return kind !== undefined && (isHolder(kind) || kind === 'social_services_agency' || kind === 'operator')
}

export async function shownOrganizations(tx: Tx, ctx: Ctx, rows: readonly OrganizationRow[]): Promise<Organization[]> {
  const open = rows.filter((row) => knowsCenters(ctx) || !isCenter(row.kind))
  const ids = open.map((row) => row.id)
  const [names, areas] = await Promise.all([namesOf(tx, ids), areasOf(tx, ids)])
  return rows.map(({ version: _, anonymisedNoticeRecipientId, ...row }) => {
    const kind = row.kind as Organization['kind']
    if (!ids.includes(row.id)) return { id: row.id, kind }
    const own = names.filter((name) => name.organizationId === row.id)
    const today = own.findLast((name) => name.fromOn <= ctx.on)
    return {
      ...row,
      // Whom a center tells is its own matter.
      ...(row.id === ctx.orgId ? { anonymisedNoticeRecipientId } : {}),
      kind,
      unitType: row.unitType as NonNullable<Organization['unitType']> | null,
      regimes: row.regimes as NonNullable<Organization['regimes']>,
      ...(today === undefined ? {} : { name: today[ctx.language] }),
      names: own.map(({ organizationId: _of, ...name }) => name),
      areas: areas.filter((area) => area.organizationId === row.id).map(({ organizationId: _of, ...area }) => area),
    }
  })
}
