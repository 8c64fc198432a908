/** Kinds of house in which shelter is given, and what each says about the length of a stay (DV-STAY-01). */
import type { Parameter } from '../parameter.ts'
import { adultMonths, childMonths, institutionDays, reviewEvery } from './stay-limits.ts'

export type Regime = 'dv' | 'thb'
export type Facility = 'assistance_center' | 'sri_institution' | 'mia_shelter'

/** Unlimited stays are reviewed by a human; limited ones end by a human decision, never by a timer. */
export type StayProfile =
  | { readonly kind: 'months'; readonly child: Parameter<number>; readonly adult: Parameter<number> }
  | { readonly kind: 'days'; readonly days: Parameter<number> }
  | { readonly kind: 'unlimited'; readonly reviewEvery: Parameter<number> }

const unlimited: StayProfile = { kind: 'unlimited', reviewEvery }
const institution: StayProfile = { kind: 'days', days: institutionDays }

/** The 2 and 3 months stand among the sentences on domestic violence and are not carried over to trafficking. */
export const stayProfiles: Readonly<Record<Facility, Readonly<Record<Regime, StayProfile>>>> = {
  assistance_center: { dv: { kind: 'months', child: childMonths, adult: adultMonths }, thb: unlimited },
  sri_institution: { dv: institution, thb: institution },
  mia_shelter: { dv: unlimited, thb: unlimited },
}
