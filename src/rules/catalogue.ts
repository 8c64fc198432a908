/** The whole law of this service in one value, with a version: for the API, the documentation page and the tests (R49). */
import { createHash } from 'node:crypto'
import { bakuDay } from '../kernel/dates.ts'
import { acts } from './acts.ts'
import { admissionInputs } from './admission.ts'
import { consentsForSelf, isChild, isPresumedChild, presumedOnWord } from './age.ts'
import { allowanceAmount, fundAidFlags, paymentFlags } from './allowance.ts'
import { frontDoneAt, staysLead } from './application.ts'
import { exitNotBefore, lastDay } from './calendar.ts'
import { type CatalogueRule, demandWhole, faultsIn } from './catalogue-faults.ts'
import { clocks } from './clocks.ts'
import { courtUntil } from './complaints.ts'
import { consentStanding, covers } from './consent-standing.ts'
import { staysAfterErasure } from './data-requests.ts'
import { outsideAnswer } from './disclosure.ts'
import { doors, dutyRules, parameters } from './doors.ts'
import { routeInputs, serviceRoute } from './eligibility.ts'
import { defaultStepOutcome } from './law-enforcement-step.ts'
import { atDispatch, noticesDue } from './notices.ts'
import { referralStanding } from './referral.ts'
import { cited, register, registered } from './register.ts'
import { purgeableOn } from './retention.ts'
import { rights, rightsExplainedBy } from './rights.ts'
import { arrivalFlags } from './shelter-door.ts'
import { hideSmallNumbers } from './small-numbers.ts'
import { correctedLimit, stayLimit } from './stay-limit.ts'

const rules: readonly CatalogueRule[] = Object.entries(doors).flatMap(([door, list]) =>
  list.map(({ id, says, source, code, whenMissing }) => ({ door, id, says, source, code, whenMissing })),
)

/** Functions by the rule they carry out. The value stands beside the name, so that neither can be lost alone. */
const carriedOut: readonly (readonly [rule: string, by: Readonly<Record<string, unknown>>])[] = [
  ['GEN-TIME-01', { bakuDay }],
  ['GEN-TERM-01', { lastDay, exitNotBefore }],
  ['GEN-AGE-01', { isChild, consentsForSelf }],
  ['GEN-AGE-02', { isPresumedChild, presumedOnWord, correctedLimit }],
  ['ANON-02', { outsideAnswer }],
  ['ANON-05', { hideSmallNumbers }],
  ['CONS-01', { covers }],
  ['CONS-03', { consentStanding }],
  ['RIGHT-01', { rights, rightsExplainedBy, courtUntil }],
  ['RIGHT-02', { admissionInputs, routeInputs }],
  ['THB-STAY-01', { stayLimit }],
  ['THB-ALLOW-01', { allowanceAmount, paymentFlags }],
  ['THB-FUND-01', { fundAidFlags }],
  ['DV-STAY-01', { stayLimit }],
  ['DV-STAY-02', { stayLimit }],
  ['DV-REF-01', { referralStanding }],
  ['DV-CHILD-01', { arrivalFlags }],
  ['DV-NOTIF-01', { noticesDue, atDispatch }],
  ['SVC-ELIG-01', { serviceRoute }],
  ['SVC-SLA-01', { clocks }],
  ['SVC-APPL-01', { staysLead }],
  ['SVC-INT-01', { frontDoneAt }],
  ['SVC-LE-01', { defaultStepOutcome }],
  ['SVC-BASIS-01', { faultsIn }],
  ['RET-01', { purgeableOn, staysAfterErasure }],
]
const functions = carriedOut.flatMap(([rule, by]) => Object.keys(by).map((name) => ({ rule, name })))

const duties = dutyRules.map(({ id }) => ({ id, says: registered(id).says, source: cited(id) }))

const law = { acts, register, rules, duties, parameters, functions }

demandWhole(law)

/** JSON with sorted keys, so that the same law always has the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

export const versionOf = (whole: unknown): string => createHash('sha256').update(canonical(whole)).digest('hex')

/** Changes with every sentence, source, code and dated value; stored with each decision. */
export const catalogueVersion: string = versionOf(law)

export const catalogue = { version: catalogueVersion, ...law }
