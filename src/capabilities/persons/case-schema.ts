/** Case: one episode of one person under one regime. */
import { type Static, Type } from 'typebox'
import { regimes } from '../../access/actor.ts'
import {
  Action,
  At,
  AtOrNull,
  Closed,
  Day,
  DayOrNull,
  Id,
  OneOf,
  OneOfOrNull,
  Page,
  PageQuery,
} from '../../http/shapes.ts'
import { needs } from './victim-schema.ts'

/** How she came. */
export const caseSources = ['application', 'referral', 'hotline', 'self', 'suspicion', 'transfer', 'agency'] as const
export type CaseSource = (typeof caseSources)[number]
export const violenceKinds = ['physical', 'psychological', 'sexual', 'economic'] as const
export type ViolenceKind = (typeof violenceKinds)[number]
/** The first three are grounds of shelter with the same rights in a center; the last is a body's word that it is not so. */
export const thbStatuses = ['suspected', 'potential', 'identified', 'not_identified'] as const
export type CaseThbStatus = (typeof thbStatuses)[number]
export const riskLevels = ['low', 'medium', 'high', 'extreme'] as const

const closureReasons = [
  'safe_and_settled',
  'transferred',
  'repatriated',
  'her_own_wish',
  'not_confirmed',
  'contact_lost',
  'died',
  'other',
] as const

export const NewCase = Closed(
  {
    victimId: Id,
    regime: OneOf(regimes),
    source: OneOf(caseSources, 'How she came.'),
    thbStatus: Type.Optional(OneOf(['suspected', 'potential'])),
    violenceKinds: Type.Optional(Type.Array(OneOf(violenceKinds), { uniqueItems: true, maxItems: 4 })),
  },
  { title: 'NewCase' },
)
export type NewCase = Static<typeof NewCase>

const summary = {
  id: Id,
  victimId: Id,
  regime: OneOf(regimes),
  episode: Type.Integer({ description: 'Counts her episodes under the regime.' }),
  state: OneOf(['open', 'closed']),
  source: OneOf(caseSources),
  openedOn: Day,
  closedOn: DayOrNull,
  thbStatus: OneOfOrNull(thbStatuses),
  riskLevel: OneOfOrNull(riskLevels),
  recordedAt: At,
}
const CaseSummary = Closed(summary, { title: 'CaseSummary' })
export type CaseSummary = Static<typeof CaseSummary>
export const Cases = Page(CaseSummary, 'Cases')
export const CasesQuery = Closed({
  ...PageQuery.properties,
  regime: Type.Optional(OneOf(regimes)),
  state: Type.Optional(OneOf(['open', 'closed'])),
  victimId: Type.Optional(Id),
})
export type CasesQuery = Static<typeof CasesQuery>

const happened = { occurredAt: At }
const breach = Type.Array(Type.String(), { description: 'Rules that the fact broke; stored all the same.' })
export const Case = Closed(
  {
    ...summary,
    closureReason: OneOfOrNull(closureReasons),
    identifiedOn: DayOrNull,
    violenceKinds: Type.Array(OneOf(violenceKinds)),
    keyWorker: OneOf(['me', 'other', 'none']),
    rightsExplainedAt: AtOrNull,
    rightsLanguage: OneOfOrNull(['az', 'en', 'ru', 'other']),
    thbStatuses: Type.Array(
      Closed(
        { id: Id, status: OneOf(thbStatuses), identifiedOn: DayOrNull, breach, ...happened },
        { title: 'ThbStatusRecord' },
      ),
    ),
    acts: Type.Array(
      Closed(
        { id: Id, act: OneOf(['violence', 'exploitation']), kinds: Type.Array(Type.String()), ...happened },
        { title: 'CaseAct' },
      ),
    ),
    assessments: Type.Array(
      Closed(
        { id: Id, about: OneOf(['needs', 'risk']), riskLevel: OneOf(riskLevels), ...happened },
        { title: 'CaseAssessment' },
      ),
    ),
    needs: Type.Array(OneOf(needs)),
    needsRehabilitation: Type.Union([Type.Boolean(), Type.Null()], { description: 'Null: not assessed.' }),
    breach: Type.Array(Type.String(), { description: 'Rules that the episode breaks as it stands today.' }),
    safetyPlanReviewOn: DayOrNull,
    hasSafetyPlan: Type.Boolean(),
    actions: Type.Array(Action),
  },
  { title: 'Case', description: 'An episode. What was said in words is opened with a Purpose.' },
)
export type Case = Static<typeof Case>

export const CaseClosure = Closed({ reason: OneOf(closureReasons) }, { title: 'CaseClosure' })
export type CaseClosure = Static<typeof CaseClosure>
export const CaseReopening = Closed(
  { reason: OneOf(['new_act', 'came_back', 'closed_in_error']) },
  { title: 'CaseReopening' },
)
export type CaseReopening = Static<typeof CaseReopening>
