/** Which basis a placement has, and what makes it final (DV-REF-01, DV-CONS-01, DV-REP-01, DV-VIEW-01, DV-CHILD-02). */
import type { LocalDate } from '../kernel/dates.ts'
import type { AgeStanding } from './age.ts'
import { byAnalogy } from './by-analogy.ts'
import {
  type CompanionFacts,
  childView,
  companion,
  type RepresentativeFacts,
  representative,
  type ViewFacts,
} from './child-guard.ts'
import type { Rule } from './decision.ts'
import type { Regime } from './parameters/facilities.ts'
import { housePolicy, s22, s23 } from './placement-sources.ts'

export type PlacementBasis =
  | 'referral'
  | 'emergency_request'
  | 'agency_placement'
  | 'suspicion'
  | 'transfer'
  | 'accompanying_child'

export interface BasisFacts {
  readonly regime: Regime
  readonly basis: PlacementBasis
  /** Kind of the referring body; the register knows two that count. */
  readonly referrerKind: string | null
  readonly hasDocumentNo: boolean
  readonly documentOn: LocalDate | null
  /** A placement request that the Agency answered. */
  readonly hasPlacementRequest: boolean
}

const referrers: readonly string[] = ['criminal_prosecution_body', 'dv_complaint_body']

/** Which basis may be written down. The bed never depends on it: `emergency_request` is always open. */
export const placementBasis: readonly Rule<BasisFacts>[] = [
  {
    id: 'DV-REF-01',
    says: {
      az: 'Göndəriş əsası cinayət təqibi orqanının və ya məişət zorakılığı ilə bağlı şikayətlərə baxan orqanın nömrəli və tarixli sənədini tələb edir.',
      en: 'The basis “referral” needs a numbered and dated document of the prosecuting authority or of the body that deals with complaints of domestic violence.',
      ru: 'Основание «направление» требует документа с номером и датой от органа уголовного преследования или органа, рассматривающего жалобы на бытовое насилие.',
    },
    source: s22,
    code: 'referral_required',
    whenMissing: 'deny',
    holds: (f, on) =>
      f.regime !== 'dv' ||
      f.basis !== 'referral' ||
      (f.referrerKind !== null &&
        referrers.includes(f.referrerKind) &&
        f.hasDocumentNo &&
        f.documentOn !== null &&
        f.documentOn <= on),
  },
  {
    id: 'DV-REF-01',
    says: {
      az: 'Agentliyin yerləşdirməsi yerləşdirmə müraciətinə istinad etməlidir.',
      en: 'A placement by the Agency refers to its placement request.',
      ru: 'Размещение по решению Агентства ссылается на запрос о размещении.',
    },
    source: housePolicy('DV-REF-01'),
    code: 'referral_required',
    whenMissing: 'deny',
    holds: (f) => f.basis !== 'agency_placement' || f.hasPlacementRequest,
  },
  {
    id: 'THB-SUSP-01',
    says: {
      az: '“Şübhə” əsası yalnız insan alveri işlərinə aiddir; məişət zorakılığında təcili müraciət əsası açıqdır.',
      en: 'The basis “suspicion” belongs to trafficking; in domestic violence the emergency request is open.',
      ru: 'Основание «подозрение» относится к торговле людьми; при бытовом насилии открыта экстренная просьба.',
    },
    source: housePolicy('THB-SUSP-01'),
    code: 'referral_required',
    whenMissing: 'deny',
    holds: (f) => f.basis !== 'suspicion' || f.regime === 'thb',
  },
]

/** A live consent with purpose SHELTER, as the consent side of the law sees it on the day. */
export interface ShelterConsent {
  readonly grantor: 'self' | 'legal_representative' | 'guardianship_authority'
  /** Suspected of the violence or exploitation, or hiding the person from protection. Null: not looked into yet. */
  readonly grantorSuspected: boolean | null
}

export interface FinalizationFacts
  extends Pick<AgeStanding, 'child' | 'consentsForSelf'>,
    RepresentativeFacts,
    CompanionFacts,
    ViewFacts {
  /** Null: there is none, or it was withdrawn or has lapsed. */
  readonly shelterConsent: ShelterConsent | null
}

const shelterConsent: readonly Rule<FinalizationFacts>[] = [
  {
    id: 'DV-CONS-01',
    says: {
      az: 'Sığınacaq zərər çəkmiş şəxsin və ya onun qanuni nümayəndəsinin razılığı ilə verilir.',
      en: 'Shelter is given with the consent of the victim or of the legal representative.',
      ru: 'Приют предоставляется с согласия пострадавшего или его законного представителя.',
    },
    source: s23,
    code: 'consent_required',
    whenMissing: 'allow',
    holds: (f) => f.shelterConsent !== null,
  },
  {
    id: 'DV-CONS-01',
    says: {
      az: 'Fəaliyyət qabiliyyətli şəxs özü razılıq verir; uşağın adından şübhəli bilinməyən qanuni nümayəndə və ya qəyyumluq orqanı razılıq verir.',
      en: 'A person with capacity consents for herself; for a child, a legal representative who is not suspected, or the guardianship authority.',
      ru: 'Дееспособное лицо даёт согласие само; за ребёнка — не подозреваемый законный представитель или орган опеки.',
    },
    source: s23,
    code: 'grantor_not_valid',
    whenMissing: 'allow',
    holds: ({ shelterConsent: c, consentsForSelf }) => {
      if (c === null || consentsForSelf) return c === null || c.grantor === 'self'
      if (c.grantor === 'self' || c.grantorSuspected === true) return false
      return c.grantor === 'guardianship_authority' || c.grantorSuspected === false ? true : null
    },
  },
]

/** Stops only the step from provisional to final; she stays sheltered meanwhile. */
export const finalization: readonly Rule<FinalizationFacts>[] = [
  ...shelterConsent,
  ...representative,
  ...childView('allow'),
  ...companion,
]

export const finalizationThb: readonly Rule<FinalizationFacts>[] = byAnalogy(finalization)
export const finalizationFor = (regime: Regime) => (regime === 'dv' ? finalization : finalizationThb)
