/** May this consent be given, and by whom (CONS-01 to CONS-03). Each purpose is a door of its own. */
import { addMinutes, type Instant } from '../kernel/dates.ts'
import { type CapacityFacts, consentsForSelf, isChild, viewDuty } from './age.ts'
import type {
  ConsentPurpose,
  DisclosurePurpose,
  DisclosureScope,
  Grantor,
  Representation,
  Stance,
} from './consent-terms.ts'
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { longestDisclosureConsent } from './parameters/consent-terms.ts'
import { cited } from './register.ts'

export type RecipientClass = 'criminal_prosecution' | 'other_state_body' | 'legal_entity' | 'individual'

export interface GrantFacts {
  readonly at: Instant
  readonly subject: CapacityFacts
  readonly grantor: Grantor
  /** Null: nobody is named. Not read when she consents herself. */
  readonly representation: Representation | null
}

export interface DisclosureConsentFacts extends GrantFacts {
  /** Id of one body. Null: none, or a word such as "police". */
  readonly recipientId: string | null
  readonly recipientClass: RecipientClass | null
  readonly disclosurePurpose: DisclosurePurpose | null
  readonly scopes: readonly DisclosureScope[]
  readonly validUntil: Instant | null
  /** The child's own view, when one is on record. */
  readonly childView: Stance | null
  /** False: no psychologist or trained worker heard it without the parents. Left out: heard as it has to be. */
  readonly childHeard?: boolean
  /** Management decided, with a written reason, in spite of the child's objection. */
  readonly objectionOverruled: boolean
}

type WhenMissing = Rule<never>['whenMissing']

const whoConsents = (whenMissing: WhenMissing): Rule<GrantFacts> => ({
  id: 'CONS-02',
  says: {
    az: 'Fəaliyyət qabiliyyətli yetkin şəxsin adından yalnız özü, uşağın adından isə nümayəndəsi və ya qəyyumluq orqanı razılıq verir.',
    en: 'Only she herself consents for a capable adult; a representative or the guardianship authority for a child.',
    ru: 'За дееспособного взрослого согласие даёт только он сам, за ребёнка даёт представитель или орган опеки.',
  },
  source: cited('CONS-02'),
  code: 'grantor_not_valid',
  whenMissing,
  holds: (f, on) => consentsForSelf(f.subject, on) === (f.grantor === 'self'),
})

const whoRepresents = (whenMissing: WhenMissing): readonly Rule<GrantFacts>[] => [
  {
    id: 'CONS-02',
    says: {
      az: 'Zorakılıqda və ya istismarda şübhəli bilinən nümayəndə razılıq verə bilməz.',
      en: 'A representative who is suspected of the violence or exploitation cannot consent.',
      ru: 'Представитель, подозреваемый в насилии или эксплуатации, не может дать согласие.',
    },
    source: cited('CONS-02'),
    code: 'grantor_not_valid',
    whenMissing,
    holds: (f) => f.grantor === 'self' || f.representation === null || f.representation.suspectedAt === null,
  },
  {
    id: 'CONS-02',
    says: {
      az: 'Onun adından razılıq verən şəxs qanuni nümayəndə kimi qeydə alınmış olmalıdır, qəyyumluq orqanı isə adı ilə göstərilməlidir; qohumluq özlüyündə nümayəndəlik deyil.',
      en: 'Whoever consents for her is on record as her legal representative, and a guardianship authority is named; to be related is not to represent.',
      ru: 'Согласие за неё даёт тот, кто записан её законным представителем, а орган опеки назван; родство само по себе представительством не является.',
    },
    source: cited('CONS-02'),
    code: 'grantor_not_valid',
    whenMissing,
    holds: (f) => {
      if (f.grantor === 'self') return true
      if (f.representation === null || !f.representation.recorded) return null
      return f.representation.endedAt === null || f.representation.endedAt > f.at
    },
  },
]

const grantorRules = (whenMissing: WhenMissing) => [whoConsents(whenMissing), ...whoRepresents(whenMissing)]

/** A missing representative never delays shelter or services: it is allowed and becomes a task (R24). */
export const consentToShelter: readonly Rule<GrantFacts>[] = grantorRules('allow')
export const consentToServices: readonly Rule<GrantFacts>[] = grantorRules('allow')

