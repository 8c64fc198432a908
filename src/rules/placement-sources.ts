/** Sentences on which the placement side of the law rests, quoted as they stand in the source. */
import type { Citation } from './citation.ts'

const page = (place: string, quote: string): Citation => ({ act: 'dost-page', place, quote, standing: 'S' })

export const s8 = page(
  'S8',
  'If the applicant is suspected of being a victim of trafficking, he or she is provided with temporary shelter by the center.',
)
export const s9 = page(
  'S9',
  'The anonymity of the persons admitted to the assistance centers is ensured and they are not reported to the criminal prosecution bodies or other state bodies, any legal entity or individual, regardless of their organizational and legal form, without their consent.',
)
export const s14 = page(
  'S14',
  'At the request (consent) of the victim, the assistance centers provide the necessary assistance, provide temporary shelter, clothing and food, as well as send information to the relevant executive authority for the course of psychological rehabilitation and psychological correction.',
)
export const s22 = page(
  'S22',
  'Affected children are provided with shelter in relief centers for up to 3 (three) months, and other victims for up to 2 (two) months on the basis of a referral from the prosecuting authority or the body dealing with complaints of domestic violence.',
)
export const s23 = page('S23', 'Shelter is provided with the consent of the victim or his / her legal representative.')
export const s24 = page(
  'S24',
  'When a child is placed in a shelter, the presence of a person representing his / her rights and interests is also ensured.',
)
export const s25 = page('S25', 'The attitude of children older than 10 (ten) years is studied and taken into account.')
export const s27 = page('S27', 'Children are also provided with shelter in the aid centers.')
export const s28 = page(
  'S28',
  "Depending on the best interests of the child, he or she may be placed in the shelter with the parents (except in cases where the child is suspected of domestic violence by the parents) or with other persons who have a positive effect on the child's psychological condition.",
)
export const s29 = page(
  'S29',
  'Here, children have the opportunity to continue their education, to communicate and communicate with their parents (except in cases where the child is suspected of being subjected to domestic violence by his parents).',
)
export const s34 = page(
  'S34',
  "Persons who intentionally violate the rules of internal discipline in the aid centers are removed from the shelter provided by the center's management at the aid center ahead of time.",
)
export const accreditationRules: Citation = {
  act: 'dost-passport',
  place: '5.5',
  quote: 'Məişət zorakılığından zərər çəkmiş şəxslərə qeyri-dövlət yardım mərkəzlərinin akkreditasiyası Qaydaları',
  standing: 'S',
}
/** Counting of periods: from the day after; same-numbered day; clamped; an extension runs from the old end. */
export const periodsInMonths: Citation = { act: 'civil-code', place: 'art. 368, 369.3, 369.8, 371.1', standing: 'V' }
export const nonWorkingLastDay: Citation = { act: 'civil-code', place: 'art. 370.2', standing: 'V' }
export const childUnder18: Citation = { act: 'family-code', place: 'art. 49.1', standing: 'V' }
export const childHeardFrom10: Citation = { act: 'family-code', place: 'art. 52', standing: 'V' }
/** Our own policy, with the register rule it belongs to. */
export const housePolicy = (rule: string): Citation => ({ act: 'house', place: rule, standing: 'P' })
