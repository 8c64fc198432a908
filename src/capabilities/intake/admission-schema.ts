import { type Static, Type } from 'typebox'
import { Action, At, Closed, Id, IdOrNull, Nullable, OneOf, OneOfOrNull, Page, VaultText } from '../../http/shapes.ts'
import { NewVictim } from '../persons/facts.ts'

const doors = ['dost', 'referral', 'emergency_request', 'suspicion', 'transfer'] as const
const outcomes = ['granted', 'negative', 'routed'] as const
const ways = ['thb_center', 'dv_center', 'special_care'] as const

export const NewAdmission = Closed(
  {
    door: OneOf(doors, 'How she came. Every door ends at a bed.'),
    regime: Type.Optional(OneOf(['thb', 'dv'], 'For a center of both regimes; otherwise the center’s own.')),
    victimId: Type.Optional(Type.String({ format: 'uuid', description: 'A person of this holder.' })),
    victim: Type.Optional(NewVictim),
    suffersDv: Type.Optional(Nullable(Type.Boolean({ description: 'Found, told or referred. Null: not asked yet.' }))),
    thbStatus: Type.Optional(OneOfOrNull(['suspected', 'potential', 'identified'])),
    asksForHelp: Type.Optional(Nullable(Type.Boolean())),
    needsSpecialCare: Type.Optional(Nullable(Type.Boolean())),
    outcome: Type.Optional(OneOf(outcomes, 'Granted when left out; the other two are a human’s word.')),
    route: Type.Optional(OneOf(ways, 'For `routed`: the other place. The bed here stays hers until she is there.')),
    ground: Type.Optional(Type.String({ pattern: '^[a-z_]{1,64}$', description: 'For `negative`: no_legal_basis.' })),
    reason: Type.Optional(VaultText),
    appealNoticeGiven: Type.Optional(Type.Boolean()),
    occurredAt: Type.Optional(At),
  },
  {
    title: 'NewAdmission',
    description:
      'Nothing but the door is demanded: no paper, no name, no consent. Citizenship, sex, origin and belief are not asked (RIGHT-02).',
  },
)
export type NewAdmission = Static<typeof NewAdmission>

const Facts = {
  id: Id,
  victimId: Id,
  caseId: IdOrNull,
  door: OneOf(doors),
  outcome: OneOf(outcomes),
  suspicion: Type.Boolean(),
  occurredAt: At,
  recordedAt: At,
}
export const AdmissionSummary = Closed({ ...Facts }, { title: 'AdmissionSummary' })
export const Admissions = Page(AdmissionSummary, 'Admissions')
export const Admission = Closed(
  {
    ...Facts,
    route: OneOfOrNull(ways, 'Advice to a human, or where a human has shown her the way (R27).'),
    reason: OneOfOrNull(['no_legal_basis']),
    appealNoticeGiven: Nullable(Type.Boolean()),
    decisionId: IdOrNull,
    actions: Type.Array(Action),
  },
  { title: 'Admission', description: 'A center’s decision at any door.' },
)
export type Admission = Static<typeof Admission>

export const AdmissionReason = Closed(
  { reason: Type.String() },
  { title: 'AdmissionReason', description: 'From the vault.' },
)
export type AdmissionReason = Static<typeof AdmissionReason>
