/**
 * From a call to a lead. A holder opens it at home and keeps the link; the call center opens it at the DOST center that
 * it names, in that center's scope, and learns no more of it than that it was opened.
 */
import { isHolder } from '../../access/permissions.ts'
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { notFound, type Outcome, refuse } from '../../db/outcome.ts'
import { perform } from '../../db/perform.ts'
import { createVictim } from '../persons/effects.ts'
import { applicationExists } from './application-queries.ts'
import { isDostCenter } from './body-queries.ts'
import { shownCall } from './helpline-actions.ts'
import { type CallRow, findCall, lockCall, markIntake } from './helpline-queries.ts'
import type { HelplineCall, HelplineIntake } from './helpline-schema.ts'
import { fileLead, type Lead, notAtDesk } from './lead.ts'

type Result = Promise<Outcome<HelplineCall>>

export const openIntake = (deps: Deps, ctx: Ctx, id: string, ask: HelplineIntake): Result =>
  ctx.actor !== null && isHolder(ctx.actor.standing.kind)
    ? openAtHome(deps, ctx, id, ask)
    : openElsewhere(deps, ctx, id, ask)

const wrong = (code: string) => refuse('validation_failed', { errors: [{ pointer: '/dostCenterId', code }] })

function openAtHome(deps: Deps, ctx: Ctx, id: string, ask: HelplineIntake): Result {
  return perform(deps, ctx, async (tx) => {
    if (ask.dostCenterId !== undefined) return wrong('not_for_this_caller')
    const taker = ctx.actor?.standing.kind === 'dost_center' ? 'front_office_operator' : 'duty_officer'
    return opened(tx, ctx, id, (call) => leadOf(deps, tx, ctx, call, ask, taker))
  })
}

/** Files first and marks afterwards: a crash between the two costs a repeated look, never a cry for help. */
async function openElsewhere(deps: Deps, ctx: Ctx, id: string, ask: HelplineIntake): Result {
  const holder = ask.dostCenterId
  if (holder === undefined) return wrong('missing')
  const once = { ...ctx, idempotency: null }
  const found = await perform(deps, once, async (tx) => {
    const call = await findCall(tx, ctx, id)
    if (call === undefined) return notFound
    return (await isDostCenter(tx, holder)) ? { ok: true, value: call } : wrong('not_in_list')
  })
  if (found.ok !== true) return found.ok === false ? found : notFound
  const call = found.value
  if (call.outcome !== 'lead_opened') {
    const applicationId = idOfIntake(deps, id)
    const filed = await perform(
      deps,
      once,
      async (tx) => {
        const known = await applicationExists(tx, applicationId)
        if (!known) await leadOf(deps, tx, ctx, call, ask, 'front_office_operator', applicationId)
        return { ok: true, value: null }
      },
      holder,
    )
    if (filed.ok === false) return filed
  }
  return perform(deps, ctx, (tx) => opened(tx, ctx, id, async () => null))
}

/** One call opens one lead: its id follows from the call's, and only this service can tell how. */
function idOfIntake(deps: Deps, callId: string): string {
  const hex = deps.vault.keyedHash('reference', `intake\0${callId}`).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function opened(tx: Tx, ctx: Ctx, id: string, file: (call: CallRow) => Promise<string | null>): Result {
  const call = await lockCall(tx, ctx, id)
  if (call === undefined) return notFound
  if (call.outcome === 'lead_opened') return refuse('state_conflict')
  markIntake(tx, id, await file(call))
  const shown = await shownCall(tx, ctx, id)
  return shown.ok === true ? { ...shown, status: 200, location: `/v1/helpline-calls/${id}` } : shown
}

async function leadOf(
  deps: Deps,
  tx: Tx,
  ctx: Ctx,
  call: CallRow,
  ask: HelplineIntake,
  taker: Lead['taker'],
  id = deps.random.uuid(),
): Promise<string> {
  const language = call.language as 'az' | 'en' | 'ru' | 'other'
  return fileLead(
    deps,
    tx,
    ctx,
    {
      victimId: await createVictim(deps, tx, ctx, { language }),
      applicantType: ask.applicantType ?? 'other',
      channel: 'helpline',
      urgent: call.urgent,
      childConcerned: ask.childConcerned ?? false,
      traffickingSigns: ask.traffickingSigns === true || call.regime === 'thb',
      told: ask.account === undefined ? {} : { account: ask.account },
      desk: notAtDesk,
      taker,
    },
    id,
  )
}
