/** A fault for each ruling by which a bed or a fact is never refused (test/law/rulings-bed-and-facts), in their order. */
import type { Fault } from './fault.ts'

const test = 'test/law/rulings-bed-and-facts.test.ts'

export const faultsOfBedAndFacts: readonly Fault[] = [
  {
    breaks: 'R20: without a plan a service is refused',
    test,
    file: 'src/capabilities/plans/plan-actions.ts',
    find: "const ownPlanActive = plan.state === 'active'",
    put: "const ownPlanActive = plan.state !== 'closed'",
  },
  {
    breaks: 'R21: the door asks for a person and a center',
    test,
    file: 'src/rules/placement.ts',
    find: 'holds: (f) => f.shelterConsent !== null,',
    put: 'holds: () => true,',
  },
  {
    breaks: 'R22: a bed is held for one at a time, presence is not',
    test,
    file: 'src/capabilities/placement/beds.ts',
    find: 'people + (arriving ? 1 : 0) > beds',
    put: 'people > beds',
  },
  {
    breaks: 'R23: a decision needs the version that was seen',
    test,
    file: 'src/http/guard.ts',
    find: "if (version === 'ignored' || records !== 'decision') return false",
    put: "if (records !== 'decision') return false",
  },
  {
    breaks: 'R24: what is not known keeps money back',
    test,
    file: 'src/rules/admission.ts',
    find: "...(known ? [] : ['establish_facts' as const]),",
    put: '',
  },
  {
    breaks: 'R25: where the law has no value that day',
    test,
    file: 'src/rules/allowance.ts',
    find: "if (amount === null) flags.push('amount_unverified')",
    put: 'if (amount === null) flags.push()',
  },
  {
    breaks: 'R25: where the law has no value that day',
    test,
    file: 'src/rules/parameters/allowances.ts',
    find: 'value: null,',
    put: 'value: azn(400),',
  },
  {
    breaks: 'R26: who takes back her consent to shelter',
    test,
    file: 'src/capabilities/consent/consent-ending.ts',
    find: `openTask(deps, tx, aboutConsent(\`\${row.purpose}_consent_withdrawn\`, ctx.at, row.victimId, row.id))`,
    put: '',
  },
  {
    breaks: 'R27: a trafficked person at the desk',
    test,
    file: 'src/rules/refusal.ts',
    find: 'holds: (f) => f.thbStatus === null,',
    put: 'holds: () => true,',
  },
  {
    breaks: 'R28: a trafficking center knows no limit of stay',
    test,
    file: 'src/rules/placement.ts',
    find: "regime === 'dv' ? finalization : finalizationThb",
    put: 'finalization',
  },
  {
    breaks: 'R29: the Agency proposes and the desk records her word',
    test,
    file: 'src/capabilities/intake/placement-request-actions.ts',
    find: "updateApplication(tx, application.id, { state: 'placed', outcome: 'placed' })",
    put: '',
  },
  {
    breaks: 'R30: a house without accreditation gets no new proposal',
    test,
    file: 'src/rules/shelter-door.ts',
    find: "f.centerKind === 'state' || f.accreditedThatDay,",
    put: "f.centerKind === 'state' || f.accreditedThatDay !== null,",
  },
  {
    breaks: 'R31: no_legal_basis is the one refusal',
    test,
    file: 'src/rules/refusal.ts',
    find: 'f.reasonGiven && f.appealNoticeGiven',
    put: 'f.reasonGiven',
  },
  {
    breaks: 'R32: the clocks of an application are null',
    test,
    file: 'src/capabilities/intake/application-actions.ts',
    find: '{ ...change, done_at: row.doneAt ?? ctx.at }',
    put: '{ ...change, done_at: row.doneAt }',
  },
  {
    breaks: 'R40: token, role, shape, version, existence',
    test,
    file: 'src/capabilities/placement/begin.ts',
    find: "if (ctx.ifMatch !== null && row.version !== ctx.ifMatch) return refuse('version_mismatch')",
    put: '',
  },
]
