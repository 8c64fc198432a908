/** Disclosures of the tests, to a court by her own consent and to others: each one plain, so that a case can change a single fact. */
import type { DisclosureFacts, DisclosureSubject } from '../../src/rules/disclosure.ts'
import { adult, at, byMother, child12, consent } from './people.ts'
import { refused } from './weigh.ts'

export const mother: DisclosureSubject = {
  ref: 'r-1',
  person: adult,
  consents: [consent],
  noticeTo: [],
  childView: null,
  objectionOverruled: false,
}
export const child: DisclosureSubject = {
  ...mother,
  ref: 'r-2',
  person: child12,
  consents: [byMother],
  childView: 'agree',
}
export const twoHands: DisclosureSubject = { ...child, hands: 2 }
export const court: DisclosureFacts = {
  at,
  subjects: [mother],
  recipient: { id: 'court-a', class: 'other_state_body', kind: 'court' },
  purpose: 'legal_proceedings',
  scopes: ['legal'],
  basis: 'consent',
  compelled: null,
  toReferrer: false,
}
export const forbidden = refused('ANON-01', 'disclosure_forbidden')
export const withConsents = (...consents: (typeof consent)[]) => ({ subjects: [{ ...mother, consents }] })
export const unheard = { ...child, childView: null }
export const asReferrer = { toReferrer: true } as const
export const prosecutor: DisclosureFacts = {
  ...court,
  subjects: [twoHands],
  recipient: { id: 'court-a', class: 'criminal_prosecution', kind: 'criminal_prosecution_body' },
}
