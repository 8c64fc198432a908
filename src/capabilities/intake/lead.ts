/** A lead: somebody asks for help for her, by whatever way. It is stored, never refused (R7, SVC-APPL-01). */
import type { Tx } from '../../db/client.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import { openTask } from '../../db/tasks.ts'
import type { Instant } from '../../kernel/dates.ts'
import { keepSuspicion } from '../persons/effects.ts'
import { insertApplication } from './application-queries.ts'
import type { NewApplication } from './application-schema.ts'

export interface Lead {
  readonly victimId: string
  readonly applicantType: NewApplication['applicantType']
  readonly channel: NewApplication['channel']
  readonly urgent: boolean
  readonly childConcerned: boolean
  readonly traffickingSigns: boolean
  /** Who applies for her and what was told, for the vault. */
  readonly told: Pick<NewApplication, 'applicant' | 'account'>
  readonly desk: {
    readonly ticketId: string | null
    readonly ticketAt: Instant | null
    readonly servedAt: Instant | null
  }
  /** Who takes it up. */
  readonly taker: 'front_office_operator' | 'duty_officer'
}

export const notAtDesk: Lead['desk'] = { ticketId: null, ticketAt: null, servedAt: null }

/** Runs in the scope of the holder that will take it. @returns the application's id. */
export async function fileLead(deps: Deps, tx: Tx, ctx: Ctx, lead: Lead, id = deps.random.uuid()): Promise<string> {
  const { victimId, urgent } = lead
  insertApplication(tx, {
    id,
    victim_id: victimId,
    applicant_type: lead.applicantType,
    channel: lead.channel,
    urgent,
    child_concerned: lead.childConcerned,
    ticket_id: lead.desk.ticketId,
    ticket_at: lead.desk.ticketAt,
    served_at: lead.desk.servedAt,
    applicant_text_id: await keepTold(deps, tx, lead),
    recorded_by: ctx.actorKey,
  })
  if (lead.traffickingSigns) {
    await keepSuspicion(deps, tx, ctx, victimId, { source: lead.channel === 'helpline' ? 'hotline' : 'application' })
  }
  const resource = { kind: 'application', id }
  const task = { ruleId: 'SVC-APPL-01', role: lead.taker, dueAt: tx.at, victimId, resource }
  openTask(deps, tx, { ...task, what: urgent ? 'reach_her_at_once' : 'take_lead' })
  tx.touches('application', id, [victimId])
  return id
}

async function keepTold(deps: Deps, tx: Tx, { victimId, told }: Lead): Promise<string | null> {
  if (told.applicant === undefined && told.account === undefined) return null
  const { applicant = null, account = null } = told
  return deps.vault.putText(tx, victimId, 'application', JSON.stringify({ applicant, account }), deps.random.uuid())
}
