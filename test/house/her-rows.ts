/** One person with a row in each room of a center, and one in each room of a DOST center. */

import { staysAt } from '../stays.ts'
import type { Answer, World } from '../world.ts'

/** Ids of her rows, by the name of the list in which each stands. */
export type Rows = Readonly<Record<string, string>>

export interface Her {
  readonly victimId: string
  readonly rows: Rows
}

const made = (answer: Answer): Answer['body'] => {
  if (answer.status >= 300) throw new Error(`not made: ${answer.status} ${answer.text}`)
  return answer.body
}

async function keyWorkerOf(world: World, center: string, victimId: string): Promise<void> {
  const manager = world.as('center_manager', center)
  const { headers } = await manager.get(`/v1/victims/${victimId}`)
  const ask = { user: `case_worker@${center}` }
  made(await manager.put(`/v1/victims/${victimId}/key-worker`, ask, { ifMatch: String(headers['etag']) }))
}

/** A trafficked child of eight, so that notices, payments and talks all have a reason to be there. */
export async function personOfCenter(world: World, center = 'thb-center-baku'): Promise<Her> {
  const worker = world.as('case_worker', center)
  const manager = world.as('center_manager', center)
  const centerId = world.orgId(center)
  const now = world.now()
  const person = { sex: 'female', birthOn: '2017-05-01', ageBasis: 'document' }
  const { id: victimId } = made(await worker.post('/v1/victims', person))
  await keyWorkerOf(world, center, victimId)
  const admission = made(await worker.post('/v1/admissions', { door: 'suspicion', victimId }))
  const { caseId } = admission
  const found = {
    status: 'identified',
    decidedByOrganizationId: world.orgId('mia-thb'),
    identifiedBefore: { documentNo: 'MIA-17', identifiedOn: '2026-01-10' },
  }
  made(await worker.post(`/v1/cases/${caseId}/thb-status`, found))
  made(
    await worker.post(`/v1/cases/${caseId}/risk-assessments`, { riskLevel: 'high', text: 'He knows where she lives.' }),
  )
  const told = { field: 'violenceKinds', new: ['physical'], reason: 'heard_from_her' }
  made(await worker.post(`/v1/cases/${caseId}/corrections`, told))
  const note = made(await worker.post(`/v1/cases/${caseId}/notes`, { profession: 'general', text: 'Calm.' }))
  const [uncle, mother] = [
    made(await worker.post(`/v1/victims/${victimId}/relations`, { relation: 'other' })),
    made(await worker.post(`/v1/victims/${victimId}/relations`, { relation: 'mother' })),
  ]
  const suspicion = made(
    await worker.post(`/v1/victims/${victimId}/suspicions`, { relatedPersonId: uncle.id, sign: 'child' }),
  )
  const who = { field: 'relation', new: 'guardian', reason: 'entry_error' }
  made(await worker.post(`/v1/victims/${victimId}/relations/${mother.id}/corrections`, who))
  const givenBy = { field: 'sign', new: 'staff', reason: 'entry_error' }
  made(await manager.post(`/v1/victims/${victimId}/suspicions/${suspicion.id}/corrections`, givenBy))
  const { headers } = await worker.get(`/v1/victims/${victimId}`)
  const rule = `/v1/victims/${victimId}/contact-rules/${mother.id}`
  made(await worker.put(rule, { contact: 'phone', revealsAddress: false }, { ifMatch: String(headers['etag']) }))
  const right = { field: 'language', new: 'ru', reason: 'entry_error' }
  made(await worker.post(`/v1/victims/${victimId}/corrections`, right))
  const flag = { recipientId: world.orgId('minors-baku'), reason: 'knows_suspect' }
  const conflict = made(await worker.post(`/v1/victims/${victimId}/recipient-conflicts`, flag))
  const bar = { user: 'nobody-in-particular', reason: 'knows_suspect' }
  const barred = made(await manager.post(`/v1/victims/${victimId}/barred-readers`, bar))
  const placement = made(await worker.post('/v1/placements', { victimId, caseId }))
  made(await worker.post(`/v1/placements/${placement.id}/arrival`, {}))
  const schooled = { field: 'education', new: 'remote', reason: 'entry_error' }
  made(await worker.post(`/v1/placements/${placement.id}/corrections`, schooled))
  const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true, words: 'She wants to stay.' }
  made(await world.as('psychologist', center).post(`/v1/placements/${placement.id}/child-view`, view))
  const plan = made(await worker.post('/v1/plans', { caseId, goals: [{ kind: 'education', text: 'School' }] }))
  const service = made(await worker.post('/v1/services', { caseId, type: 'vocational_training' }))
  made(
    await worker.post(`/v1/services/${service.id}/corrections`, { field: 'minutes', new: 30, reason: 'entry_error' }),
  )
  const allowance = made(await worker.post('/v1/allowances', { caseId, kind: 'one_time' }))
  const consentId = await staysAt(world, center).consents(victimId)
  const court = world.orgId('court-baku')
  const draft = { direction: 'out', caseId, recipientId: court, purpose: 'legal_proceedings' }
  const referral = made(await worker.post('/v1/referrals', draft))
  const amendment = { text: 'She asks for a woman judge.' }
  await worker.post(`/v1/referrals/${referral.id}/amendments`, amendment)
  await worker.post('/v1/disclosures', {
    victimIds: [victimId],
    recipientId: court,
    purpose: 'legal_proceedings',
    scopes: ['legal'],
  })
  const one = async (sql: string): Promise<string> =>
    (await world.rows<{ id: string }>(sql, [victimId]))[0]?.id ?? 'missing'
  const concerns = [{ victimId, words: 'He stood at the gate.' }]
  const incident = made(await worker.post('/v1/incidents', { kind: 'suspect_near', severity: 'high', concerns }))
  const graver = { field: 'severity', new: 'extreme', reason: 'entry_error' }
  made(await worker.post(`/v1/incidents/${incident.id}/corrections`, graver))
  const breach = made(
    await worker.post('/v1/data-breaches', { cause: 'overheard', dataKinds: ['case'], victimIds: [victimId] }),
  )
  const cause = { field: 'cause', new: 'other', reason: 'entry_error' }
  made(await worker.post(`/v1/data-breaches/${breach.id}/corrections`, cause))
  const dataRequest = made(await worker.post('/v1/data-requests', { victimId, kind: 'access' }))
  const kind = { field: 'kind', new: 'objection', reason: 'entry_error' }
  made(await worker.post(`/v1/data-requests/${dataRequest.id}/corrections`, kind))
  const complaint = made(await worker.post('/v1/complaints', { victimId, kind: 'complaint', about: 'house' }))
  const matter = { field: 'matter', new: 'conditions', reason: 'entry_error' }
  made(await worker.post(`/v1/complaints/${complaint.id}/corrections`, matter))
  const noticeId = await one('select id from notifications where victim_id = $1 limit 1')
  const deliveryId = world.deps.random.uuid()
  await world.rows(
    `insert into notification_deliveries
       (center_id, id, notification_id, recipient_id, way, outcome, occurred_at, recorded_at, recorded_by)
     values ($1, $2, $3, $4, 'webhook', 'refused', $5, $5, 'test')`,
    [centerId, deliveryId, noticeId, world.orgId('guardianship-baku'), now],
  )
  return {
    victimId,
    rows: {
      admission: admission.id,
      case: caseId,
      note: note.id,
      relation: uncle.id,
      mother: mother.id,
      suspicion: suspicion.id,
      barred: barred.id,
      conflict: conflict.id,
      placement: placement.id,
      plan: plan.id,
      service: service.id,
      allowance: allowance.id,
      consent: consentId,
      referral: referral.id,
      disclosure: await one('select id from disclosures where victim_ids @> array[$1::uuid] limit 1'),
      breach: breach.id,
      breachCorrection: await one(
        "select id from corrections where resource_kind = 'data_breach' and $1::uuid is not null limit 1",
      ),
      dataRequest: dataRequest.id,
      dataRequestCorrection: await one(
        "select id from corrections where resource_kind = 'data_request' and $1::uuid is not null limit 1",
      ),
      complaint: complaint.id,
      complaintCorrection: await one(
        "select id from corrections where resource_kind = 'complaint' and $1::uuid is not null limit 1",
      ),
      incident: incident.id,
      incidentCorrection: await one(
        "select id from corrections where resource_kind = 'incident' and $1::uuid is not null limit 1",
      ),
      notification: noticeId,
      delivery: deliveryId,
      caseCorrection: await one(
        "select id from corrections where resource_kind = 'case' and $1::uuid is not null limit 1",
      ),
      placementCorrection: await one(
        "select id from corrections where resource_kind = 'placement' and $1::uuid is not null limit 1",
      ),
      relationCorrection: await one(
        "select id from corrections where resource_kind = 'related_person' and $1::uuid is not null limit 1",
      ),
      suspicionCorrection: await one(
        "select id from corrections where resource_kind = 'suspicion' and $1::uuid is not null limit 1",
      ),
      serviceCorrection: await one(
        "select id from corrections where resource_kind = 'service' and $1::uuid is not null limit 1",
      ),
      correction: await one('select id from corrections where resource_id = $1 limit 1'),
      task: await one('select id from tasks where victim_id = $1 limit 1'),
    },
  }
}

