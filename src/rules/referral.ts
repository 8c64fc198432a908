/** Sending a person's case to another body (THB-REF-01, ANON-01). A referral out is a disclosure; none leaves by itself. */
import type { LocalDate } from '../kernel/dates.ts'
import { decide, type Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import type { Regime } from './parameters/facilities.ts'
import { courseRecipients } from './parameters/family-help.ts'
import { placementBasis } from './placement.ts'
import { cited } from './register.ts'

export interface ReferralOutFacts {
  readonly purpose: 'formal_identification' | 'psychological_course' | 'other'
  /** Kind of the one body it goes to. Null: no such body. */
  readonly recipientKind: string | null
  /** A live consent names this body, this purpose and what the referral carries. */
  readonly consented: boolean | null
  /** Staff told her what the referral opens (for identification: the allowance) and what it costs. */
  readonly explained: boolean | null
  /** Id of the person who sends. Null: a machine. */
  readonly sentBy: string | null
}

const consentedReferral: Rule<ReferralOutFacts> = {
  id: 'ANON-01',
  says: {
    az: 'Başqa orqana göndəriş yalnız onun həmin orqan və məqsəd üçün razılığı ilə edilir.',
    en: 'A referral to another body needs her consent for that body and purpose.',
    ru: 'Направление в другой орган требует её согласия для этого органа и цели.',
  },
  source: cited('ANON-01'),
  code: 'disclosure_forbidden',
  whenMissing: 'deny',
  holds: (f) => f.consented,
}

export const referralOut: readonly Rule<ReferralOutFacts>[] = [
  consentedReferral,
  {
    id: 'THB-REF-01',
    says: {
      az: 'Rəsmi tanınma üçün göndəriş yalnız tanınma orqanına edilir.',
      en: 'A referral for identification goes to the body that identifies, and to no other.',
      ru: 'На официальное признание направляют только в орган, который признаёт.',
    },
    source: cited('THB-REF-01'),
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f) =>
      f.purpose !== 'formal_identification' ||
      (f.recipientKind === null ? null : f.recipientKind === 'identification_body'),
  },
  {
    id: 'THB-REF-01',
    says: {
      az: 'Rəsmi tanınma üçün göndərişdən əvvəl onun nəyə yol açdığı izah olunur.',
      en: 'Before a referral for identification she is told what it opens.',
      ru: 'До направления на официальное признание ей объясняют, что оно даёт.',
    },
    source: cited('THB-REF-01'),
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f) => f.purpose !== 'formal_identification' || f.explained,
  },
  {
    id: 'THB-REF-01',
    says: {
      az: 'Göndərişi adı bəlli insan edir; sistem özü heç kimi göndərmir.',
      en: 'A named human sends a referral; the system never refers by itself.',
      ru: 'Направляет названное лицо; система сама никого не направляет.',
    },
    source: { act: 'house', place: 'THB-REF-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.sentBy !== null,
  },
  {
    id: 'DV-CORR-01',
    says: {
      az: 'Psixoloji kurs üçün göndəriş yalnız səlahiyyətli icra hakimiyyəti orqanına edilir.',
      en: 'A referral for a psychological course goes to the competent executive authority alone.',
      ru: 'На психологический курс направляют только в компетентный орган исполнительной власти.',
    },
    source: cited('DV-CORR-01'),
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f, on) =>
      f.purpose !== 'psychological_course' ||
      (f.recipientKind === null ? null : inForce(courseRecipients, on).includes(f.recipientKind)),
  },
]

export interface ReferralInFacts {
  readonly regime: Regime
  readonly senderKind: string
  readonly hasDocumentNo: boolean
  readonly documentOn: LocalDate | null
}

const officialInThb: readonly string[] = ['criminal_prosecution_body', 'identification_body']

/**
 * What a referral in is worth. A `referral` can be the basis of a placement (DV-REF-01); anything else is a `lead`,
 * which a human follows up all the same: the bed never depends on it.
 */
export function referralStanding(facts: ReferralInFacts, on: LocalDate): 'referral' | 'lead' {
  const { regime, senderKind: referrerKind, hasDocumentNo, documentOn } = facts
  if (regime === 'thb') return officialInThb.includes(referrerKind) ? 'referral' : 'lead'
  const basis = {
    regime,
    basis: 'referral',
    referrerKind,
    hasDocumentNo,
    documentOn,
    hasPlacementRequest: false,
  } as const
  return decide('placement.basis', placementBasis, basis, on).allowed ? 'referral' : 'lead'
}
