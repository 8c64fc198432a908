/** Shapes that every room uses. */
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'
import type { Instant, LocalDate } from '../kernel/dates.ts'

/** Closed object: an unknown property is refused, never dropped. `title` becomes its name in the OpenAPI document. */
export const Closed = <P extends TProperties>(
  properties: P,
  options: { title?: string; description?: string } = {},
): TObject<P> => Type.Object(properties, { additionalProperties: false, ...options })

export const Id = Type.String({ format: 'uuid', description: 'Random identifier.' })
export const Day = Type.Unsafe<LocalDate>({ type: 'string', format: 'date', description: 'Legal day in Asia/Baku.' })
export const At = Type.Unsafe<Instant>({
  type: 'string',
  format: 'date-time',
  description: 'Instant, RFC 3339 with an offset.',
})
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
/** A closed list of words; `enum`, so that generated clients get a union. */
export const OneOf = <const W extends readonly string[]>(words: W, description?: string) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) })
/** Like `OneOf`, or null: one enum that holds null, which generated clients read rightly. */
export const OneOfOrNull = <const W extends readonly string[]>(words: W, description?: string) =>
  Type.Unsafe<W[number] | null>({
    type: ['string', 'null'],
    enum: [...words, null],
    ...(description === undefined ? {} : { description }),
  })
export const DayOrNull = Type.Unsafe<LocalDate | null>({ type: ['string', 'null'], format: 'date' })
export const AtOrNull = Type.Unsafe<Instant | null>({ type: ['string', 'null'], format: 'date-time' })
export const IdOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' })
/** Free text about a person: goes to the vault, never to a column, a log or an error. */
export const VaultText = Type.String({
  minLength: 1,
  maxLength: 8_000,
  description: 'Free text; kept in the vault only.',
})
export const languages = ['az', 'en', 'ru', 'other'] as const
export const Language = OneOf(languages, 'Language.')

export const IdParams = Closed({ id: Id })
export const PageQuery = Closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
})
export type PageQuery = Static<typeof PageQuery>

/** A list's answer; `title` is the item's name in the plural. */
export const Page = <S extends TSchema>(item: S, title: string) =>
  Closed({ items: Type.Array(item), nextCursor: Nullable(Type.String()) }, { title })
export interface PageOf<T> {
  items: T[]
  nextCursor: string | null
}

/** A preview of what may be done now (R15); for the holder's staff only. */
export const Action = Closed(
  {
    action: Type.String(),
    method: OneOf(['POST', 'PUT', 'PATCH']),
    href: Type.String(),
    allowed: Type.Boolean(),
    code: Type.Optional(Type.String()),
    ruleId: Type.Optional(Type.String()),
    says: Type.Optional(Type.String()),
  },
  { title: 'Action', description: 'What may be done now and, where not, which rule says so.' },
)
export type Action = Static<typeof Action>

export const Correction = Closed(
  {
    field: Type.String({ minLength: 1, maxLength: 64 }),
    new: Nullable(Type.String({ maxLength: 200 })),
    reason: OneOf(['entry_error', 'new_document', 'heard_from_her', 'other_source']),
  },
  { title: 'Correction', description: 'A recorded fact set right.' },
)
export type Correction = Static<typeof Correction>
