/** A person with an open episode, for rooms that begin where an episode stands. */
import { randomUUID } from 'node:crypto'
import type { World } from '../world.ts'

export interface Episode {
  readonly victimId: string
  readonly caseId: string
}

/** Registered by the center's case worker; the episode lies behind the fence, as any door may have opened it. Who is identified had been referred. */
export async function openEpisode(
  world: World,
  center: string,
  of: { victim?: object; regime?: 'thb' | 'dv'; thbStatus?: string; identifiedOn?: string; referred?: boolean } = {},
): Promise<Episode> {
  const { regime = center.startsWith('thb') ? 'thb' : 'dv', thbStatus = null, identifiedOn = null } = of
  const { status, body: victim, text } = await world.as('case_worker', center).post('/v1/victims', of.victim ?? {})
  if (status !== 201) throw new Error(`she was not registered: ${text}`)
  const caseId = randomUUID()
  await world.rows(
    `insert into cases (center_id, id, victim_id, regime, episode, source, opened_on, thb_status, identified_on, recorded_at, recorded_by)
     values ($1, $2, $3, $4, 1, 'self', '2026-03-01', $5, $6, '2026-03-01T06:00:00Z', 'test')`,
    [world.orgId(center), caseId, victim.id, regime, thbStatus, identifiedOn],
  )
  if (thbStatus === 'identified' && of.referred !== false) {
    await world.rows(
      `insert into referrals (center_id, id, direction, state, regime, purpose, recipient_id, victim_id, case_id, sent_at, occurred_at, recorded_at, recorded_by)
       values ($1, $2, 'out', 'sent', $3, 'formal_identification', $4, $5, $6, '2026-02-01T06:00:00Z', '2026-02-01T06:00:00Z', '2026-02-01T06:00:00Z', 'test')`,
      [world.orgId(center), randomUUID(), regime, world.orgId('mia-thb'), victim.id, caseId],
    )
  }
  return { victimId: victim.id, caseId }
}
