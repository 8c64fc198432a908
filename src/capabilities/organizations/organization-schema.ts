import { type Static, Type } from 'typebox'
import { organisationKinds, regimes, unitTypes } from '../../access/actor.ts'
import { Closed, Day, DayOrNull, Id, IdOrNull, Nullable, OneOf, OneOfOrNull, Page } from '../../http/shapes.ts'

const name = Type.String({ minLength: 1, maxLength: 300 })
const area = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', description: 'Area code, e.g. `baku`.' })

const DatedName = Closed({ fromOn: Day, az: name, en: name, ru: name }, { title: 'DatedName' })
const DatedArea = Closed({ area, fromOn: Day, beforeOn: DayOrNull }, { title: 'DatedArea' })
const NewName = Closed(
  { fromOn: Type.Optional(Day), az: name, en: name, ru: name },
  { title: 'NewName', description: 'From today when no day is given.' },
)
const NewArea = Closed(
  { area, fromOn: Type.Optional(Day), beforeOn: Type.Optional(DayOrNull) },
  { title: 'NewArea', description: 'From today when no day is given; `beforeOn` ends it.' },
)

const regimesField = Type.Array(OneOf(regimes), { uniqueItems: true, maxItems: 2 })
const accreditedUntil = Type.Unsafe<Static<typeof DayOrNull>>({
  ...DayOrNull,
  description: 'Last day of accreditation of a non-state center.',
})
const dutyContact = Nullable(
  Type.String({
    minLength: 3,
    maxLength: 120,
    description:
      'Of a center: telephone or mailbox of the duty officer’s post, given in child notices; never of a place.',
  }),
)

export const Organization = Closed(
  {
    id: Id,
    kind: OneOf(organisationKinds),
    name: Type.Optional(Type.String({ description: 'Of today, in the language asked for.' })),
    code: Type.Optional(Type.String()),
    unitType: Type.Optional(OneOfOrNull(unitTypes)),
    regimes: Type.Optional(regimesField),
    stateRun: Type.Optional(Type.Boolean()),
    accreditedUntil: Type.Optional(accreditedUntil),
    anonymisedNoticeOn: Type.Optional(Type.Boolean()),
    anonymisedNoticeRecipientId: Type.Optional(IdOrNull),
    dutyContact: Type.Optional(dutyContact),
    active: Type.Optional(Type.Boolean()),
    names: Type.Optional(Type.Array(DatedName)),
    areas: Type.Optional(Type.Array(DatedArea)),
  },
  {
    title: 'Organization',
    description: 'A body or center. Outside bodies see of a center that it exists and its kind, nothing more.',
  },
)
export type Organization = Static<typeof Organization>
export const Organizations = Page(Organization, 'Organizations')

export const NewOrganization = Closed(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }),
    kind: OneOf(organisationKinds),
    unitType: Type.Optional(OneOf(unitTypes)),
    regimes: Type.Optional(regimesField),
    stateRun: Type.Optional(Type.Boolean()),
    accreditedUntil: Type.Optional(accreditedUntil),
    name: NewName,
    areas: Type.Optional(Type.Array(NewArea, { maxItems: 100 })),
  },
  { title: 'NewOrganization', description: 'A DOST center says which unit it is, a center its regimes.' },
)
export type NewOrganization = Static<typeof NewOrganization>

export const OrganizationChange = Closed(
  {
    regimes: Type.Optional(regimesField),
    stateRun: Type.Optional(Type.Boolean()),
    accreditedUntil: Type.Optional(accreditedUntil),
    active: Type.Optional(Type.Boolean()),
    dutyContact: Type.Optional(dutyContact),
    anonymisedNoticeOn: Type.Optional(
      Type.Boolean({ description: 'The DOST center itself decides; nobody else may set it.' }),
    ),
    anonymisedNoticeRecipientId: Type.Optional(
      Nullable(
        Type.String({ format: 'uuid', description: 'The law-enforcement body that gets it; by the DOST center too.' }),
      ),
    ),
    name: Type.Optional(NewName),
    areas: Type.Optional(Type.Array(NewArea, { maxItems: 100 })),
  },
  { title: 'OrganizationChange', description: 'Names and areas are added with a day, never overwritten.' },
)
export type OrganizationChange = Static<typeof OrganizationChange>

export const OrganizationFilter = Closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  kind: Type.Optional(OneOf(organisationKinds)),
  area: Type.Optional(area),
})
export type OrganizationFilter = Static<typeof OrganizationFilter>
