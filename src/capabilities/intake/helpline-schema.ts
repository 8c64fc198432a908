import { type Static, Type } from 'typebox'
import { Action, At, Closed, Id, IdOrNull, Language, OneOf, Page, VaultText } from '../../http/shapes.ts'
import { applicantTypes } from './application-schema.ts'

export const callRegimes = ['thb', 'dv', 'unknown', 'other'] as const
const outcomes = ['informed', 'lead_opened', 'emergency_services', 'ended'] as const

export const NewHelplineCall = Closed(
  {
    language: Type.Optional(Language),
    regime: Type.Optional(OneOf(callRegimes, 'What the call was about, as far as it was said.')),
    urgent: Type.Optional(Type.Boolean({ description: 'Somebody is in danger now.' })),
    outcome: Type.Optional(OneOf(['informed', 'emergency_services', 'ended'])),
    occurredAt: Type.Optional(At),
  },
  {
    title: 'NewHelplineCall',
    description: 'The caller may be nobody: there is no field for a name or a number (HELP-01).',
  },
)
export type NewHelplineCall = Static<typeof NewHelplineCall>

const Facts = {
  id: Id,
  language: Language,
  regime: OneOf(callRegimes),
  urgent: Type.Boolean(),
  outcome: OneOf(outcomes),
  applicationId: IdOrNull,
  occurredAt: At,
  recordedAt: At,
}
export const HelplineCallSummary = Closed({ ...Facts }, { title: 'HelplineCallSummary' })
export const HelplineCalls = Page(HelplineCallSummary, 'HelplineCalls')
export const HelplineCall = Closed(
  { ...Facts, actions: Type.Array(Action) },
  { title: 'HelplineCall', description: 'A call at any hour. No number is kept.' },
)
export type HelplineCall = Static<typeof HelplineCall>

export const HelplineIntake = Closed(
  {
    dostCenterId: Type.Optional(
      Type.String({ format: 'uuid', description: 'From the call center: who takes it up. A holder opens it at home.' }),
    ),
    applicantType: Type.Optional(OneOf(applicantTypes, 'Who called; `other` when nobody said.')),
    childConcerned: Type.Optional(Type.Boolean()),
    traffickingSigns: Type.Optional(Type.Boolean({ description: 'Any sign of trafficking that was told.' })),
    account: Type.Optional(VaultText),
  },
  { title: 'HelplineIntake', description: 'Opens a lead without any field that names somebody.' },
)
export type HelplineIntake = Static<typeof HelplineIntake>
