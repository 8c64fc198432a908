import { type Static, Type } from 'typebox'
import { At, Closed, Id, IdOrNull, Nullable, OneOf, Page } from '../../http/shapes.ts'
import { findingKinds } from './verify.ts'

export const AuditEvent = Closed(
  {
    id: Id,
    centerId: Type.String({ format: 'uuid', description: 'Holder in whose records it happened.' }),
    recordedAt: At,
    actor: Type.String({ description: 'Keyed hash of the user, or the name of a job.' }),
    callerOrganizationId: Id,
    client: Nullable(Type.String({ description: 'Keyed hash of the portal’s client, if any.' })),
    action: Type.String({ description: 'Permission under which it was done.' }),
    route: Type.String(),
    outcome: Type.String({ description: '`ok`, or the problem code of the answer.' }),
    resourceKind: Nullable(Type.String()),
    purpose: Nullable(Type.String()),
    resourceId: Type.Optional(IdOrNull),
    victimIds: Type.Optional(Type.Array(Id, { description: 'Persons whose record was touched or seen.' })),
  },
  {
    title: 'AuditEvent',
    description: 'Ids of persons and resources are for the holder’s own manager; the operator’s auditor sees none.',
  },
)
export type AuditEvent = Static<typeof AuditEvent>
export const AuditEvents = Page(AuditEvent, 'AuditEvents')

export const AuditFilter = Closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  from: Type.Optional(At),
  before: Type.Optional(At),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  outcome: Type.Optional(Type.String({ maxLength: 60 })),
  actor: Type.Optional(Type.String({ maxLength: 60 })),
  centerId: Type.Optional(Id),
  victimId: Type.Optional(Id),
})
export type AuditFilter = Static<typeof AuditFilter>

export const AuditFinding = Closed(
  {
    kind: OneOf(findingKinds),
    batch: Type.Integer(),
    position: Nullable(Type.Integer()),
    centerId: IdOrNull,
    eventId: IdOrNull,
  },
  {
    title: 'AuditFinding',
    description: 'What no longer fits the seals; without an event it is about the whole batch.',
  },
)
export const AuditVerification = Closed(
  {
    whole: Type.Boolean(),
    fromBatch: Type.Integer(),
    checkedEvents: Type.Integer(),
    findings: Type.Array(AuditFinding),
    head: Nullable(Closed({ batch: Type.Integer(), hash: Type.String() })),
    nextBatch: Nullable(Type.Integer({ description: 'Ask from here on; null at the end of the chain.' })),
  },
  { title: 'AuditVerification' },
)
export type AuditVerification = Static<typeof AuditVerification>

export const VerificationAsk = Closed({
  fromBatch: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000, default: 1 })),
  batches: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 20 })),
})
export type VerificationAsk = Static<typeof VerificationAsk>
