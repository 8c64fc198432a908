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
    'o.active',
    'o.version',
  ])

export const findOrganization = (tx: Tx, id: string) => tx.one(organizations.where('o.id', '=', id))
export type OrganizationRow = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

export const lockOrganization = (tx: Tx, id: string) => tx.one(organizations.where('o.id', '=', id).forUpdate('o'))

export const listOrganizations = (
  tx: Tx,
  filter: { kind?: string | undefined; area?: string | undefined; on: LocalDate },
  limit: number,
  after: string | null,
) =>
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
