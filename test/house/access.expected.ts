/**
 * Who may open which route: written by hand, line by line, from the API document and the rulings; never read back from the
 * permission table. A line is `METHOD path: roles @ bodies`, more grants after `;`. `public` needs no token.
 */
import { type Role, roles } from '../../src/access/actor.ts'

/** Groups of roles. `care`: those who work with persons; `door`: those who may let one in. */
const roleGroups: Readonly<Record<string, string>> = {
  care: 'case_worker psychologist lawyer medical_worker duty_officer center_manager',
  door: 'case_worker psychologist duty_officer center_manager',
  work: 'case_worker center_manager',
  desk: 'front_office_operator case_worker center_manager',
  everyone: roles.join(' '),
}

/** One body of each kind of the demo register, and of each regime where that tells them apart. */
const bodyGroups: Readonly<Record<string, string>> = {
  thb: 'thb-center-baku mia-shelter',
  centers: 'dv-center-baku thb-center-baku ngo-shelter sri-baku mia-shelter',
  dost: 'dost-baku dost-branch',
  holders: 'centers dost',
  referrers: 'police-baku dv-complaints-baku mia-thb ngo-baku municipality-baku medical-baku guardianship-baku',
  outside:
    'referrers minors-baku family-committee executive-baku employment school-baku bar support-fund migration court-baku',
  everywhere: 'holders outside sxa call-center portal national-coordinator operator',
}

