/** What of an application, a call or a ticket can be set right: the field, its new value and the reason (R20). */
import { type Static, Type } from 'typebox'
import { correctionReason as reason } from '../../http/corrections.ts'
import { At, AtOrNull, Closed, Id, Language, OneOf } from '../../http/shapes.ts'
import { applicantTypes, channels, NeedList, riskLevels } from './application-schema.ts'
import { callRegimes } from './helpline-schema.ts'

const field = <const Fields extends readonly string[]>(...fields: Fields) => OneOf(fields)
const Yes = Type.Boolean()
const interview = { interviewId: Id, reason }
const assessment = { assessmentId: Id, reason }

const HeadCorrection = Type.Union([
  Closed({ field: field('ticketAt', 'servedAt'), new: AtOrNull, reason }),
  Closed({ field: field('registeredAt', 'doneAt'), new: At, reason }),
  Closed({ field: field('applicantType'), new: OneOf(applicantTypes), reason }),
  Closed({ field: field('channel'), new: OneOf(channels), reason }),
  Closed({ field: field('urgent', 'childConcerned'), new: Yes, reason }),
])
export type HeadCorrection = Static<typeof HeadCorrection>

const InterviewCorrection = Type.Union([
  Closed({ ...interview, field: field('occurredAt'), new: At }),
  Closed({ ...interview, field: field('needsRehabilitation', 'aloneWithHer'), new: Yes }),
  Closed({ ...interview, field: field('needs'), new: NeedList }),
])
export type InterviewCorrection = Static<typeof InterviewCorrection>

const AssessmentCorrection = Type.Union([
  Closed({ ...assessment, field: field('occurredAt'), new: At }),
  Closed({ ...assessment, field: field('needsRehabilitation'), new: Yes }),
  Closed({ ...assessment, field: field('needs'), new: NeedList }),
  Closed({ ...assessment, field: field('risk'), new: OneOf(riskLevels) }),
])
export type AssessmentCorrection = Static<typeof AssessmentCorrection>

export const ApplicationCorrection = Type.Union(
  [...HeadCorrection.anyOf, ...InterviewCorrection.anyOf, ...AssessmentCorrection.anyOf],
  { description: 'One field of the application, of a talk or of an assessment. The clocks follow.' },
)
export type ApplicationCorrection = HeadCorrection | InterviewCorrection | AssessmentCorrection

export const CallCorrection = Type.Union(
  [
    Closed({ field: field('language'), new: Language, reason }),
    Closed({ field: field('regime'), new: OneOf(callRegimes), reason }),
    Closed({ field: field('urgent'), new: Yes, reason }),
    Closed({ field: field('outcome'), new: OneOf(['informed', 'emergency_services', 'ended']), reason }),
    Closed({ field: field('occurredAt'), new: At, reason }),
  ],
  { description: 'One field of a call. A lead that it opened stays opened.' },
)
export type CallCorrection = Static<typeof CallCorrection>

export const TicketCorrection = Type.Union(
  [
    Closed({ field: field('number'), new: Type.String({ pattern: '^[A-Z]?[0-9]{1,5}$' }), reason }),
    Closed({ field: field('issuedAt', 'calledAt', 'servedAt', 'leftAt'), new: At, reason }),
  ],
  { description: 'One field of a ticket. The clocks of an application that began with it follow.' },
)
export type TicketCorrection = Static<typeof TicketCorrection>
