import type { Ctx, Deps } from '../../db/context.ts'
import { type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { catalogue, catalogueVersion } from '../../rules/catalogue.ts'
import { doors } from '../../rules/doors.ts'
import type { Supposition } from '../../rules/parameter.ts'
import { compared, isSupposable, noticesTo, redecided } from '../../rules/replay.ts'
import { presentStays } from '../placement/facts.ts'
import { listDecisionsSince } from './decision-queries.ts'
import type { Replay, ReplayAsk } from './replay-schema.ts'

const mostDecisions = 2_000

/** What would be otherwise in this house if the value changed, before anybody puts it in force. One read of the trail. */
export const replayLaw = (deps: Deps, ctx: Ctx, { parameter: id, from, value }: ReplayAsk): Promise<Outcome<Replay>> =>
  perform(deps, ctx, async (tx) => {
    const parameter = catalogue.parameters.find((known) => known.id === id)
    if (parameter === undefined || !isSupposable(parameter, value)) {
      const [pointer, code] = parameter === undefined ? ['/parameter', 'not_in_list'] : ['/value', 'of_another_kind']
      return refuse('validation_failed', { errors: [{ pointer, code }] })
    }
    const change: Supposition = { parameter: id, from, value }
    const present = await presentStays(tx, ctx)
    const made = await listDecisionsSince(tx, ctx, from, Object.keys(doors), mostDecisions)
    const stays = present.flatMap(({ placementId, limit }) => {
      const difference = compared(change, () => {
        const { lastDay = null, exitNotBefore = null, reviewEveryDays = null } = limit() ?? {}
        return { lastDay, exitNotBefore, reviewEveryDays }
      })
      return difference === null ? [] : { placementId, ...difference }
    })
    const notices = present.flatMap(({ placementId, arrival }) => {
      const difference = compared(change, () => noticesTo(arrival))
      return difference === null ? [] : { placementId, ...difference }
    })
    const again = made.map((decision) => ({ decision, outcome: redecided(change, decision) }))
    const decisions = again.flatMap(({ decision: { id: decisionId, question, on }, outcome }) =>
      typeof outcome === 'string' ? [] : { decisionId, question, on, ...outcome },
    )
    const unlike = again.filter(({ outcome }) => outcome === 'unlike').length
    const seen = [...present.map(({ victimId }) => victimId), ...made.flatMap(({ victimIds }) => victimIds)]
    tx.touches('law', null, [...new Set(seen)])
    const weighed = { stays: present.length, decisions: made.length, unlike }
    return { ok: true, value: { law: catalogueVersion, weighed, stays, notices, decisions } }
  })