const table = `
GET /livez: public
GET /readyz: public
GET /openapi.json: public
GET /law: public
GET /law/ask.js: public
GET /law/law.css: public
GET /law/rules/:id: public
GET /docs: public
GET /docs/:operationId: public
GET /docs/style.css: public
GET /problems/:code: public
GET /metrics: administrator @ operator

GET /v1/me: everyone @ everywhere
GET /v1/code-lists: public
GET /v1/code-lists/:name: public
GET /v1/law/rules: public
GET /v1/law/rules/:id: public
GET /v1/law/parameters: public
GET /v1/law/parameters/:id: public
GET /v1/law/acts: public
POST /v1/law/evaluations: public
GET /v1/service-passports/:serviceId: public
GET /v1/rights: public
GET /v1/service-types: public
GET /v1/consent-texts: public
GET /v1/decisions/:id: care front_office_operator finance_officer @ holders
POST /v1/law/replays: center_manager @ holders

GET /v1/organizations: care front_office_operator finance_officer @ holders; agency_officer @ sxa; call_center_operator @ call-center; authority_officer @ outside; administrator auditor @ operator
GET /v1/organizations/:id: care front_office_operator finance_officer @ holders; agency_officer @ sxa; call_center_operator @ call-center; authority_officer @ outside; administrator auditor @ operator
POST /v1/organizations: administrator @ operator
PATCH /v1/organizations/:id: administrator @ operator; center_manager @ dost
GET /v1/organizations/:id/webhook-endpoints: administrator @ operator; authority_officer @ outside; agency_officer @ sxa; center_manager @ holders
PUT /v1/organizations/:id/webhook-endpoints: administrator @ operator; authority_officer @ outside; agency_officer @ sxa; center_manager @ holders
GET /v1/access-revocations: administrator @ operator; center_manager @ holders
GET /v1/access-revocations/:id: administrator @ operator; center_manager @ holders
POST /v1/access-revocations: administrator @ operator; center_manager @ holders
POST /v1/access-revocations/:id/lifting: administrator @ operator; center_manager @ holders
GET /v1/tasks: care front_office_operator finance_officer @ holders
GET /v1/tasks/:id: care front_office_operator finance_officer @ holders
POST /v1/tasks/:id/completion: care front_office_operator finance_officer @ holders
GET /v1/audit/events: auditor @ operator; center_manager @ holders
GET /v1/audit/verification: auditor @ operator; center_manager @ holders

GET /v1/queue-tickets: desk lawyer psychologist @ dost
GET /v1/queue-tickets/:id: desk lawyer psychologist @ dost
POST /v1/queue-tickets: desk @ dost
POST /v1/queue-tickets/:id/call: desk @ dost
POST /v1/queue-tickets/:id/service: desk @ dost
POST /v1/queue-tickets/:id/leave: desk @ dost
GET /v1/helpline-calls: call_center_operator @ call-center; door @ holders
GET /v1/helpline-calls/:id: call_center_operator @ call-center; door @ holders
POST /v1/helpline-calls: call_center_operator @ call-center; door @ holders
POST /v1/helpline-calls/:id/intake: call_center_operator @ call-center; door @ holders
POST /v1/helpline-calls/:id/corrections: call_center_operator @ call-center; door @ holders
GET /v1/helpline-calls/:id/corrections: call_center_operator @ call-center; door @ holders
POST /v1/queue-tickets/:id/corrections: desk @ dost
GET /v1/queue-tickets/:id/corrections: desk lawyer psychologist @ dost
POST /v1/applications/:id/corrections: desk lawyer psychologist @ dost; door @ centers
GET /v1/applications/:id/corrections: desk lawyer psychologist @ dost; door @ centers

GET /v1/applications: desk lawyer psychologist @ dost; door @ centers
GET /v1/applications/:id: desk lawyer psychologist @ dost; door @ centers; portal_user @ portal
POST /v1/applications: portal_user @ portal; call_center_operator @ call-center; authority_officer @ ngo-baku municipality-baku dv-complaints-baku; desk @ dost
GET /v1/applications/:id/texts: desk lawyer psychologist @ dost; door @ centers
POST /v1/applications/:id/registration: desk @ dost
POST /v1/applications/:id/interviews: lawyer psychologist @ dost
PUT /v1/applications/:id/documents/:kind: desk @ dost
PUT /v1/applications/:id/needs-assessment: desk @ dost
POST /v1/applications/:id/law-enforcement-step: desk @ dost
POST /v1/applications/:id/placement-request: desk @ dost
POST /v1/applications/:id/answers: desk @ dost
POST /v1/applications/:id/closure: desk @ dost; door @ centers
POST /v1/applications/:id/routing: desk @ dost; door @ centers
POST /v1/applications/:id/refusal: center_manager @ dost
POST /v1/applications/:id/withdrawal: desk @ dost; door @ centers
GET /v1/placement-requests: agency_officer @ sxa; desk @ dost
GET /v1/placement-requests/:id: agency_officer @ sxa; desk @ dost
POST /v1/placement-requests/:id/offers: agency_officer @ sxa
POST /v1/placement-requests/:id/proposal: agency_officer @ sxa
GET /v1/placement-requests/:id/proposal: desk @ dost
POST /v1/placement-requests/:id/acceptance: desk @ dost
POST /v1/placement-requests/:id/decline: desk @ dost
GET /v1/admissions: care @ holders
GET /v1/admissions/:id: care @ holders
GET /v1/admissions/:id/reason: care @ holders
POST /v1/admissions: door @ centers

GET /v1/victims: care front_office_operator @ holders
GET /v1/victims/:id: care front_office_operator @ holders
POST /v1/victims: door front_office_operator @ holders
PATCH /v1/victims/:id: door front_office_operator @ holders
POST /v1/victims/search: door front_office_operator lawyer @ holders
GET /v1/victims/:id/identity: door front_office_operator lawyer @ holders
PUT /v1/victims/:id/identity: door front_office_operator lawyer @ holders
GET /v1/victims/:id/contact-ways: door front_office_operator lawyer @ holders
PUT /v1/victims/:id/contact-ways: door front_office_operator lawyer @ holders
GET /v1/victims/:id/passphrase: door front_office_operator lawyer @ holders
PUT /v1/victims/:id/passphrase: door front_office_operator lawyer @ holders
GET /v1/victims/:id/barred-readers: center_manager @ holders
GET /v1/victims/:id/barred-readers/:barredId: center_manager @ holders
POST /v1/victims/:id/barred-readers: center_manager @ holders
POST /v1/victims/:id/barred-readers/:barredId/lift: center_manager @ holders
PUT /v1/victims/:id/key-worker: work @ holders
PUT /v1/victims/:id/portal-access: care @ holders
GET /v1/victims/:id/corrections: care front_office_operator @ holders
POST /v1/victims/:id/corrections: door front_office_operator @ holders
GET /v1/victims/:id/relations: care front_office_operator @ holders
GET /v1/victims/:id/relations/:relationId: care front_office_operator @ holders
POST /v1/victims/:id/relations: door front_office_operator @ holders
POST /v1/victims/:id/relations/:relationId/representation: door front_office_operator @ holders
POST /v1/victims/:id/relations/:relationId/representation/end: door front_office_operator @ holders
POST /v1/victims/:id/relations/:relationId/corrections: door front_office_operator @ holders
GET /v1/victims/:id/relations/:relationId/corrections: care front_office_operator @ holders
POST /v1/victims/:id/capacity: door front_office_operator @ holders
GET /v1/victims/:id/relations/:relationId/name: door front_office_operator lawyer @ holders
GET /v1/victims/:id/suspicions: care @ holders
GET /v1/victims/:id/suspicions/:suspicionId: care @ holders
POST /v1/victims/:id/suspicions: care @ holders
GET /v1/victims/:id/suspicions/:suspicionId/texts: care @ holders
POST /v1/victims/:id/suspicions/:suspicionId/review: psychologist center_manager @ holders
POST /v1/victims/:id/suspicions/:suspicionId/corrections: psychologist center_manager @ holders
GET /v1/victims/:id/suspicions/:suspicionId/corrections: care @ holders
GET /v1/victims/:id/contact-rules: care front_office_operator @ holders
GET /v1/victims/:id/contact-rules/:relatedPersonId: care front_office_operator @ holders
PUT /v1/victims/:id/contact-rules/:relatedPersonId: case_worker psychologist center_manager @ holders
GET /v1/victims/:id/timeline: care @ holders
GET /v1/victims/:id/accesses: work @ holders
GET /v1/victims/:id/disclosures: work @ holders
GET /v1/victims/:id/statement: work @ holders
POST /v1/victims/:id/seal: center_manager @ holders
POST /v1/victims/:id/seal/lift: center_manager @ holders

GET /v1/cases: care @ holders
GET /v1/cases/:id: care @ holders
POST /v1/cases: care @ holders
POST /v1/cases/:id/thb-status: care @ holders
POST /v1/cases/:id/violence-acts: care @ holders
POST /v1/cases/:id/exploitation-facts: care @ holders
PUT /v1/cases/:id/needs-assessment: care @ holders
POST /v1/cases/:id/risk-assessments: care @ holders
POST /v1/cases/:id/safety-plans: care @ holders
POST /v1/cases/:id/corrections: care @ holders
GET /v1/cases/:id/corrections: care @ holders
POST /v1/cases/:id/rights-explained: care @ holders
PUT /v1/cases/:id/key-worker: work @ holders
POST /v1/cases/:id/closure: work @ holders
POST /v1/cases/:id/reopening: work @ holders
GET /v1/cases/:id/notes: care @ holders
POST /v1/cases/:id/notes: care @ holders
GET /v1/cases/:id/notes/:noteId: care @ holders
GET /v1/cases/:id/notes/:noteId/text: care @ holders
POST /v1/cases/:id/note-readers: care @ holders
GET /v1/cases/:id/note-access: care @ holders
POST /v1/cases/:id/emergency-access: care @ holders
GET /v1/cases/:id/texts: care @ holders

GET /v1/centers/:id/rooms: care @ centers
GET /v1/centers/:id/rooms/:roomId: care @ centers
POST /v1/centers/:id/rooms: center_manager @ centers
PATCH /v1/centers/:id/rooms/:roomId: center_manager @ centers
GET /v1/centers/:id/beds: care @ centers
GET /v1/centers/:id/beds/:bedId: care @ centers
POST /v1/centers/:id/beds: center_manager @ centers
PATCH /v1/centers/:id/beds/:bedId: center_manager @ centers
GET /v1/centers/:id/closures: care @ centers
GET /v1/centers/:id/closures/:closureId: care @ centers
POST /v1/centers/:id/closures: center_manager @ centers
PATCH /v1/centers/:id/closures/:closureId: center_manager @ centers
GET /v1/centers/:id/house-rules: care @ centers
GET /v1/centers/:id/house-rules/:ruleId: care @ centers
POST /v1/centers/:id/house-rules: center_manager @ centers
PATCH /v1/centers/:id/house-rules/:ruleId: center_manager @ centers
GET /v1/centers/:id/confidential-room-bookings: care @ centers
GET /v1/centers/:id/confidential-room-bookings/:bookingId: care @ centers
POST /v1/centers/:id/confidential-room-bookings: care @ centers
POST /v1/centers/:id/confidential-room-bookings/:bookingId/cancellation: care @ centers
GET /v1/centers/:id/interpreter-bookings: care @ centers
GET /v1/centers/:id/interpreter-bookings/:bookingId: care @ centers
POST /v1/centers/:id/interpreter-bookings: care @ centers
POST /v1/centers/:id/interpreter-bookings/:bookingId/cancellation: care @ centers
GET /v1/centers/:id/occupancy: care @ centers
GET /v1/centers/:id/residents: care @ centers
POST /v1/availability: door @ centers

GET /v1/placements: care @ centers
GET /v1/placements/:id: care @ centers
POST /v1/placements: door @ centers
POST /v1/placements/:id/arrival: door @ centers
POST /v1/placements/:id/no-show: door @ centers
POST /v1/placements/:id/representative: door @ centers
POST /v1/placements/:id/bed-change: door @ centers
POST /v1/placements/:id/departure: door @ centers
POST /v1/placements/:id/absences: door @ centers
POST /v1/placements/:id/reviews: door @ centers
GET /v1/placements/:id/texts: psychologist case_worker center_manager @ centers
POST /v1/placements/:id/education: door @ centers
POST /v1/placements/:id/corrections: door @ centers
GET /v1/placements/:id/corrections: care @ centers
POST /v1/placements/:id/child-view: case_worker psychologist @ centers
POST /v1/placements/:id/companion: work @ centers
POST /v1/placements/:id/companion-assessments: psychologist @ centers
POST /v1/placements/:id/finalization: work @ centers
POST /v1/placements/:id/planned-exit: work @ centers
POST /v1/placements/:id/extension: work @ centers
POST /v1/placements/:id/accompanying: work @ centers
POST /v1/placements/:id/transfer: work @ centers
POST /v1/placements/:id/cancellation: door @ centers
POST /v1/placements/:id/removal: door @ centers

GET /v1/consents: care front_office_operator @ holders; portal_user @ portal
GET /v1/consents/:id: care front_office_operator @ holders; portal_user @ portal
POST /v1/consents: care front_office_operator @ holders; portal_user @ portal
POST /v1/consents/:id/confirmation: care @ holders
POST /v1/consents/:id/withdrawal: care front_office_operator @ holders; portal_user @ portal
GET /v1/consents/:id/receipt: care front_office_operator @ holders; portal_user @ portal
GET /v1/disclosures: case_worker lawyer center_manager @ holders
GET /v1/disclosures/:id: case_worker lawyer center_manager @ holders
POST /v1/disclosures: case_worker lawyer center_manager @ holders; authority_officer @ outside; agency_officer @ sxa
POST /v1/disclosures/:id/approval: case_worker lawyer center_manager @ holders
POST /v1/disclosures/:id/revocation: center_manager @ holders
GET /v1/releases: authority_officer @ outside; agency_officer @ sxa; center_manager @ centers
GET /v1/releases/:reference: authority_officer @ outside; agency_officer @ sxa; center_manager @ centers

GET /v1/referrals: care @ holders; authority_officer @ referrers
GET /v1/referrals/:id: care @ holders; authority_officer @ referrers
GET /v1/referrals/:id/texts: work lawyer duty_officer @ holders
POST /v1/referrals/:id/dispatch: work lawyer duty_officer @ holders
POST /v1/referrals/:id/acceptance: work lawyer duty_officer @ holders
POST /v1/referrals/:id/rejection: work lawyer duty_officer @ holders
POST /v1/referrals/:id/completion: work lawyer duty_officer @ holders
POST /v1/referrals/:id/revocation: work lawyer duty_officer @ holders
POST /v1/referrals/:id/amendments: work lawyer duty_officer @ holders
POST /v1/referrals: work lawyer duty_officer @ holders; authority_officer @ referrers

GET /v1/plans: care @ centers
GET /v1/plans/:id: care @ centers
GET /v1/plans/:id/texts: care @ centers
POST /v1/plans: case_worker psychologist lawyer center_manager @ centers
POST /v1/plans/:id/goals: case_worker psychologist lawyer center_manager @ centers
POST /v1/plans/:id/measures: case_worker psychologist lawyer center_manager @ centers
POST /v1/plans/:id/activation: case_worker psychologist lawyer center_manager @ centers
POST /v1/plans/:id/reviews: case_worker psychologist lawyer center_manager @ centers
POST /v1/plans/:id/closure: case_worker psychologist lawyer center_manager @ centers
GET /v1/services: care @ holders
GET /v1/services/:id: care @ holders
POST /v1/services: care @ holders
POST /v1/services/:id/corrections: care @ holders
GET /v1/services/:id/corrections: care @ holders
GET /v1/allowances: work finance_officer @ thb
GET /v1/allowances/:id: work finance_officer @ thb
GET /v1/funds/:code/ledger: work finance_officer @ thb
POST /v1/allowances: work @ thb
POST /v1/allowances/:id/approval: finance_officer center_manager @ thb
POST /v1/allowances/:id/rejection: finance_officer center_manager @ thb
POST /v1/allowances/:id/reversal: finance_officer center_manager @ thb
POST /v1/allowances/:id/payment: finance_officer @ thb
POST /v1/allowances/:id/corrections: finance_officer @ thb

GET /v1/incidents: care @ holders
GET /v1/incidents/:id: care @ holders
GET /v1/incidents/:id/texts: psychologist case_worker center_manager @ holders
GET /v1/incidents/:id/corrections: care @ holders
POST /v1/incidents: care @ holders
POST /v1/incidents/:id/persons: care @ holders
POST /v1/incidents/:id/measures: care @ holders
POST /v1/incidents/:id/review: center_manager @ holders
POST /v1/incidents/:id/corrections: care @ holders

GET /v1/data-requests: care @ holders
GET /v1/data-requests/:id: care @ holders
GET /v1/data-requests/:id/texts: lawyer case_worker center_manager @ holders
GET /v1/data-requests/:id/corrections: care @ holders
POST /v1/data-requests: care @ holders
POST /v1/data-requests/:id/grant: lawyer case_worker center_manager @ holders
POST /v1/data-requests/:id/refusal: lawyer case_worker center_manager @ holders
POST /v1/data-requests/:id/approval: center_manager @ holders
POST /v1/data-requests/:id/withdrawal: care @ holders
POST /v1/data-requests/:id/corrections: care @ holders
GET /v1/data-breaches: care @ holders
GET /v1/data-breaches/:id: care @ holders
GET /v1/data-breaches/:id/corrections: care @ holders
POST /v1/data-breaches: care @ holders
POST /v1/data-breaches/:id/persons: care @ holders
POST /v1/data-breaches/:id/assessment: center_manager @ holders
POST /v1/data-breaches/:id/closure: center_manager @ holders
POST /v1/data-breaches/:id/corrections: care @ holders

GET /v1/complaints: care front_office_operator @ holders
GET /v1/complaints/:id: care front_office_operator @ holders
GET /v1/complaints/:id/texts: lawyer case_worker center_manager @ holders
GET /v1/complaints/:id/corrections: care front_office_operator @ holders
POST /v1/complaints: care front_office_operator @ holders
POST /v1/complaints/:id/handler: lawyer case_worker center_manager @ holders
POST /v1/complaints/:id/answer: lawyer case_worker center_manager @ holders
POST /v1/complaints/:id/withdrawal: care front_office_operator @ holders
POST /v1/complaints/:id/steps: care front_office_operator @ holders
POST /v1/complaints/:id/corrections: care front_office_operator @ holders

GET /v1/notifications: work duty_officer @ centers
GET /v1/notifications/:id: work duty_officer @ centers
GET /v1/notifications/:id/deliveries: work duty_officer @ centers
GET /v1/notifications/:id/letter: duty_officer center_manager @ centers
GET /v1/victims/:id/recipient-conflicts: care @ centers
POST /v1/victims/:id/recipient-conflicts: care @ centers
GET /v1/victims/:id/recipient-conflicts/:conflictId: care @ centers
POST /v1/victims/:id/recipient-conflicts/:conflictId/end: care @ centers
POST /v1/notifications/:id/release: center_manager @ centers
POST /v1/notifications/:id/dismissal: center_manager @ centers
POST /v1/notifications/:id/manual-delivery: duty_officer center_manager @ centers
POST /v1/notifications/:id/acknowledgement: authority_officer @ outside
GET /v1/notifications/:id/acknowledgement: authority_officer @ outside
GET /v1/events: authority_officer @ outside; agency_officer @ sxa; center_manager @ holders
`

/** Spells groups out; a word that is no group stands for itself. */
const spell = (words: string, groups: Readonly<Record<string, string>>): string[] =>
  words
    .trim()
    .split(' ')
    .flatMap((word) => (groups[word] === undefined ? [word] : spell(groups[word], groups)))

export const bodies: readonly string[] = spell('everywhere', bodyGroups)

type Wanted = 'public' | readonly { readonly roles: readonly Role[]; readonly at: readonly string[] }[]

function wanted(text: string): Wanted {
  if (text === 'public') return text
  return text.split(';').map((grant) => {
    const [who = '', where = ''] = grant.split('@')
    return { roles: spell(who, roleGroups) as Role[], at: spell(where, bodyGroups) }
  })
}

export const expected: Readonly<Record<string, Wanted>> = Object.fromEntries(
  table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const end = line.indexOf(': ')
      return [line.slice(0, end), wanted(line.slice(end + 2).trim())]
    }),
)
