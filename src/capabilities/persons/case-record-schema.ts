import { type Static, Type } from 'typebox'
import { At, Closed, Day, Id, Language, OneOf, VaultText } from '../../http/shapes.ts'
import { riskLevels, thbStatuses, violenceKinds } from './case-schema.ts'
import { needs } from './victim-schema.ts'

const when = { occurredAt: Type.Optional(At) }
const words = { text: Type.Optional(VaultText), ...when }

export const NewThbStatus = Closed(
  {
    status: OneOf(thbStatuses),
    decidedByOrganizationId: Type.Optional({ ...Id, description: 'For a finding: the identification body.' }),
    identifiedBefore: Type.Optional(
      Closed(
        {
          documentNo: Type.String({ minLength: 1, maxLength: 80, description: 'Kept in the vault only.' }),
          identifiedOn: { ...Day, description: 'Day of the finding.' },
        },
        { title: 'IdentifiedBefore', description: 'A body found it before she came here, and she has its document.' },
      ),
    ),
    ...when,
  },
  { title: 'NewThbStatus' },
)
export type NewThbStatus = Static<typeof NewThbStatus>

export const ViolenceAct = Closed(
  { kinds: Type.Array(OneOf(violenceKinds), { minItems: 1, maxItems: 4, uniqueItems: true }), ...words },
  { title: 'ViolenceAct' },
)
export type ViolenceAct = Static<typeof ViolenceAct>

export const exploitationKinds = [
  'sexual',
  'forced_labour',
  'begging',
  'servitude',
  'crime',
  'organs',
  'forced_marriage',
  'other',
] as const
export const ExploitationAct = Closed(
  { kinds: Type.Array(OneOf(exploitationKinds), { minItems: 1, maxItems: 8, uniqueItems: true }), ...words },
  { title: 'ExploitationAct' },
)
export type ExploitationAct = Static<typeof ExploitationAct>

export const NeedsAssessment = Closed(
  {
    needsRehabilitation: Type.Boolean(),
    needs: Type.Array(OneOf(needs), { uniqueItems: true, maxItems: 20 }),
    riskLevel: OneOf(riskLevels),
    ...when,
  },
  { title: 'CaseNeedsAssessment' },
)
export type NeedsAssessment = Static<typeof NeedsAssessment>

export const RiskAssessment = Closed({ riskLevel: OneOf(riskLevels), ...words }, { title: 'RiskAssessment' })
export type RiskAssessment = Static<typeof RiskAssessment>

export const SafetyPlan = Closed(
  { text: VaultText, madeWithHer: Type.Boolean(), reviewOn: Type.Optional(Day), ...when },
  { title: 'SafetyPlan' },
)
export type SafetyPlan = Static<typeof SafetyPlan>

export const RightsExplained = Closed({ language: Language, ...when }, { title: 'RightsExplained' })
export type RightsExplained = Static<typeof RightsExplained>

export const CaseTexts = Closed(
  {
    items: Type.Array(
      Closed(
        { about: OneOf(['violence', 'exploitation', 'risk', 'safety_plan']), occurredAt: At, text: Type.String() },
        { title: 'CaseText' },
      ),
    ),
  },
  { title: 'CaseTexts' },
)
export type CaseTexts = Static<typeof CaseTexts>
