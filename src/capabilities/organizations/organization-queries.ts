import { organisationKinds } from '../../access/actor.ts'
import { isCenter } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import { compose, sql } from '../../db/compose.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'

const organizations = compose
  .selectFrom('organizations as o')
  .select([
    'o.id',
    'o.code',
    'o.kind',
    'o.unit_type as unitType',
    'o.regimes',
    'o.state_run as stateRun',
    'o.accredited_until as accreditedUntil',
    'o.anonymised_notice_on as anonymisedNoticeOn',
    'o.anonymised_notice_recipient_id as anonymisedNoticeRecipientId',
    'o.duty_contact as dutyContact',
    'o.active',
    'o.version',
  ])

export const findOrganization = (tx: Tx, id: string) => tx.one(organizations.where('o.id', '=', id))
export type OrganizationRow = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

export const lockOrganization = (tx: Tx, id: string) => tx.one(organizations.where('o.id', '=', id).forUpdate('o'))

export interface OrganizationsAsked {
  readonly kind: string | undefined
  readonly area: string | undefined
  readonly on: LocalDate
  /** False: an area finds no center, or the answer would tell where one lies. */
  readonly centersByArea: boolean
}

const centerKinds = organisationKinds.filter(isCenter)

export const listOrganizations = (tx: Tx, filter: OrganizationsAsked, limit: number, after: string | null) =>
  tx.all(
    organizations
      .$if(filter.kind !== undefined, (q) => q.where('o.kind', '=', filter.kind ?? ''))
      .$if(filter.area !== undefined, (q) =>
        q.where((eb) =>
          eb.exists(
            eb
              .selectFrom('organization_areas as oa')
              .select('oa.area')
              .whereRef('oa.organization_id', '=', 'o.id')
              .where('oa.area', '=', filter.area ?? '')
              .where('oa.from_on', '<=', filter.on)
              .where((e) => e.or([e('oa.before_on', 'is', null), e('oa.before_on', '>', filter.on)])),
          ),
        ),
      )
      .$if(filter.area !== undefined && !filter.centersByArea, (q) => q.where('o.kind', 'not in', centerKinds))
      .$if(after !== null, (q) => q.where(sql<boolean>`o.id > ${after}::uuid`))
      .orderBy('o.id')
      .limit(limit + 1),
  )

export const namesOf = (tx: Tx, ids: readonly string[]) =>
  tx.all(
    compose
      .selectFrom('organization_names as n')
      .select([
        'n.organization_id as organizationId',
        'n.from_on as fromOn',
        'n.name_az as az',
        'n.name_en as en',
        'n.name_ru as ru',
      ])
      .where(sql<boolean>`n.organization_id = any (${[...ids]}::uuid[])`)
      .orderBy('n.organization_id')
      .orderBy('n.from_on'),
  )

export const areasOf = (tx: Tx, ids: readonly string[]) =>
  tx.all(
    compose
      .selectFrom('organization_areas as oa')
      .select(['oa.organization_id as organizationId', 'oa.area', 'oa.from_on as fromOn', 'oa.before_on as beforeOn'])
      .where(sql<boolean>`oa.organization_id = any (${[...ids]}::uuid[])`)
      .orderBy('oa.organization_id')
      .orderBy('oa.area')
      .orderBy('oa.from_on'),
  )

export const nameOn = (tx: Tx, id: string, on: LocalDate): Promise<Words | undefined> =>
  tx.one(
    compose
      .selectFrom('organization_names as n')
      .select(['n.name_az as az', 'n.name_en as en', 'n.name_ru as ru'])
      .where('n.organization_id', '=', id)
      .where('n.from_on', '<=', on)
      .orderBy('n.from_on', 'desc')
      .limit(1),
  )

const columnsOf = {
  code: 'code',
  kind: 'kind',
  unitType: 'unit_type',
  regimes: 'regimes',
  stateRun: 'state_run',
  accreditedUntil: 'accredited_until',
  anonymisedNoticeOn: 'anonymised_notice_on',
  anonymisedNoticeRecipientId: 'anonymised_notice_recipient_id',
  dutyContact: 'duty_contact',
  active: 'active',
  version: 'version',
} as const
type Field = keyof typeof columnsOf
const asColumns = (fields: { readonly [F in Field]?: unknown }) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnsOf[field as Field], value]))

export const insertOrganization = (
  tx: Tx,
  id: string,
  fields: { readonly code: string; readonly kind: string } & { readonly [F in Field]?: unknown },
) =>
  tx.write(
    compose.insertInto('organizations').values({ id, code: fields.code, kind: fields.kind, ...asColumns(fields) }),
  )

export const updateOrganization = (tx: Tx, id: string, fields: { readonly [F in Field]?: unknown }) =>
  tx.write(compose.updateTable('organizations').set(asColumns(fields)).where('id', '=', id))

export const insertName = (tx: Tx, id: string, name: Words & { readonly fromOn: LocalDate }) =>
  tx.write(
    compose.insertInto('organization_names').values({
      organization_id: id,
      from_on: name.fromOn,
      name_az: name.az,
      name_en: name.en,
      name_ru: name.ru,
    }),
  )

/** Adds an area, or sets the end of one that began on the same day. */
export const putArea = (
  tx: Tx,
  id: string,
  area: { readonly area: string; readonly fromOn: LocalDate; readonly beforeOn?: LocalDate | null },
) =>
  tx.write(
    compose
      .insertInto('organization_areas')
      .values({
        organization_id: id,
        area: area.area,
        from_on: area.fromOn,
        before_on: area.beforeOn ?? null,
      })
      .onConflict((c) => c.constraint('organization_areas_pk').doUpdateSet({ before_on: area.beforeOn ?? null })),
  )
