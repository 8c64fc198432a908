/** What may leave without naming anybody: the request for a place, to the Agency alone (SVC-PLACE-01, R3). */
import type { Rule } from './decision.ts'
import { placementRequest } from './placement-request.ts'
import { cited } from './register.ts'

export interface PseudonymousFacts {
  /** Kind of the addressed body; null: none is named. */
  readonly recipientKind: string | null
  /** Every property of what would be sent. */
  readonly fields: readonly string[]
  /** How many of the persons it is about are on record here. Null: not all of them. */
  readonly subjects: number | null
}

export const pseudonymousRelease: readonly Rule<PseudonymousFacts>[] = [
  ...placementRequest,
  {
    id: 'SVC-PLACE-01',
    says: {
      az: 'Adsız yerləşdirmə müraciəti yalnız Sosial Xidmətlər Agentliyinə göndərilir.',
      en: 'A request for a place that names nobody goes to the Social Services Agency alone.',
      ru: 'Запрос о месте без имени направляется только Агентству социальных услуг.',
    },
    source: cited('SVC-PLACE-01'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => (f.recipientKind === null ? null : f.recipientKind === 'social_services_agency'),
  },
  {
    id: 'ANON-01',
    says: {
      az: 'Müraciətin kimin barəsində olduğu qeydə alınıb.',
      en: 'The persons it is about are on record.',
      ru: 'Лица, о которых идёт речь, есть в учёте.',
    },
    source: cited('ANON-01'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => (f.subjects === null ? null : f.subjects > 0),
  },
]
