/** Why a rule has but one outcome at a route, as `route rule`. The run says which reason is no longer needed. */

const always = 'every such act opens the task: there is no case without it'
const ofStaff = 'only a named member of staff comes through this route'
const covered = 'weighed here only after a consent of hers that covers it was found'
const noOrder = 'no order can stand behind what is told here'
const ordered = 'an order stands behind it: what is asked of a consent is not asked here'
const statute = 'told by statute: what is asked of a consent or an order is not asked here'
const otherPurpose = 'the rule is about another purpose than the one of this route'
const toBodies = 'the rule is about an individual, and only bodies are told here'
const fixed = 'what was weighed at sending cannot have changed when it is read'
const closed = 'the service makes what is sent from a closed list, for somebody on record'
const unshown = 'the other case is still to be shown here'

const only = (route: string, reasons: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(reasons).map(([rule, reason]) => [`${route} ${rule}`, reason])

export const oneWay: Readonly<Record<string, string>> = Object.fromEntries([
  ...only('POST /v1/victims/:id/suspicions', { 'DV-CHILD-02': always }),
  ...only('POST /v1/cases', { 'RIGHT-01': always }),
  ...only('POST /v1/incidents', { 'DV-LIFE-03': always }),
  ...only('POST /v1/applications', { 'DV-VIEW-01': unshown }),
  ...only('POST /v1/applications/:id/registration', { 'RIGHT-01': always, 'SVC-AUTO-01': ofStaff }),
  ...only('POST /v1/applications/:id/routing', { 'SVC-ELIG-01': always }),
  ...only('POST /v1/applications/:id/refusal', { 'SVC-AUTO-01': ofStaff }),
  ...only('POST /v1/applications/:id/law-enforcement-step', {
    'ANON-03': covered,
    'ANON-04': noOrder,
    'CONS-02': covered,
    'THB-FAM-01': otherPurpose,
    'DV-VIEW-01': unshown,
    'DV-CORR-01': otherPurpose,
  }),
  ...only('POST /v1/applications/:id/placement-request', { 'ANON-01': closed, 'SVC-PLACE-01': closed }),
  ...only('POST /v1/placement-requests/:id/decline', { 'SVC-PLACE-01': always }),
  ...only('POST /v1/admissions', { 'SVC-AUTO-01': ofStaff }),
  ...only('POST /v1/disclosures/:id/approval', {
    'ANON-03': ordered,
    'CONS-01': ordered,
    'THB-FAM-01': unshown,
    'DV-VIEW-01': ordered,
    'DV-CORR-01': ordered,
  }),
  ...only('GET /v1/releases/:reference', {
    'ANON-05': fixed,
    'THB-FAM-01': toBodies,
    'DV-CORR-01': fixed,
    'SVC-PLACE-01': fixed,
  }),
  ...only('POST /v1/data-requests', { 'DATA-01': 'every request has a clock' }),
  ...only('POST /v1/complaints', { 'RIGHT-01': 'every complaint has a clock' }),
  ...only('POST /v1/data-breaches', { 'DATA-01': 'management assesses every breach' }),
  ...only('POST /v1/placements/:id/transfer', {
    'ANON-03': covered,
    'ANON-04': noOrder,
    'CONS-01': covered,
    'CONS-02': covered,
    'THB-FAM-01': otherPurpose,
    'DV-CORR-01': otherPurpose,
  }),
  ...only('POST /v1/referrals/:id/dispatch', { 'ANON-04': noOrder, 'THB-FAM-01': toBodies }),
  ...only('POST /v1/notifications/:id/manual-delivery', {
    'ANON-03': statute,
    'ANON-04': statute,
    'CONS-01': statute,
    'CONS-02': statute,
    'THB-FAM-01': statute,
    'DV-VIEW-01': statute,
    'DV-CORR-01': statute,
  }),
])
