/** Faults for central tests of other rooms (test/capabilities). */
import type { Fault, Place } from './fault.ts'

const test = (room: string) => `test/capabilities/${room}.test.ts`

/** Nothing is encrypted, and nobody who reads it back would notice. */
const sealedInTheOpen: Place & { readonly behind: Place } = {
  file: 'src/db/envelope.ts',
  find: 'cipher.update(plain), cipher.final(), cipher.getAuthTag()',
  put: 'plain, Buffer.alloc(tagBytes)',
  behind: {
    file: 'src/db/envelope.ts',
    find: 'Buffer.concat([decipher.update(envelope.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])',
    put: 'envelope.subarray(1 + nonceBytes, -tagBytes)',
  },
}

export const faultsOfRooms: readonly Fault[] = [
  {
    breaks: 'a status that was entered wrongly is set right',
    test: test('case-corrections'),
    file: 'src/capabilities/persons/thb-status-correction.ts',
    find: 'settleThbStatus(tx, row.id)',
    put: '',
  },
  {
    breaks: 'kinds of an act are set right',
    test: test('case-corrections'),
    file: 'src/capabilities/persons/case-correction-actions.ts',
    find: 'countViolenceKinds(tx, row.id)',
    put: '',
  },
  {
    breaks: 'only entries of this episode can be named',
    test: test('case-corrections'),
    file: 'src/capabilities/persons/case-correction-queries.ts',
    find: "      .where('s.case_id', '=', caseId)\n      .where('s.id', '=', id),\n  )\nexport type StatusEntry",
    put: "      .where('s.id', '=', id),\n  )\nexport type StatusEntry",
  },
  {
    breaks: 'the house knows a family by one reference of its own',
    test: test('placement-requests'),
    file: 'src/capabilities/intake/expected-person.ts',
    find: 'reference: drawReference(deps.random)',
    put: 'reference: request.reference',
  },
  {
    breaks: 'a row that staff of the house type by her reference',
    test: test('placement-requests'),
    file: 'src/capabilities/intake/expected-person.ts',
    find: 'if (await isExpected(tx, request.id)) return',
    put: 'if (await isTyped(tx, request.reference)) return',
  },
  {
    breaks: 'the receiving house awaits her by a record of its own',
    test: test('transfers'),
    file: 'src/capabilities/placement/transferred-person.ts',
    find: 'clock_start_on: told.clockStartOn,',
    put: 'clock_start_on: null,',
  },
  {
    breaks: 'what shuts people out here shuts them out',
    test: test('transfers'),
    file: 'src/capabilities/placement/transferred-person.ts',
    find: '  keepConflicts(deps, tx, ctx, victimId, told.conflictedBodies)\n',
    put: '',
  },
  {
    breaks: 'a child stays protected as one',
    test: test('transfers'),
    file: 'src/capabilities/placement/transferred-person.ts',
    find: 'content.presumedChild || (content.child && person?.birthOn == null)',
    put: 'content.presumedChild',
  },
  {
    breaks: 'decided twice she is awaited once',
    test: test('transfers'),
    file: 'src/capabilities/placement/transferred-person.ts',
    find: 'if (await isAwaitedOrHere(tx, told.caseReference)) return { ok: true, value: null }',
    put: '',
  },
  {
    breaks: 'she moves to a house in which people live',
    test: test('transfers'),
    file: 'src/capabilities/placement/transfer-actions.ts',
    find: ' || !sheltering.includes(receiver.kind)',
    put: '',
  },
  {
    breaks: 'DV-LIFE-02: a room where others sleep',
    test: test('bookings'),
    file: 'src/rules/bookings.ts',
    find: 'holds: (f) => f.confidential,',
    put: 'holds: () => true,',
  },
  {
    breaks: 'one talk at a time',
    test: test('bookings'),
    file: 'src/capabilities/placement/booking-queries.ts',
    find: ".where('b.until_at', '>', fromAt)",
    put: ".where('b.until_at', '>=', fromAt)",
  },
  {
    breaks: 'DV-LIFE-01: an interpreter is bound to silence',
    test: test('bookings'),
    file: 'src/rules/bookings.ts',
    find: 'holds: (f) => (f.ofHerCircle === null ? null : !f.ofHerCircle),',
    put: 'holds: (f) => f.ofHerCircle !== null,',
  },
  {
    breaks: 'a parent whom nobody has named',
    test: test('not-named'),
    file: 'src/capabilities/placement/guard.ts',
    find: '? false\n      : null',
    put: '? false\n      : false',
  },
  {
    breaks: 'to be related is not to represent',
    test: test('not-named'),
    file: 'src/capabilities/placement/guard.ts',
    find: 'suspected === false && !recorded ? null : suspected',
    put: 'suspected',
  },
  {
    breaks: 'a body in conflict is not told by itself',
    test: test('recipient-conflicts'),
    file: 'src/rules/notices.ts',
    find: "...(f.conflicted.includes(what) ? (['recipient_conflicted'] as const) : []),",
    put: '',
  },
  {
    breaks: 'the flag is read once more right before sending',
    test: test('recipient-conflicts'),
    file: 'src/capabilities/notifications/dispatch.ts',
    find: "(await conflictedBodies(tx, notice.victimId)).has(notice.recipientId ?? '')",
    put: "notice.waitsFor.includes('recipient_conflicted')",
  },
  {
    breaks: 'management names another body',
    test: test('recipient-conflicts'),
    file: 'src/rules/notice-review.ts',
    find: '!f.conflicted &&',
    put: '',
  },
  {
    breaks: 'what was weighed about her',
    test: test('decisions-shut'),
    file: 'src/capabilities/law/decision-actions.ts',
    find: 'for (const victimId of about) if (!(await visibleVictim(tx, ctx, victimId))) return notFound',
    put: '',
  },
  { breaks: 'her identity lies in the vault only', test: test('victims'), ...sealedInTheOpen },
  { breaks: 'how to reach her and her passphrase lie in the vault', test: test('fences'), ...sealedInTheOpen },
  { breaks: 'no table holds one outside', test: 'test/house/privacy.test.ts', ...sealedInTheOpen },
]
