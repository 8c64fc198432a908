/** A fault for each conflict between her silence and somebody’s wish to know (test/law/conflicts-of-silence), in their order. */
import type { Fault } from './fault.ts'

const test = 'test/law/conflicts-of-silence.test.ts'

export const faultsOfSilence: readonly Fault[] = [
  {
    breaks: 'C-01: law enforcement learns who she is',
    test,
    file: 'src/rules/law-enforcement-step.ts',
    find: "holds: (f) => f.outcome !== 'sent_with_consent' || f.consented,",
    put: 'holds: () => true,',
  },
  {
    breaks: 'C-01: the notice that names nobody',
    test,
    file: 'src/rules/law-enforcement-step.ts',
    find: 'f.centerAllowsAnonymised ?',
    put: 'true ?',
  },
  {
    breaks: 'C-08: the bodies that the law names are told at once',
    test,
    file: 'src/rules/disclosure.ts',
    find: "const noticeScopes: readonly DisclosureScope[] = ['existence']",
    put: "const noticeScopes: readonly DisclosureScope[] = ['existence', 'identity']",
  },
  {
    breaks: 'C-09: three bodies for domestic violence',
    test,
    file: 'src/rules/parameters/notice-recipients.ts',
    find: "value: ['guardianship_authority', 'minors_commission'], source: cited('THB-NOTIF-01')",
    put: "value: ['guardianship_authority', 'minors_commission', 'family_committee'], source: cited('THB-NOTIF-01')",
  },
  {
    breaks: 'C-14: an identity card may be seen and is not kept',
    test,
    file: 'src/rules/placement-request.ts',
    find: "'sentOn',\n]",
    put: "'sentOn',\n  'fin',\n]",
  },
  {
    breaks: 'C-15: the service reports no crime by itself',
    test,
    file: 'src/rules/notices.ts',
    find: 'if (!f.regimes.includes(regime) || !isChild(f.person, on)) return []',
    put: "if (!f.regimes.includes(regime) || (f.childRole !== 'victim' && !isChild(f.person, on))) return []",
  },
  {
    breaks: 'C-15: the service reports no crime by itself',
    test,
    file: 'src/rules/disclosure.ts',
    find: "return forEach(f, (s) => ['covered', 'scope'].includes(coverageOf(f, s)))",
    put: 'return true',
    behind: { file: 'src/rules/disclosure.ts', find: 'if (!needsSecondHand(f)) return true', put: 'return true' },
  },
  {
    breaks: 'C-16: inside the center beds and people are counted exactly',
    test,
    file: 'src/access/permissions.ts',
    find: "'center:read': [{ roles: caseStaff, kinds: centers }],",
    put: "'center:read': [{ roles: caseStaff, kinds: centers }, { roles: ['agency_officer'], kinds: everybody }],",
    behind: {
      file: 'src/capabilities/placement/capacity-actions.ts',
      find: 'if (!isOwn(ctx, centerId)) return notFound\n    const fromOn',
      put: 'const fromOn',
    },
  },
  {
    breaks: 'C-17: the shelter of the Ministry and the assistance center are two houses',
    test,
    file: 'src/rules/leaving.ts',
    find: 'holds: (f) => f.consentNamesReceiver,',
    put: 'holds: () => true,',
  },
  {
    breaks: 'C-19: whoever is admitted, the bodies are told of children only',
    test,
    file: 'src/rules/age.ts',
    find: 'on < lostOn(facts.birthOn, inForce(childUnder, on))',
    put: 'on <= lostOn(facts.birthOn, inForce(childUnder, on))',
  },
  {
    breaks: 'C-24: she is referred for formal identification with her consent',
    test,
    file: 'src/rules/disclosure.ts',
    find: "return forEach(f, (s) => ['covered', 'scope'].includes(coverageOf(f, s)))",
    put: 'return true',
    behind: { file: 'src/rules/disclosure.ts', find: 'if (!needsSecondHand(f)) return true', put: 'return true' },
  },
]
