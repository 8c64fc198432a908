/** What of an episode can be set right: the entry, its field, the new value and the reason (R20). */
import { type Static, Type } from 'typebox'
import { correctionReason as reason } from '../../http/corrections.ts'
import { At, Closed, Day, Id, IdOrNull, OneOf } from '../../http/shapes.ts'
import { exploitationKinds } from './case-record-schema.ts'
import { riskLevels, thbStatuses, violenceKinds } from './case-schema.ts'
import { needs } from './victim-schema.ts'

const field = <const Fields extends readonly string[]>(...fields: Fields) => OneOf(fields)
const list = <const Words extends readonly string[]>(words: Words) =>
  Type.Array(OneOf(words), { maxItems: words.length, uniqueItems: true })
const status = { statusId: Id, reason }
const act = { actId: Id, reason }
const assessment = { assessmentId: Id, reason }

const HeadCorrection = Closed({ field: field('violenceKinds'), new: list(violenceKinds), reason })
export type HeadCorrection = Static<typeof HeadCorrection>

const StatusCorrection = Type.Union([
  Closed({ ...status, field: field('status'), new: OneOf(thbStatuses) }),
  Closed({ ...status, field: field('occurredAt'), new: At }),
  Closed({ ...status, field: field('identifiedOn'), new: Day }),
  Closed({ ...status, field: field('decidedByOrganizationId'), new: IdOrNull }),
  Closed({
    ...status,
    field: field('struck'),
    new: Type.Boolean({ description: 'It belongs to another episode or person: it counts and is shown no longer.' }),
  }),
])
export type StatusCorrection = Static<typeof StatusCorrection>

const actKinds = [...new Set([...violenceKinds, ...exploitationKinds])]
const ActCorrection = Type.Union([
  Closed({ ...act, field: field('occurredAt'), new: At }),
  Closed({
    ...act,
    field: field('kinds'),
    new: { ...list(actKinds), description: 'Of the act; none: it did not happen, and is shown no longer.' },
  }),
])
export type ActCorrection = Static<typeof ActCorrection>

const AssessmentCorrection = Type.Union([
  Closed({ ...assessment, field: field('occurredAt'), new: At }),
  Closed({ ...assessment, field: field('riskLevel'), new: OneOf(riskLevels) }),
  Closed({ ...assessment, field: field('needsRehabilitation'), new: Type.Boolean() }),
  Closed({ ...assessment, field: field('needs'), new: list(needs) }),
])
export type AssessmentCorrection = Static<typeof AssessmentCorrection>

export const CaseCorrection = Type.Union(
  [HeadCorrection, ...StatusCorrection.anyOf, ...ActCorrection.anyOf, ...AssessmentCorrection.anyOf],
  {
    description:
      'One field of a status, of an act or of an assessment, or the kinds of violence told when the episode was opened.',
  },
)
export type CaseCorrection = HeadCorrection | StatusCorrection | ActCorrection | AssessmentCorrection
