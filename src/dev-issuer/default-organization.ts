import type { Role } from '../access/actor.ts'
import { type DemoOrganisation, demoOrganisations } from './demo-organizations.ts'

/** Where a role works in the demo register, for a token that names no organisation. */
const worksAt: Readonly<Record<Role, string>> = {
  front_office_operator: 'dost-baku',
  call_center_operator: 'call-center',
  portal_user: 'portal',
  case_worker: 'dv-center-baku',
  psychologist: 'dv-center-baku',
  lawyer: 'dv-center-baku',
  medical_worker: 'dv-center-baku',
  duty_officer: 'dv-center-baku',
  center_manager: 'dv-center-baku',
  agency_officer: 'sxa',
  finance_officer: 'thb-center-baku',
  authority_officer: 'police-baku',
  statistician: 'national-coordinator',
  auditor: 'operator',
  administrator: 'operator',
}

const byCode = new Map(demoOrganisations.map((body) => [body.code, body]))

/** @throws RangeError when the demo register has no such code. */
export function demoOrg(code: string): DemoOrganisation {
  const body = byCode.get(code)
  if (!body) throw new RangeError(`The demo register has no such organisation. Codes: ${[...byCode.keys()].join(', ')}`)
  return body
}

export const defaultOrgFor = (role: Role): DemoOrganisation => demoOrg(worksAt[role])