/** An adult whose request went to the agency, and whose call opened the lead. */
export async function personOfDesk(world: World, center = 'dost-baku'): Promise<Her> {
  const worker = world.as('case_worker', center)
  const { id: callId } = made(await worker.post('/v1/helpline-calls', { regime: 'dv' }))
  const { applicationId } = made(await worker.post(`/v1/helpline-calls/${callId}/intake`, {}))
  const path = `/v1/applications/${applicationId}`
  const { victimId } = (await worker.get(path)).body
  await keyWorkerOf(world, center, victimId)
  await staysAt(world, center).consents(victimId, 'self', null, { purpose: 'services' })
  const latest = async () => ({ ifMatch: String((await worker.get(path)).headers['etag']) })
  made(await worker.post(`${path}/registration`, {}, await latest()))
  const { placementRequest } = made(await worker.post(`${path}/placement-request`, {}, await latest()))
  const urgent = { field: 'urgent', new: true, reason: 'other_source' }
  made(await worker.post(`${path}/corrections`, urgent))
  made(await worker.post(`/v1/helpline-calls/${callId}/corrections`, urgent))
  const correctionOf = async (id: string): Promise<string> =>
    (await world.rows<{ id: string }>('select id from corrections where resource_id = $1', [id]))[0]?.id ?? 'missing'
  return {
    victimId,
    rows: {
      application: applicationId,
      applicationCorrection: await correctionOf(applicationId),
      call: callId,
      callCorrection: await correctionOf(callId),
      request: placementRequest.id,
    },
  }
}
