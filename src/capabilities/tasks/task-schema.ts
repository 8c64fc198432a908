import { type Static, Type } from 'typebox'
import { roles } from '../../access/actor.ts'
import { At, AtOrNull, Closed, Id, IdOrNull, Nullable, OneOf, OneOfOrNull, Page } from '../../http/shapes.ts'

const safeMoments = ['alone_and_safe'] as const

export const Task = Closed(
  {
    id: Id,
    what: Type.String({ description: 'What is to be done, e.g. `offer_referral`.' }),
    ruleId: Nullable(Type.String({ description: 'Rule that asks for it.' })),
    role: OneOf(roles, 'Role that should do it.'),
    victimId: IdOrNull,
    caseId: IdOrNull,
    resource: Nullable(Closed({ kind: Type.String(), id: Id }, { title: 'TaskResource' })),
    moment: OneOfOrNull(safeMoments, 'The only moment in which it may be done: when she is alone and safe.'),
    dueAt: At,
    overdue: Type.Boolean(),
    doneAt: AtOrNull,
    recordedAt: At,
  },
  { title: 'Task' },
)
export type Task = Static<typeof Task>
export const Tasks = Page(Task, 'Tasks')

export const TaskFilter = Closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  role: Type.Optional(OneOf(roles)),
  state: Type.Optional(OneOf(['open', 'done'], 'Open when left out.')),
  overdue: Type.Optional(Type.Boolean()),
  victimId: Type.Optional(Id),
})
export type TaskFilter = Static<typeof TaskFilter>

export const TaskCompletion = Closed(
  {
    occurredAt: Type.Optional(At),
    moment: Type.Optional(OneOf(safeMoments, 'Said by who did it, where the task names a moment.')),
  },
  { title: 'TaskCompletion', description: 'When it was done; now when left out.' },
)
export type TaskCompletion = Static<typeof TaskCompletion>
