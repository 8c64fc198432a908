/** Sending a person's case to another body (THB-REF-01, ANON-01). A referral out is a disclosure; none leaves by itself. */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export interface ReferralOutFacts {
  readonly purpose: 'formal_identification' | 'other'
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
]
