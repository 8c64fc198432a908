/** She moves to another house that she named: decided and told here, expected there by a record of that house's own (R1, R29). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { notFound, type Outcome, type ProblemCode, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { consentStanding } from '../../rules/consent-standing.ts'
import { decide } from '../../rules/decision.ts'
import { transfer } from '../../rules/leaving.ts'
import { givenConsents, type RecordedConsent } from '../consent/facts.ts'
import { release } from '../disclosure/effects.ts'
import type { Transfer } from './act-schema.ts'
import { begin, isRefused } from './begin.ts'
import { centerBody, sheltering } from './center-queries.ts'
import { accreditationOf, guardOf, personOf, stayOf, viewIn } from './guard.ts'
import { type PlacementRow, recordEvent, updatePlacement } from './placement-queries.ts'
import type { Placement } from './placement-schema.ts'
import { shownAfter } from './shown.ts'
import { clockStartOf, limitOf } from './stay.ts'

/** Her bed here stays hers: that she went is a departure of its own, and that she came there an arrival. */
export const decideTransfer = (
  deps: Deps,
  ctx: Ctx,
  id: string,
  { receiverId }: Transfer,
): Promise<Outcome<Placement>> =>
  perform(deps, ctx, async (tx) => {
    const row = await begin(tx, ctx, id, 'transfer')
    if (isRefused(row)) return row
    const receiver = await centerBody(tx, receiverId)
    if (receiver === undefined || receiver.id === ctx.orgId || !sheltering.includes(receiver.kind)) return notFound
    const consent = await consentToGo(tx, ctx, row, receiverId)
    const guard = await guardOf(tx, ctx, row, ctx.on)
    const facts = {
      ...viewIn(guard, 'transfer'),
      ...accreditationOf(receiver, ctx.on),
      consentNamesReceiver: consent !== undefined,
    }
    const decision = decide('placement.transfer', transfer, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'placement', id }, decision)
    if (!decision.allowed || consent === undefined) {
      return refuse((decision.code ?? 'consent_required') as ProblemCode, { decision, decisionId })
    }
    const stay = stayOf(row)
    const passed = await release(deps, tx, ctx, {
      victimIds: [row.victimId],
      recipientId: receiverId,
      purpose: 'transfer',
      scopes: consent.scopes,
      kind: 'disclosure',
      basis: 'consent',
      content: {
        clockStartOn: clockStartOf(stay),
        child: guard.age.child,
        presumedChild: row.presumedChild && guard.age.child,
        childAtAdmission: row.childAtAdmission,
        limitFloorOn: limitOf(stay)?.lastDay ?? null,
      },
      caseId: row.caseId,
    })
    if (!passed.ok) return passed
    await deps.outbox.enqueue(tx, 'placement.transfer', { centerId: tx.scope.orgId, id: passed.release.id })
    updatePlacement(tx, id, { state: row.state })
    recordEvent(deps, tx, ctx, row, { kind: 'transfer', data: { receiverId }, decisionId })
    return shownAfter(tx, ctx, id, decisionId)
  })

/** Her last living word that this house may be told so that she can move there. */
async function consentToGo(
  tx: Tx,
  ctx: Ctx,
  row: PlacementRow,
  receiverId: string,
): Promise<RecordedConsent | undefined> {
  const person = personOf(row)
  return (await givenConsents(tx, [row.victimId]))
    .filter(
      (consent) =>
        consent.purpose === 'disclosure' &&
        consent.recipientId === receiverId &&
        consent.disclosurePurpose === 'transfer' &&
        consentStanding(consent, ctx.at, person) === 'live',
    )
    .at(-1)
}
