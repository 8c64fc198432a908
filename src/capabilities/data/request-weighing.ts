/** What the law reads of a request about her data; whoever records the outcome decides to. */
import type { Tx } from '../../db/client.ts'
import type { Ctx } from '../../db/context.ts'
import { ageStanding } from '../../rules/age.ts'
import type { AskerFacts, GrantFacts } from '../../rules/data-requests.ts'
import { openRegimes, relatedPerson, representsHerAt, subjectFacts } from '../persons/facts.ts'
import { isCorrectionOf, type RequestRow } from './request-queries.ts'

type Asked = Pick<RequestRow, 'victimId' | 'kind' | 'askedBy' | 'relatedPersonId' | 'identityCheck'>

export async function askerFacts(tx: Tx, ctx: Ctx, asked: Asked): Promise<AskerFacts> {
  const { victimId, kind, askedBy, relatedPersonId } = asked
  const person = await subjectFacts(tx, ctx, victimId)
  const related = relatedPersonId === null ? undefined : await relatedPerson(tx, relatedPersonId)
  const known = related?.victimId === victimId ? related : undefined
  return {
    kind,
    askedBy,
    identityChecked: asked.identityCheck !== null,
    decidesForHerself: person !== undefined && ageStanding(person, ctx.on).consentsForSelf,
    represents: known === undefined ? null : (await representsHerAt(tx, known.id, ctx.at)) !== undefined,
    representativeSuspected: known === undefined ? null : known.suspectedAt !== null,
  }
}

export async function grantFacts(
  tx: Tx,
  ctx: Ctx,
  row: Asked & { readonly correctionId: string | null; readonly legalHold: boolean | null },
): Promise<GrantFacts> {
  const { victimId, correctionId, legalHold } = row
  const [asker, regimes] = await Promise.all([askerFacts(tx, ctx, row), openRegimes(tx, victimId)])
  const corrected = correctionId !== null && (await isCorrectionOf(tx, victimId, correctionId))
  return { ...asker, corrected, openCase: regimes.length > 0, legalHold }
}
