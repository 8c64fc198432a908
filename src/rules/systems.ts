/** A message to a system around us (SVC-SYS-01): it says that something waits and where to read it, never about whom. */
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { messageFields } from './parameters/systems.ts'
import { cited } from './register.ts'

export interface MessageFacts {
  /** Name of every field of the message, those inside others too. */
  readonly fields: readonly string[]
}

export const systemMessage: readonly Rule<MessageFacts>[] = [
  {
    id: 'SVC-SYS-01',
    says: {
      az: 'Kənar sistemə gedən xəbərdə yalnız sadalanan, şəxsi göstərməyən sahələr olur.',
      en: 'A message to another system has the listed fields alone, and none of them shows a person.',
      ru: 'В сообщении другой системе есть только перечисленные поля, и ни одно не указывает на лицо.',
    },
    source: cited('SVC-SYS-01'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f, on) => f.fields.every((field) => inForce(messageFields, on).includes(field)),
  },
]

/** Every name in a message, at any depth. */
export const fieldsOf = (message: object): readonly string[] =>
  Object.entries(message).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null ? [name, ...fieldsOf(part)] : [name],
  )
