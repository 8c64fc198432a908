/** Changing the end of a stay: planned exit, extension, a parent who stays with her child (DV-STAY-01, 03, 04). */
import type { LocalDate } from '../kernel/dates.ts'
import { childView, unsuspected, type ViewFacts } from './child-guard.ts'
import type { Rule } from './decision.ts'
import type { Facility } from './parameters/facilities.ts'
import { housePolicy, s22, s28 } from './placement-sources.ts'

export interface PlannedExitFacts {
  /** Last lawful day; null for a stay without a limit. */
  readonly lastDay: LocalDate | null
  readonly plannedExitOn: LocalDate
}

export const plannedExit: readonly Rule<PlannedExitFacts>[] = [
  {
    id: 'DV-STAY-01',
    says: {
      az: 'Planlaşdırılan çıxış son gündən gec ola bilməz.',
      en: 'A planned exit is not later than the last day of the stay.',
      ru: 'Планируемый выход не может быть позже последнего дня срока.',
    },
    source: s22,
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.lastDay === null || f.plannedExitOn <= f.lastDay,
  },
]

export interface ExtensionFacts extends ViewFacts {
  readonly facility: Facility
  readonly lastDay: LocalDate | null
  readonly newLastDay: LocalDate
  /** A document gives the reason for the extension. */
  readonly hasBasisDocument: boolean
  readonly decidedByRole: string
  /** Asked only of the shelter and social rehabilitation institution. */
  readonly agencyConsented: boolean | null
}

const managementDecides = <Facts extends { readonly decidedByRole: string }>(id: string): Rule<Facts> => ({
  id,
  says: {
    az: 'Bu qərarı mərkəzin rəhbərliyi verir.',
    en: 'The management of the center takes this decision.',
    ru: 'Это решение принимает руководство центра.',
  },
  source: housePolicy(id),
  code: 'role_not_allowed',
  whenMissing: 'deny',
  holds: (f) => f.decidedByRole === 'center_manager',
})

export const extension: readonly Rule<ExtensionFacts>[] = [
  managementDecides('DV-STAY-04'),
  {
    id: 'DV-STAY-04',
    says: {
      az: 'Müddət yalnız əsaslandırıcı sənədlə uzadılır.',
      en: 'A stay is extended only on a document that gives the reason.',
      ru: 'Срок продлевается только на основании документа с обоснованием.',
    },
    source: housePolicy('DV-STAY-04'),
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.hasBasisDocument,
  },
  {
    id: 'DV-STAY-04',
    says: {
      az: 'Uzadılma yalnız son günü irəli çəkir, heç vaxt müddəti qısaltmır.',
      en: 'An extension moves the last day later and never shortens a stay.',
      ru: 'Продление лишь отодвигает последний день и никогда не сокращает срок.',
    },
    source: housePolicy('DV-STAY-04'),
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.lastDay !== null && f.newLastDay > f.lastDay,
  },
  {
    id: 'DV-STAY-04',
    says: {
      az: 'Sığınacaq və sosial reabilitasiya müəssisəsində müddət Agentliyin razılığı ilə uzadılır.',
      en: 'In the shelter and social rehabilitation institution an extension needs the consent of the Agency.',
      ru: 'В учреждении приюта и социальной реабилитации продление требует согласия Агентства.',
    },
    source: { act: 'dost-page', place: 'social services page, kt=36', standing: 'V' },
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.facility !== 'sri_institution' || f.agencyConsented,
  },
  ...childView('allow'),
]

export interface CompanyFacts {
  /** Null: no relation between the two is on record. */
  readonly suspected: boolean | null
}

export interface AccompanyingFacts extends CompanyFacts {
  /** Whether the other one came as a child, or is one. */
  readonly child: boolean
  readonly bestInterestRecorded: boolean
  readonly childPresent: boolean
  readonly askedUntilOn: LocalDate
  /** Null: the child's stay has no limit. */
  readonly childLastDay: LocalDate | null
}

/** Whoever asks for the basis at the door. The bed never depends on it: `emergency_request` is always open. */
export const accompanyingDoor: readonly Rule<CompanyFacts>[] = [
  {
    id: 'DV-STAY-03',
    says: {
      az: 'Uşağa qarşı zorakılıqda şübhəli bilinən valideyn uşağı müşayiət edən kimi qala bilməz.',
      en: 'A parent suspected of violence against the child cannot stay as the companion of the child.',
      ru: 'Родитель, подозреваемый в насилии над ребёнком, не может оставаться в качестве сопровождающего.',
    },
    source: s28,
    code: 'parent_suspected',
    whenMissing: 'allow',
    holds: (f) => unsuspected(f.suspected),
  },
]

/** A parent whose own limit has ended stays with her child (DV-STAY-03). */
export const accompanyingBasis: readonly Rule<AccompanyingFacts>[] = [
  ...accompanyingDoor,
  {
    id: 'DV-STAY-03',
    says: {
      az: 'Bu əsasla yalnız uşağın yanında qalmaq olar.',
      en: 'On this basis one stays with a child only.',
      ru: 'На этом основании можно оставаться только с ребёнком.',
    },
    source: s28,
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.child,
  },
  {
    id: 'DV-STAY-03',
    says: {
      az: 'Valideynin qalması uşağın ən yaxşı mənafeyinə uyğunluğu barədə qeydə əsaslanır, uşaq isə həmin mərkəzdə olur.',
      en: 'The parent stays because a record says that it is in the child’s best interest, while the child is there.',
      ru: 'Родитель остаётся на основании записи о наилучших интересах ребёнка и пока ребёнок находится в центре.',
    },
    source: s28,
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.bestInterestRecorded && f.childPresent,
  },
  {
    id: 'DV-STAY-03',
    says: {
      az: 'Valideyn uşağın son günündən sonra müşayiət əsası ilə qala bilməz.',
      en: 'A parent does not stay on this basis after the child’s last day.',
      ru: 'На этом основании родитель не остаётся после последнего дня срока ребёнка.',
    },
    source: s22,
    code: 'stay_limit_exceeded',
    whenMissing: 'allow',
    holds: (f) => f.childLastDay === null || f.askedUntilOn <= f.childLastDay,
  },
]

export interface ShorteningFacts {
  readonly decidedByRole: string
  /** The day on which the person was told. */
  readonly noticeOn: LocalDate
  readonly appealNotice: boolean
}

/** A stay that a fact set right would shorten: without this decision the last day once given is held (GEN-AGE-02). */
export const shortening: readonly Rule<ShorteningFacts>[] = [
  managementDecides('GEN-AGE-02'),
  {
    id: 'GEN-AGE-02',
    says: {
      az: 'Müddətin qısaldılması barədə qərarda şikayət qaydası göstərilir.',
      en: 'A decision that shortens a stay says how to appeal.',
      ru: 'В решении о сокращении срока указан порядок обжалования.',
    },
    source: housePolicy('GEN-AGE-02'),
    code: 'appeal_notice_required',
    whenMissing: 'deny',
    holds: (f) => f.appealNotice,
  },
]
