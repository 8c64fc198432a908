/** Service passports as printed, each field with the rules that stand on it (seed 003, SVC-*). */
import printed from '../../docs/law/passport-09-03-00-00.json' with { type: 'json' }

export type ServicePassport = typeof printed

const passports: readonly ServicePassport[] = [printed]

/** The id is a text that is never taken apart. */
export const servicePassport = (serviceId: string): ServicePassport | undefined =>
  passports.find((passport) => passport.serviceId === serviceId)
