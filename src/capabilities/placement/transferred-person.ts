/** After a decided transfer: the receiving house comes to expect her, by what her consent opens and no more. Run by a job. */
import type { Regime } from '../../access/actor.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { mustSucceed, notFound, type Outcome } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { peopleOf } from '../consent/facts.ts'
import { openRelease } from '../disclosure/effects.ts'
import { keepConflicts } from '../notifications/effects.ts'
import { conflictedBodies } from '../notifications/facts.ts'
import { createVictim, type NewVictim, openCase, protect } from '../persons/effects.ts'
import { type Protections, protectionsOf } from '../persons/facts.ts'
import { centerBody } from './center-queries.ts'
import { insertPlacement, recordEvent } from './placement-queries.ts'
import { isAwaitedOrHere, lockTransfer } from './transfer-queries.ts'

type Episode = Pick<Parameters<typeof openCase>[3], 'regime' | 'thbStatus' | 'violenceKinds'>

type Content = Pick<Transferred, 'clockStartOn' | 'limitFloorOn' | 'childAtAdmission'> & {
  readonly child: boolean
  readonly presumedChild: boolean
}

/** What one house tells another of a person who moves there. Never stored as such. */
export interface Transferred {
  readonly receiverId: string
  /** The receiver's own, the same for whatever it is told of this episode. */
  readonly caseReference: string
  readonly clockStartOn: LocalDate | null
  /** The last day held for her there: going elsewhere never shortens it (DV-STAY-02). */
  readonly limitFloorOn: LocalDate | null
  readonly childAtAdmission: boolean | null
  readonly facts: NewVictim
  /** Null: her consent does not open her case. */
  readonly episode: Episode | null
  /** What shuts people out goes along whatever she consents to; why it does stays behind. */
  readonly protections: Protections
  /** Never the receiver itself: it is not told that it is one of them. */
  readonly conflictedBodies: readonly string[]
}

/** In the scope of the house that she leaves, by the release and her consent as it is now. Null: nothing may be told any more. */
export const transferredPerson = (deps: Deps, ctx: Ctx, releaseId: string): Promise<Transferred | null> =>
  mustSucceed(
    perform(deps, ctx, async (tx): Promise<Outcome<Transferred | null>> => {
      tx.touches('release', releaseId)
      const opened = await openRelease(deps, tx, ctx, releaseId)
      const victimId = opened?.release.victimIds[0]
      if (opened === undefined || victimId === undefined) return { ok: true, value: null }
      const { recipientId: receiverId, caseReference, victimIds } = opened.release
      const content = opened.release.content as Content
      const parts = opened.subjects[victimIds.indexOf(victimId)]
      const identity = parts?.identity as NewVictim['identity']
      const [person] = identity === undefined ? [] : await peopleOf(tx, [victimId])
      const age = person === undefined ? {} : { birthOn: person.birthOn, ageBasis: person.ageBasis }
      const facts = {
        presumedChild: content.presumedChild || (content.child && person?.birthOn == null),
        ...age,
        ...(identity === undefined ? {} : { identity }),
      }
      const episode = parts?.caseSummary?.find(({ state }) => state === 'open')
      const { clockStartOn, limitFloorOn, childAtAdmission } = content
      const protections = await protectionsOf(tx, victimId)
      const shut = [...(await conflictedBodies(tx, victimId))].filter((body) => body !== receiverId)
      const fences = { protections, conflictedBodies: shut }
      const told = { ...fences, receiverId, caseReference, clockStartOn, limitFloorOn, childAtAdmission, facts }
      return { ok: true, value: { ...told, episode: episode === undefined ? null : episodeOf(episode) } }
    }),
  )

/** A status given by a body is not carried over: it has a day and a paper, which the new house records itself. */
const episodeOf = (told: { regime: Regime; thbStatus: string | null; violenceKinds: string[] }): Episode => {
  const thbStatus = (['suspected', 'potential'] as const).find((known) => known === told.thbStatus)
  const violenceKinds = told.violenceKinds as NonNullable<Episode['violenceKinds']>
  return { regime: told.regime, violenceKinds, ...(thbStatus === undefined ? {} : { thbStatus }) }
}

/** In the receiving house's scope; a job that comes twice, or a second decision, finds her awaited already. */
export const awaitTransferred = (deps: Deps, ctx: Ctx, told: Transferred): Promise<Outcome<null>> =>
  perform(deps, ctx, async (tx) => {
    lockTransfer(tx, told.caseReference)
    if (await isAwaitedOrHere(tx, told.caseReference)) return { ok: true, value: null }
    const house = await centerBody(tx, ctx.orgId)
    const regime = told.episode?.regime ?? house?.regimes[0]
    if (regime === undefined) return notFound
    await bear(deps, tx, ctx, told, { ...told.episode, regime })
    return { ok: true, value: null }
  })

async function bear(deps: Deps, tx: Tx, ctx: Ctx, told: Transferred, episode: Episode): Promise<void> {
  const victimId = await createVictim(deps, tx, ctx, told.facts)
  protect(deps, tx, ctx, victimId, told.protections)
  keepConflicts(deps, tx, ctx, victimId, told.conflictedBodies)
  const caseId = await openCase(deps, tx, ctx, { victimId, source: 'transfer', ...episode })
  const id = deps.random.uuid()
  insertPlacement(tx, {
    id,
    case_id: caseId,
    victim_id: victimId,
    basis: 'transfer',
    transfer_reference: told.caseReference,
    clock_start_on: told.clockStartOn,
    limit_floor_on: told.limitFloorOn,
    child_at_admission: told.childAtAdmission,
    recorded_by: ctx.actorKey,
  })
  recordEvent(deps, tx, ctx, { id, victimId }, { kind: 'requested' })
  tx.touches('placement', id, [victimId])
}
