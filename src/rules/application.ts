/** From a lead to a registered application (SVC-APPL-01), its documents and its interviews (SVC-DOC-01, SVC-INT-01). */
import type { Instant } from '../kernel/dates.ts'
import { type CapacityFacts, isChild, isWithoutCapacity } from './age.ts'
import type { Representation } from './consent-terms.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'
import { cited } from './register.ts'

export type ApplicantType = 'self' | 'relative' | 'legal_representative' | 'municipality' | 'ngo' | 'other'

export interface RegistrationFacts {
  readonly applicantType: ApplicantType
  readonly person: CapacityFacts
  /** She herself said yes, alone with staff. Null: she has not been reached. */
  readonly ownWord: boolean | null
  /** For a child: a valid representative or the guardianship authority agreed. */
  readonly grantorAgreed: boolean | null
  /** Who applies as her legal representative. */
  readonly representation: Representation | null
  /** Id of the member of staff who takes it up. Null: a machine, or a portal, which files leads only. */
  readonly takenBy: string | null
}

/** Filing is a fact: every call is stored as a lead, whoever makes it (R7). Only registration is weighed. */
export const registration: readonly Rule<RegistrationFacts>[] = [
  {
    id: 'SVC-APPL-01',
    says: {
      az: 'Xidmət şəxsin öz razılığı, uşaq üçün isə özünün və ya etibarlı nümayəndəsinin razılığı ilə başlayır.',
      en: 'The service starts with her own consent; for a child with the child’s own request or a valid representative’s.',
      ru: 'Услуга начинается с согласия лица, для ребёнка с его просьбы или согласия надлежащего представителя.',
    },
    source: cited('SVC-APPL-01'),
    code: 'consent_required',
    whenMissing: 'deny',
    holds: (f, on) => {
      if (f.ownWord === true) return true
      return isChild(f.person, on) || isWithoutCapacity(f.person, on) ? f.grantorAgreed : f.ownWord
    },
  },
  {
    id: 'SVC-APPL-01',
    says: {
      az: 'Zorakılıqda şübhəli bilinən nümayəndə onun adından müraciət edə bilməz.',
      en: 'A representative who is suspected cannot apply for her.',
      ru: 'Подозреваемый представитель не может обращаться от её имени.',
    },
    source: cited('CONS-02'),
    code: 'representative_suspected',
    whenMissing: 'allow',
    holds: (f) => {
      if (f.applicantType !== 'legal_representative' || f.ownWord === true) return true
      if (f.representation === null) return null
      if (f.representation.suspectedAt !== null) return false
      return f.representation.recorded ? true : null
    },
  },
  {
    id: 'SVC-AUTO-01',
    says: {
      az: 'Portal yalnız xəbər qəbul edir: müraciəti adı bəlli insan işə götürür.',
      en: 'A portal files leads only: a named human takes an application up.',
      ru: 'Портал лишь принимает сигналы: обращение берёт в работу названное лицо.',
    },
    source: cited('SVC-AUTO-01'),
    code: 'role_not_allowed',
    whenMissing: 'deny',
    holds: (f) => f.takenBy !== null,
  },
]

/** Only she and her representative hear anything back; every other applicant gets a receipt that nothing resolves (R7). */
export const staysLead = (applicantType: ApplicantType, ownWord: boolean | null): boolean =>
  applicantType !== 'self' && applicantType !== 'legal_representative' && ownWord !== true

export type DocumentKind = 'identity' | 'dv_act'
export type DocumentState = 'provided' | 'missing' | 'impossible' | 'withheld_for_safety'

export interface DocumentFacts {
  readonly at: Instant
  readonly documents: Readonly<Record<DocumentKind, DocumentState | null>>
}

/** A task for staff, never for her, and never a ground of refusal. Impossible and withheld are accepted as they are. */
export const documentTasks: DutyRule<DocumentFacts> = {
  id: 'SVC-DOC-01',
  arises: (f) =>
    (['identity', 'dv_act'] as const)
      .filter((kind) => f.documents[kind] === null || f.documents[kind] === 'missing')
      .map((kind) => task('SVC-DOC-01', `obtain_document_${kind}`, f.at)),
}

export interface InterviewFacts {
  readonly at: Instant
  readonly lawyerHeldAt: Instant | null
  readonly psychologistHeldAt: Instant | null
}

/** One talk missing is work for staff; the service goes on. */
export const interviewTasks: DutyRule<InterviewFacts> = {
  id: 'SVC-INT-01',
  arises: (f) => [
    ...(f.lawyerHeldAt === null ? [task('SVC-INT-01', 'interview_by_lawyer', f.at)] : []),
    ...(f.psychologistHeldAt === null ? [task('SVC-INT-01', 'interview_by_psychologist', f.at)] : []),
  ],
}

/** R32: the front office is done when both talks and the assessment are. Null while one of them is open. */
export function frontDoneAt(facts: InterviewFacts, assessedAt: Instant | null): Instant | null {
  const { lawyerHeldAt, psychologistHeldAt } = facts
  if (lawyerHeldAt === null || psychologistHeldAt === null || assessedAt === null) return null
  return [lawyerHeldAt, psychologistHeldAt, assessedAt].reduce((last, at) => (at > last ? at : last))
}
