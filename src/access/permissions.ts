/**
 * Who may do what: role × kind of organisation (× regime) → permission. One table, read top to bottom, hence its length.
 * A permission opens a route, never a row: which rows are seen is row security's and the gate's matter.
 */
import type { Actor, OrganisationKind, Regime, Role } from './actor.ts'

interface Grant {
  readonly roles: readonly Role[]
  readonly kinds: readonly OrganisationKind[]
  /** Only in centers of this regime. */
  readonly regime?: Regime
}

const centers: readonly OrganisationKind[] = ['assistance_center', 'sri_institution', 'mia_shelter']
const holders: readonly OrganisationKind[] = [...centers, 'dost_center']
const dost: readonly OrganisationKind[] = ['dost_center']
/** Bodies around a person: they read addressed rows and nothing else. */
const outside: readonly OrganisationKind[] = [
  'criminal_prosecution_body',
  'dv_complaint_body',
  'guardianship_authority',
  'minors_commission',
  'family_committee',
  'executive_authority',
  'employment_agency',
  'education_institution',
  'medical_institution',
  'bar_association',
  'support_fund',
  'migration_service',
  'identification_body',
  'court',
  'ngo',
  'municipality',
]
/** Who may send a person's need to a center. A referral of most of them is a lead (DV-REF-01). */
const referrers: readonly OrganisationKind[] = [
  'criminal_prosecution_body',
  'dv_complaint_body',
  'identification_body',
  'ngo',
  'municipality',
  'medical_institution',
  'guardianship_authority',
]
const everybody: readonly OrganisationKind[] = [
  ...holders,
  ...outside,
  'social_services_agency',
  'call_center',
  'portal',
  'national_coordinator',
  'operator',
]

/** Staff who work with persons in a center or a DOST center. */
const caseStaff: readonly Role[] = [
  'case_worker',
  'psychologist',
  'lawyer',
  'medical_worker',
  'duty_officer',
  'center_manager',
]
const doorStaff: readonly Role[] = ['case_worker', 'psychologist', 'duty_officer', 'center_manager']
const workers: readonly Role[] = ['case_worker', 'center_manager']
const manager: readonly Role[] = ['center_manager']
const desk: readonly Role[] = ['front_office_operator', 'case_worker', 'center_manager']

