/** What reaches others without her consent: by an order, or as the notice that a statute asks for a child. */
import t from 'tap'
import { addDays } from '../../src/kernel/dates.ts'
import { type CompelledOrder, type DisclosureFacts, disclosure } from '../../src/rules/disclosure.ts'
import { asReferrer, child, court, forbidden, mother, prosecutor, unheard, withConsents } from './disclosures.ts'
import { ageUnknown, on } from './people.ts'
import { lawful, refused, weigh } from './weigh.ts'

const order: CompelledOrder = {
  kind: 'court_order',
  documentNumber: '12/345',
  documentDate: '2026-02-19',
  approvals: [
    { by: 'manager', management: true },
    { by: 'lawyer', management: false },
  ],
  scopes: ['legal'],
}
const compelled: DisclosureFacts = { ...court, ...withConsents(), basis: 'compelled', compelled: order }
const incomplete = refused('ANON-04', 'disclosure_forbidden')
const ordered = (change: Partial<CompelledOrder>) => ({ compelled: { ...order, ...change } })
weigh(t, 'compelled release', disclosure, compelled, [
  ['an order, two approvers, one of them management', {}, lawful],
  ['on the last day of its term', ordered({ readableBefore: addDays(on, 1) }), lawful],
  ['on the first day after its term', ordered({ readableBefore: on }), incomplete],
  ['without a number', ordered({ documentNumber: null }), incomplete],
  ['without a date', ordered({ documentDate: null }), incomplete],
  ['one approver', ordered({ approvals: order.approvals.slice(0, 1) }), incomplete],
  [
    'one person approving twice',
    ordered({
      approvals: [
        { by: 'manager', management: true },
        { by: 'manager', management: true },
      ],
    }),
    incomplete,
  ],
  [
    'two approvers and no manager',
    ordered({ approvals: order.approvals.map((a) => ({ ...a, management: false })) }),
    incomplete,
  ],
  ['about nobody', { subjects: [] }, { missing: ['ANON-01'], code: 'disclosure_forbidden' }],
  ['that she exists is in every order', { scopes: ['existence', 'legal'] }, lawful],
  ['to the body that referred her', asReferrer, lawful],
  ['to a prosecutor: no consent, so nobody need stand behind one', { recipient: prosecutor.recipient }, lawful],
  ['about a child whom nobody heard', { subjects: [{ ...unheard, consents: [] }] }, lawful],
  ['to a court about a psychological course', { purpose: 'psychological_course' }, lawful],
  ['more than the order asks', { scopes: ['legal', 'medical'] }, refused('CONS-01', 'scope_exceeds_consent')],
  [
    'without any order',
    { compelled: null },
    { broken: ['ANON-01', 'CONS-01', 'ANON-04'], code: 'disclosure_forbidden' },
  ],
])

const notice: DisclosureFacts = {
  ...court,
  subjects: [{ ...child, consents: [], noticeTo: ['guardianship_authority'] }],
  recipient: { id: 'guardianship-baku', class: 'other_state_body', kind: 'guardianship_authority' },
  purpose: null,
  scopes: ['existence'],
  basis: 'child_notice',
}
weigh(t, 'statutory child notice', disclosure, notice, [
  ['to the guardianship authority, without consent', {}, lawful],
  ['to the school', { recipient: { ...notice.recipient, kind: 'education_institution' } }, forbidden],
  ['more than the minimal notice', { scopes: ['existence', 'identity'] }, refused('CONS-01', 'scope_exceeds_consent')],
  ['with the mother in the same letter', { subjects: [...notice.subjects, mother] }, forbidden],
  ['not yet released by a human', { subjects: [{ ...child, person: ageUnknown, consents: [] }] }, forbidden],
])

const pastOrder = { ...order, readableBefore: on }
weigh(t, 'a release by consent, beside an order whose term has ended', disclosure, court, [
  ['the term of an order ends no consent', { compelled: pastOrder }, lawful],
  ['by the order itself', { compelled: pastOrder, basis: 'compelled' }, incomplete],
])