export const consentToDisclosure: readonly Rule<DisclosureConsentFacts>[] = [
  ...grantorRules('deny'),
  {
    id: 'CONS-01',
    says: {
      az: 'Açıqlamaya razılıq bir konkret orqanı göstərir; «polis» və ya «istənilən orqan» orqan deyil.',
      en: 'A consent to disclosure names one body; “police” or “any body” is not one.',
      ru: 'Согласие на раскрытие называет один орган; «полиция» или «любой орган» им не является.',
    },
    source: cited('CONS-01'),
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f) => f.recipientId !== null,
  },
  {
    id: 'CONS-01',
    says: {
      az: 'Açıqlamaya razılıq bir məqsəd üçün verilir.',
      en: 'A consent to disclosure is given for one purpose.',
      ru: 'Согласие на раскрытие даётся для одной цели.',
    },
    source: cited('CONS-01'),
    code: 'purpose_required',
    whenMissing: 'deny',
    holds: (f) => (f.disclosurePurpose === null ? null : true),
  },
  {
    id: 'CONS-01',
    says: {
      az: 'Açıqlamaya razılığın son müddəti göstərilir və qanunla icazə verilən ən uzun müddətdən artıq olmur.',
      en: 'A consent to disclosure has an end, no later than the longest term allowed.',
      ru: 'У согласия на раскрытие есть срок, не превышающий наибольшего допустимого.',
    },
    source: { act: 'house', place: 'CONS-01', standing: 'P' },
    code: 'validation_failed',
    whenMissing: 'deny',
    holds: (f, on) =>
      f.validUntil === null
        ? null
        : f.validUntil > f.at && f.validUntil <= addMinutes(f.at, inForce(longestDisclosureConsent, on) * 24 * 60),
  },
  {
    id: 'DV-VIEW-01',
    says: {
      az: 'On yaşına çatmış uşaq barədə məlumatın açıqlanmasından əvvəl onun rəyi qeydə alınır.',
      en: 'Before a disclosure about a child of ten or more that child’s view is on record.',
      ru: 'До раскрытия сведений о ребёнке, достигшем десяти лет, его мнение должно быть записано.',
    },
    source: cited('DV-VIEW-01'),
    code: 'view_required',
    whenMissing: 'deny',
    holds: (f, on) => {
      if (f.childView !== null && f.childHeard !== false) return true
      const duty = viewDuty(f.subject, on)
      return duty === null ? null : duty !== 'mandatory'
    },
  },
  {
    id: 'CONS-02',
    says: {
      az: 'Uşaq etiraz edirsə, cinayət təqibi orqanına məlumat yalnız rəhbərliyin əsaslandırılmış qərarı ilə verilir.',
      en: 'Against the child’s objection a criminal prosecution body is told only by a reasoned decision of management.',
      ru: 'При возражении ребёнка органу уголовного преследования сообщают лишь по мотивированному решению руководства.',
    },
    source: { act: 'house', place: 'CONS-02', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f, on) => {
      if (!isChild(f.subject, on) || f.childView !== 'object' || f.objectionOverruled) return true
      return f.recipientClass === null ? null : f.recipientClass !== 'criminal_prosecution'
    },
  },
]

export interface RefusalFacts extends GrantFacts {
  readonly purpose: ConsentPurpose
}

/** A "no" is stored whoever says it; what was given ends only by one that holds here. Nobody proven to represent her ends nothing. */
export const consentRefusal: readonly Rule<RefusalFacts>[] = [
  {
    ...whoConsents('deny'),
    says: {
      az: 'Onun barəsində məlumat verilməsinə özü hər yaşda etiraz edə bilər; başqa razılığı yalnız onu verə bilən şəxs rədd edir.',
      en: 'To be told of she refuses for herself at any age; any other consent is refused by whoever could give it.',
      ru: 'От передачи сведений о себе лицо отказывается само в любом возрасте; в ином согласии отказывает тот, кто мог бы его дать.',
    },
    holds: (f, on) =>
      f.grantor === 'self'
        ? f.purpose === 'disclosure' || consentsForSelf(f.subject, on)
        : !consentsForSelf(f.subject, on),
  },
  ...whoRepresents('deny'),
]

export interface WithdrawalFacts {
  readonly purpose: ConsentPurpose
  /** A reason is neither asked nor weighed. */
  readonly by: 'self' | 'grantor' | 'portal'
}

/** Never refused, through any door. */
export const withdrawal: readonly Rule<WithdrawalFacts>[] = [
  {
    id: 'CONS-03',
    says: {
      az: 'Razılıq istənilən vaxt, səbəb göstərilmədən geri götürülə bilər.',
      en: 'A consent may be withdrawn at any time, without a reason.',
      ru: 'Согласие можно отозвать в любое время без объяснения причин.',
    },
    source: cited('CONS-03'),
    code: 'disclosure_forbidden',
    whenMissing: 'allow',
    holds: () => true,
  },
]