export const permissions = {
  'self:read': [
    {
      roles: [
        'front_office_operator',
        'call_center_operator',
        'portal_user',
        ...caseStaff,
        'agency_officer',
        'finance_officer',
        'authority_officer',
        'statistician',
        'auditor',
        'administrator',
      ],
      kinds: everybody,
    },
  ],

  // Organisations and their clients
  'organization:read': [
    { roles: [...caseStaff, 'front_office_operator', 'finance_officer'], kinds: holders },
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    { roles: ['call_center_operator'], kinds: ['call_center'] },
    { roles: ['authority_officer'], kinds: outside },
    { roles: ['administrator', 'auditor'], kinds: ['operator'] },
  ],
  'organization:manage': [{ roles: ['administrator'], kinds: ['operator'] }],
  // A DOST center switches its own anonymised notice on and off (R31); everything else is the operator's.
  'organization:change': [
    { roles: ['administrator'], kinds: ['operator'] },
    { roles: manager, kinds: dost },
  ],
  'webhook:manage': [
    { roles: ['administrator'], kinds: ['operator'] },
    { roles: ['authority_officer'], kinds: outside },
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    { roles: manager, kinds: holders },
  ],
  'access:revoke': [
    { roles: ['administrator'], kinds: ['operator'] },
    { roles: manager, kinds: holders },
  ],

  // The doors: queue, helpline, application, admission
  'queue:read': [{ roles: [...desk, 'lawyer', 'psychologist'], kinds: dost }],
  'queue:record': [{ roles: desk, kinds: dost }],
  'helpline:read': [
    { roles: ['call_center_operator'], kinds: ['call_center'] },
    { roles: doorStaff, kinds: holders },
  ],
  'helpline:record': [
    { roles: ['call_center_operator'], kinds: ['call_center'] },
    { roles: doorStaff, kinds: holders },
  ],
  'application:lead': [
    { roles: ['portal_user'], kinds: ['portal'] },
    { roles: ['call_center_operator'], kinds: ['call_center'] },
    { roles: ['authority_officer'], kinds: ['ngo', 'municipality', 'dv_complaint_body'] },
    { roles: desk, kinds: dost },
  ],
  // Staff see the whole; through a portal a citizen sees the state of her own, once that is opened for her.
  'application:see': [
    { roles: [...desk, 'lawyer', 'psychologist'], kinds: dost },
    { roles: doorStaff, kinds: centers },
    { roles: ['portal_user'], kinds: ['portal'] },
  ],
  'application:read': [
    { roles: [...desk, 'lawyer', 'psychologist'], kinds: dost },
    { roles: doorStaff, kinds: centers },
  ],
  'application:correct': [
    { roles: [...desk, 'lawyer', 'psychologist'], kinds: dost },
    { roles: doorStaff, kinds: centers },
  ],
  'application:work': [{ roles: desk, kinds: dost }],
  // A center's own lead from the helpline ends at its own door.
  'application:end': [
    { roles: desk, kinds: dost },
    { roles: doorStaff, kinds: centers },
  ],
  'application:interview': [{ roles: ['lawyer', 'psychologist'], kinds: dost }],
  'application:refuse': [{ roles: manager, kinds: dost }],
  'placement-request:read': [
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    { roles: desk, kinds: dost },
  ],
  'placement-request:propose': [{ roles: ['agency_officer'], kinds: ['social_services_agency'] }],
  'placement-request:answer': [{ roles: desk, kinds: dost }],
  'admission:read': [{ roles: caseStaff, kinds: holders }],
  'admission:decide': [{ roles: doorStaff, kinds: centers }],

  // Persons and cases
  'victim:read': [{ roles: [...caseStaff, 'front_office_operator'], kinds: holders }],
  'victim:record': [{ roles: [...doorStaff, 'front_office_operator'], kinds: holders }],
  'victim:identity': [{ roles: [...doorStaff, 'front_office_operator', 'lawyer'], kinds: holders }],
  'victim:search': [{ roles: [...doorStaff, 'front_office_operator', 'lawyer'], kinds: holders }],
  'victim:suspicion': [{ roles: caseStaff, kinds: holders }],
  'victim:suspicion-review': [{ roles: ['psychologist', 'center_manager'], kinds: holders }],
  'victim:seal': [{ roles: manager, kinds: holders }],
  'victim:fence': [{ roles: manager, kinds: holders }],
  'victim:key-worker': [{ roles: workers, kinds: holders }],
  // R8: opening is for the key worker alone, which the act itself weighs.
  'victim:portal': [{ roles: caseStaff, kinds: holders }],
  'victim:contact-rule': [{ roles: ['case_worker', 'psychologist', 'center_manager'], kinds: holders }],
  'victim:ledger': [{ roles: workers, kinds: holders }],
  'case:read': [{ roles: caseStaff, kinds: holders }],
  'case:record': [{ roles: caseStaff, kinds: holders }],
  'case:close': [{ roles: workers, kinds: holders }],
  'note:read': [{ roles: caseStaff, kinds: holders }],
  'note:write': [{ roles: caseStaff, kinds: holders }],

  // Consent and disclosure
  // A portal acts for the signed-in citizen and reaches her own record alone (R8).
  'consent:read': [
    { roles: [...caseStaff, 'front_office_operator'], kinds: holders },
    { roles: ['portal_user'], kinds: ['portal'] },
  ],
  'consent:record': [
    { roles: [...caseStaff, 'front_office_operator'], kinds: holders },
    { roles: ['portal_user'], kinds: ['portal'] },
  ],
  'consent:withdraw': [
    { roles: [...caseStaff, 'front_office_operator'], kinds: holders },
    { roles: ['portal_user'], kinds: ['portal'] },
  ],
  'consent:confirm': [{ roles: caseStaff, kinds: holders }],
  'disclosure:release': [{ roles: ['case_worker', 'lawyer', 'center_manager'], kinds: holders }],
  'disclosure:read': [{ roles: ['case_worker', 'lawyer', 'center_manager'], kinds: holders }],
  'disclosure:revoke': [{ roles: manager, kinds: holders }],
  'disclosure:ask': [
    { roles: ['authority_officer'], kinds: outside },
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    { roles: ['case_worker', 'lawyer', 'center_manager'], kinds: holders },
  ],
  'release:read': [
    { roles: ['authority_officer'], kinds: outside },
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    // What another house tells this one is for management, who hands on what a colleague needs (R14, R18).
    { roles: manager, kinds: centers },
  ],

  // Referrals
  'referral:send': [
    { roles: ['authority_officer'], kinds: referrers },
    { roles: [...workers, 'lawyer', 'duty_officer'], kinds: holders },
  ],
  // A referrer reads its receipts and nothing else, on the same path.
  'referral:read': [
    { roles: ['authority_officer'], kinds: referrers },
    { roles: caseStaff, kinds: holders },
  ],
  'referral:work': [{ roles: [...workers, 'lawyer', 'duty_officer'], kinds: holders }],

  // Centers and placements
  'center:read': [{ roles: caseStaff, kinds: centers }],
  'center:book': [{ roles: caseStaff, kinds: centers }],
  'center:manage': [{ roles: manager, kinds: centers }],
  'availability:ask': [{ roles: doorStaff, kinds: centers }],
  'placement:read': [{ roles: caseStaff, kinds: centers }],
  'placement:request': [{ roles: doorStaff, kinds: centers }],
  'placement:record': [{ roles: doorStaff, kinds: centers }],
  'placement:decide': [{ roles: workers, kinds: centers }],
  'placement:view': [{ roles: ['psychologist', 'case_worker'], kinds: centers }],
  // R18: a case worker only as her key worker, which the act itself weighs.
  'placement:texts': [{ roles: ['psychologist', ...workers], kinds: centers }],
  'placement:assess': [{ roles: ['psychologist'], kinds: centers }],
  // R2: the act is for management; anybody else of the house is told so by the rule, with its source.
  'placement:remove': [{ roles: doorStaff, kinds: centers }],

  // Plans, services, allowances
  'plan:read': [{ roles: caseStaff, kinds: centers }],
  'plan:write': [{ roles: ['case_worker', 'psychologist', 'lawyer', 'center_manager'], kinds: centers }],
  'service:read': [{ roles: caseStaff, kinds: holders }],
  'service:record': [{ roles: caseStaff, kinds: holders }],
  'allowance:read': [{ roles: [...workers, 'finance_officer'], kinds: centers, regime: 'thb' }],
  'allowance:propose': [{ roles: workers, kinds: centers, regime: 'thb' }],
  'allowance:approve': [{ roles: ['finance_officer', 'center_manager'], kinds: centers, regime: 'thb' }],
  'allowance:record': [{ roles: ['finance_officer'], kinds: centers, regime: 'thb' }],

  // Safety of the house
  'incident:read': [{ roles: caseStaff, kinds: holders }],
  'incident:record': [{ roles: caseStaff, kinds: holders }],
  'incident:texts': [{ roles: ['psychologist', ...workers], kinds: holders }],
  'incident:review': [{ roles: manager, kinds: holders }],
  // Her rights over her own data
  'data-request:read': [{ roles: caseStaff, kinds: holders }],
  'data-request:record': [{ roles: caseStaff, kinds: holders }],
  'data-request:decide': [{ roles: ['lawyer', ...workers], kinds: holders }],
  'data-request:approve': [{ roles: manager, kinds: holders }],
  'data-breach:read': [{ roles: caseStaff, kinds: holders }],
  'data-breach:record': [{ roles: caseStaff, kinds: holders }],
  'data-breach:decide': [{ roles: manager, kinds: holders }],
  // Whoever she meets may be told; whoever is complained of finds nothing, and management is no exception (RIGHT-01).
  'complaint:read': [{ roles: [...caseStaff, 'front_office_operator'], kinds: holders }],
  'complaint:record': [{ roles: [...caseStaff, 'front_office_operator'], kinds: holders }],
  'complaint:handle': [{ roles: ['lawyer', ...workers], kinds: holders }],

  // What the law demands be told
  'notification:read': [{ roles: [...workers, 'duty_officer'], kinds: centers }],
  'notification:review': [{ roles: manager, kinds: centers }],
  // Whoever works with her may hear of it; only the holder's staff may know.
  'notification:conflict': [{ roles: caseStaff, kinds: centers }],
  'notification:deliver': [{ roles: ['duty_officer', 'center_manager'], kinds: centers }],
  'notification:acknowledge': [{ roles: ['authority_officer'], kinds: outside }],
  'event:read': [
    { roles: ['authority_officer'], kinds: outside },
    { roles: ['agency_officer'], kinds: ['social_services_agency'] },
    // An event tells that a body speaks of somebody, and by which reference.
    { roles: manager, kinds: holders },
  ],
  'task:read': [{ roles: [...caseStaff, 'front_office_operator', 'finance_officer'], kinds: holders }],
  'task:work': [{ roles: [...caseStaff, 'front_office_operator', 'finance_officer'], kinds: holders }],

  // The law and the trail
  'decision:read': [{ roles: [...caseStaff, 'finance_officer', 'front_office_operator'], kinds: holders }],
  'law:replay': [{ roles: ['center_manager'], kinds: holders }],
  'audit:read': [
    { roles: ['auditor'], kinds: ['operator'] },
    { roles: manager, kinds: holders },
  ],
  'operations:read': [{ roles: ['administrator'], kinds: ['operator'] }],
} as const satisfies Record<string, readonly Grant[]>

export type Permission = keyof typeof permissions

/** Whether any of the actor's roles opens the permission at the kind (and regime) of body it works in. */
export function may(actor: Actor, permission: Permission): boolean {
  const grants: readonly Grant[] = permissions[permission]
  return grants.some(
    ({ roles, kinds, regime }) =>
      kinds.includes(actor.standing.kind) &&
      (regime === undefined || actor.standing.regimes.includes(regime)) &&
      actor.roles.some((role) => roles.includes(role)),
  )
}

/** All that is open to the actor, in the order of the table. */
export const permissionsOf = (actor: Actor): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => may(actor, permission))

/** Organisations that hold persons: their staff are told 403 and 422, everybody else gets the one 404 (R2). */
export const isHolder = (kind: OrganisationKind): boolean => holders.includes(kind)

/** Houses in which people hide: outside bodies learn that one exists, never its name or where it lies. */
export const isCenter = (kind: string): boolean => centers.some((center) => center === kind)
