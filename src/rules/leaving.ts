/** Going elsewhere: transfer to another house, departure (THB-CTR-01, VOL-01). A departure that happened is always stored. */
import type { LocalDate } from '../kernel/dates.ts'
import type { AgeStanding } from './age.ts'
import { breaches, childView, unsuspected, unweighed, type ViewFacts } from './child-guard.ts'
import type { Rule } from './decision.ts'
import { housePolicy, s9, s23 } from './placement-sources.ts'
import { type AccreditationFacts, accreditation } from './shelter-door.ts'

export interface TransferFacts extends ViewFacts, AccreditationFacts {
  /** A live consent to disclosure, purpose transfer, that names the receiving body and comes from a valid grantor. */
  readonly consentNamesReceiver: boolean | null
}

export const transfer: readonly Rule<TransferFacts>[] = [
  {
    id: 'THB-CTR-01',
    says: {
      az: 'Başqa mərkəzə keçirmə məlumatın açıqlanmasıdır: şəxsin həmin mərkəzin adını çəkən razılığı tələb olunur.',
      en: 'A transfer is a disclosure: it needs the person’s consent that names the receiving body.',
      ru: 'Перевод — это раскрытие сведений: нужно согласие лица с указанием принимающего учреждения.',
    },
    source: s9,
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f) => f.consentNamesReceiver,
  },
  ...childView('deny'),
  ...accreditation,
]

export interface DepartureFacts extends Pick<AgeStanding, 'child'>, ViewFacts {
  readonly ownWill: boolean
  readonly leavesWith: 'nobody' | 'representative' | 'guardianship_authority' | 'other'
  /** Null: it is not said who takes the child. */
  readonly takerSuspected: boolean | null
}

/** A preview for staff before a child is handed over. For an adult nothing here can be broken. */
export const departure: readonly Rule<DepartureFacts>[] = [
  {
    id: 'VOL-01',
    says: {
      az: 'Yetkin şəxs istədiyi vaxt, heç kimin icazəsi olmadan gedə bilər.',
      en: 'An adult leaves by her own will at any hour; nobody’s permission is needed.',
      ru: 'Взрослый уходит по своей воле в любое время; ничьё разрешение не требуется.',
    },
    source: s23,
    code: 'child_needs_safe_place',
    whenMissing: 'allow',
    holds: () => true,
  },
  {
    id: 'VOL-01',
    says: {
      az: 'Uşaq mərkəzdən yalnız nümayəndəsi ilə və ya qəyyumluq orqanına təhvil verilməklə gedir; tək getməsi hadisə sayılır.',
      en: 'A child leaves only with a representative or to the guardianship authority; a child who leaves alone is an incident.',
      ru: 'Ребёнок уходит только с представителем или передаётся органу опеки; уход ребёнка одного — происшествие.',
    },
    source: housePolicy('VOL-01'),
    code: 'child_needs_safe_place',
    whenMissing: 'deny',
    holds: (f) => !f.child || f.leavesWith === 'representative' || f.leavesWith === 'guardianship_authority',
  },
  {
    id: 'VOL-01',
    says: {
      az: 'Uşaq şübhəli bilinən şəxsə verilmir.',
      en: 'A child is not handed to a person who is suspected.',
      ru: 'Ребёнка не передают подозреваемому лицу.',
    },
    source: housePolicy('VOL-01'),
    code: 'parent_suspected',
    whenMissing: 'deny',
    holds: (f) => !f.child || f.leavesWith === 'nobody' || unsuspected(f.takerSuspected),
  },
  ...childView('allow'),
]

export interface DepartureFlags {
  /** A child alone, or with somebody who may not take the child: an incident for the safety register. */
  readonly incident: boolean
  readonly breach: readonly string[]
  /** A child went with somebody whom nobody has named: who that was is still to be found out. */
  readonly takerUnknown: boolean
}

/** A departure is a fact: always stored. */
export function departureFlags(facts: DepartureFacts, on: LocalDate): DepartureFlags {
  const breach = breaches(departure, facts, on)
  return {
    incident: breach.includes('VOL-01'),
    breach,
    takerUnknown: unweighed(departure, facts, on).includes('VOL-01'),
  }
}
