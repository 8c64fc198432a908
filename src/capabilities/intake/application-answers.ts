/** Telling her what came of her application, only over a way that is safe (SVC-CHAN-01). Nothing of it is kept but how. */
import type { Ctx, Deps } from '../../db/context.ts'
import { recordDecision } from '../../db/decisions.ts'
import { momentOf } from '../../db/moment.ts'
import { type ProblemCode, refuse } from '../../db/outcome.ts'
import { answer } from '../../rules/channels.ts'
import { decide } from '../../rules/decision.ts'
import { contactIsSafe, passphraseMatches, relatedPerson, representsHerAt } from '../persons/facts.ts'
import { onApplication } from './application-actions.ts'
import { updateApplication } from './application-queries.ts'
import type { NewAnswer } from './application-step-schema.ts'
import { insertAnswer } from './step-queries.ts'

export const giveAnswer = (deps: Deps, ctx: Ctx, id: string, ask: NewAnswer) =>
  onApplication(deps, ctx, id, 'answers', async (tx, row) => {
    const { victimId } = row
    const occurredAt = momentOf(ctx, ask.occurredAt)
    if (typeof occurredAt !== 'string') return occurredAt
    const known = ask.relatedPersonId === undefined ? undefined : await relatedPerson(tx, ask.relatedPersonId)
    const representative = known?.victimId === victimId ? known : undefined
    const represents = representative && (await representsHerAt(tx, representative.id, occurredAt))
    const facts = {
      channel: ask.channel,
      markedSafe: ask.contactKind === undefined ? null : await contactIsSafe(deps, tx, victimId, ask.contactKind),
      passphraseMatched:
        ask.passphrase === undefined ? null : await passphraseMatches(deps, tx, victimId, ask.passphrase),
      // A relative who is not on record as her representative is none: then it is not known who would hear it.
      representativeSuspected: represents === undefined ? null : representative?.suspectedAt !== null,
    }
    const decision = decide('application.answer', answer, facts, ctx.on)
    const decisionId = recordDecision(deps, tx, ctx, { kind: 'application', id }, decision)
    if (!decision.allowed) return refuse(decision.code as ProblemCode, { decision, decisionId })
    insertAnswer(tx, {
      id: deps.random.uuid(),
      application_id: id,
      channel: ask.channel,
      via: ask.channel === 'legal_representative' ? 'representative' : 'self',
      passphrase_checked: facts.passphraseMatched === true,
      occurred_at: occurredAt,
      recorded_by: ctx.actorKey,
    })
    updateApplication(tx, id, { version: row.version })
    return undefined
  })
