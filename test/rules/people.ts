/** People and consents of the tests: each one plain, so that a case can change a single fact. */
import { addDays, bakuDay, day, type Instant, instant, startOfDay } from '../../src/kernel/dates.ts'
import type { CapacityFacts } from '../../src/rules/age.ts'
import type { Consent } from '../../src/rules/consent-terms.ts'

export const at = instant('2026-02-20T09:00:00+04:00')
export const on = bakuDay(at)

const person = (born: string): CapacityFacts => ({
  birthOn: day(born),
  ageBasis: 'document',
  presumedChild: false,
  capableMinor: false,
  incapacity: null,
})
export const adult = person('1990-05-01')
/** Eighteen on 21 February 2026, the day after `on`. */
export const nearly18 = person('2008-02-21')
export const child12 = person('2013-06-01')
/** Ten on 21 February 2026. */
export const nearly10 = person('2016-02-21')
/** Ten on `on`. */
export const just10 = person('2016-02-20')
export const ageUnknown: CapacityFacts = { ...adult, birthOn: null, ageBasis: 'unknown', presumedChild: true }

export const midnight = (text: string): Instant => startOfDay(day(text))

/** Her own written consent, for one body, one purpose and the legal part of the file, for thirty days. */
export const consent: Consent = {
  purpose: 'disclosure',
  grantor: 'self',
  representation: null,
  method: 'written',
  grantedAt: instant('2026-02-10T10:00:00+04:00'),
  confirmedAt: null,
  validUntil: startOfDay(addDays(day('2026-02-10'), 30)),
  withdrawnAt: null,
  recipientId: 'court-a',
  disclosurePurpose: 'legal_proceedings',
  scopes: ['existence', 'legal'],
}
export const byMother: Consent = {
  ...consent,
  grantor: 'legal_representative',
  representation: { recorded: true, suspectedAt: null, endedAt: null },
}
