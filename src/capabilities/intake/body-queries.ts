/** The bodies that the doors of intake must know: who is asked, who places, where she may be placed. */
import type { Tx } from '../../db/client.ts'
import { compose } from '../../db/compose.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { AccreditationFacts } from '../../rules/shelter-door.ts'

const active = () => compose.selectFrom('organizations as o').where('o.active', '=', true)

export const isDostCenter = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.one(active().select('o.id').where('o.id', '=', id).where('o.kind', '=', 'dost_center'))) !== undefined

/** The one agency that places. Undefined when the register has none. */
export const findAgency = (tx: Tx) =>
  tx.one(active().select('o.id').where('o.kind', '=', 'social_services_agency').orderBy('o.code').limit(1))

/** Undefined for any body that shelters nobody. */
export const findCenter = (tx: Tx, id: string) =>
  tx.one(
    active()
      .select(['o.id', 'o.state_run as stateRun', 'o.accredited_until as accreditedUntil', 'o.regimes'])
      .where('o.id', '=', id)
      .where('o.kind', 'in', ['assistance_center', 'sri_institution', 'mia_shelter']),
  )

/** As a proposal weighs it: an accreditation that nobody entered is none. */
export const accreditedOn = (
  { stateRun, accreditedUntil }: { readonly stateRun: boolean; readonly accreditedUntil: LocalDate | null },
  on: LocalDate,
): AccreditationFacts => ({
  centerKind: stateRun ? 'state' : 'non_state',
  accreditedThatDay: accreditedUntil !== null && accreditedUntil >= on,
})

/** What the transaction's own DOST center has set for the anonymised notice. */
export const noticeSetting = async (tx: Tx): Promise<{ readonly on: boolean; readonly recipientId: string | null }> =>
  (await tx.one(
    active()
      .select(['o.anonymised_notice_on as on', 'o.anonymised_notice_recipient_id as recipientId'])
      .where('o.id', '=', tx.scope.orgId),
  )) ?? { on: false, recipientId: null }
