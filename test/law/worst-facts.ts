/**
 * One table of every route that records a fact, hence its length: for each a fact that breaks a rule or, where it can break
 * none, one in the worst state.
 */
import { openEpisode } from '../capabilities/episode.ts'
import { staysAt } from '../stays.ts'
import type { Answer, World } from '../world.ts'
import { deskOf } from './desk.ts'
import { worstFactsOfSafety } from './worst-facts-of-safety.ts'

export interface WorstFact {
  /** What is wrong about it. */
  readonly because: string
  readonly send: () => Promise<Answer>
  /** Rule that the answer names among the broken ones. */
  readonly breach?: string
  /** What staff are asked to do about it. */
  readonly task?: string
}

type Body = Record<string, unknown>

const made = ({ status, text, body }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`not made: ${status} ${text}`)
  return body
}

export async function worstFacts(world: World): Promise<Readonly<Record<string, WorstFact>>> {
  const dv = staysAt(world)
  const thb = staysAt(world, 'thb-center-baku')
  const { desk, manager: deskManager, register, file, act } = deskOf(world)
  const { worker, psychologist, manager } = dv
  const lawyer = world.as('lawyer', 'dost-baku')
  const line = world.as('duty_officer', 'dost-baku')
  const finance = world.as('finance_officer', 'thb-center-baku')
  const ngo = world.as('authority_officer', 'ngo-baku')
  const guardianship = world.as('authority_officer', 'guardianship-baku')
  const center = `/v1/centers/${dv.centerId}`

  /** Of six years, by the side of the father whom somebody suspects; nothing about the child is settled. */
  async function child() {
    const stay = await dv.admit({ birthOn: '2020-01-01' }, {}, { childRole: 'unknown' })
    const father = await dv.relation(stay.victimId, 'father')
    await dv.suspect(stay.victimId, father)
    return { stay, father, her: `/v1/victims/${stay.victimId}`, at: `/v1/placements/${stay.id}` }
  }
  async function closedCase() {
    const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
    made(await manager.post(`/v1/cases/${caseId}/closure`, { reason: 'contact_lost' }, { ifMatch: '"v1"' }))
    return { caseId, victimId, path: `/v1/cases/${caseId}` }
  }
  const onClosedCase = (what: string, body: Body, more: Partial<WorstFact> = {}): WorstFact => ({
    because: 'the case is closed',
    send: async () => worker.post(`${(await closedCase()).path}/${what}`, body),
    ...more,
  })
  async function noticeOf(state: 'due' | 'pending_review') {
    const { victimId } = await dv.admit({ birthOn: '2020-01-01' }, {}, state === 'due' ? { childRole: 'victim' } : {})
    const [row] = await world.rows<{ id: string }>(
      "select id from notifications where victim_id = $1 and recipient_kind = 'guardianship_authority' and state = $2",
      [victimId, state],
    )
    return `/v1/notifications/${row?.id}`
  }
  async function acknowledged() {
    const notice = await noticeOf('due')
    const told = { way: 'phone', receivedBy: 'head', proofCode: 'none' }
    const { reference } = made(await manager.post(`${notice}/manual-delivery`, told))
    made(await guardianship.post(`/v1/notifications/${reference}/acknowledgement`))
    return `/v1/notifications/${reference}/acknowledgement`
  }
  async function rejectedAllowance() {
    const identified = { thbStatus: 'identified', identifiedOn: '2026-02-10' }
    const { caseId } = await openEpisode(world, 'thb-center-baku', identified)
    const { id } = made(await thb.worker.post('/v1/allowances', { caseId, kind: 'one_time' }))
    made(await thb.manager.post(`/v1/allowances/${id}/rejection`, { reason: 'not_entitled' }, { ifMatch: '"v1"' }))
    return `/v1/allowances/${id}`
  }
  const payment = { paidOn: '2026-03-02', amountQepik: 1, payerId: world.orgId('police-baku') }
  const closedApplication = async (): Promise<string> => {
    const { id } = made(await register())
    made(await act(id, 'closure', { outcome: 'no_need' }))
    return `/v1/applications/${id}`
  }
  const ticket = async () => `/v1/queue-tickets/${made(await desk.post('/v1/queue-tickets')).id}`
  const helplineCall = async () => `/v1/helpline-calls/${made(await line.post('/v1/helpline-calls')).id}`
  const rejectedReferral = async () => {
    const { id } = made(await ngo.post('/v1/referrals', { to: { regime: 'dv', area: 'baku' } }))
    const path = `/v1/referrals/${id}`
    made(await worker.post(`${path}/rejection`, { reason: 'duplicate' }, { ifMatch: '"v1"' }))
    return path
  }
  async function closedPlan() {
    const { caseId } = await openEpisode(world, 'dv-center-baku')
    const { id } = made(await worker.post('/v1/plans', { caseId }))
    made(await worker.post(`/v1/plans/${id}/activation`, {}, { ifMatch: '"v1"' }))
    made(await worker.post(`/v1/plans/${id}/closure`, { outcome: 'left' }, { ifMatch: '"v2"' }))
    return `/v1/plans/${id}`
  }
  const training = async () => {
    const { caseId } = await closedCase()
    return worker.post('/v1/services', { caseId, type: 'vocational_training' })
  }
  const hour = { fromAt: '2026-03-03T06:00:00Z', untilAt: '2026-03-03T07:00:00Z' }
  const cancelTwice = async (what: string, body: Body) => {
    const { id } = made(await worker.post(`${center}/${what}`, { ...hour, ...body }))
    made(await worker.post(`${center}/${what}/${id}/cancellation`))
    return worker.post(`${center}/${what}/${id}/cancellation`)
  }
  const onChild = (send: (of: Awaited<ReturnType<typeof child>>) => Promise<Answer>) => async () => send(await child())

  return {
    ...worstFactsOfSafety(world),
    'POST /v1/victims': { because: 'nothing is known of her', send: () => worker.post('/v1/victims', {}) },
    'POST /v1/victims/:id/relations': {
      because: 'the relative is nobody that a rule knows',
      send: onChild(({ her }) => worker.post(`${her}/relations`, { relation: 'other' })),
    },
    'POST /v1/victims/:id/relations/:relationId/representation': {
      because: 'the father who represents the child is suspected',
      send: onChild(({ her, father }) =>
        worker.post(`${her}/relations/${father}/representation`, { capacity: 'parent' }),
      ),
    },
    'POST /v1/victims/:id/relations/:relationId/representation/end': {
      because: 'the child is left without anyone who represents it',
      send: onChild(async ({ her, father }) => {
        const path = `${her}/relations/${father}/representation`
        made(await worker.post(path, { capacity: 'parent' }))
        return worker.post(`${path}/end`, { reason: 'rights_removed' })
      }),
    },
    'POST /v1/victims/:id/relations/:relationId/corrections': {
      because: 'the suspected father never represented the child whom nobody else represents',
      send: onChild(async ({ her, father }) => {
        const path = `${her}/relations/${father}`
        const { representation } = made(await worker.post(`${path}/representation`, { capacity: 'parent' }))
        const right = { representationId: representation.id, field: 'struck', new: true, reason: 'entry_error' }
        return worker.post(`${path}/corrections`, right)
      }),
    },
    'POST /v1/victims/:id/suspicions': {
      because: 'the one suspected is the mother in whose company the child came',
      send: onChild(async ({ her, stay }) => {
        const relatedPersonId = await dv.relation(stay.victimId, 'mother')
        await dv.represents(stay.victimId, relatedPersonId)
        return worker.post(`${her}/suspicions`, { relatedPersonId, sign: 'other' })
      }),
    },
    'POST /v1/victims/:id/suspicions/:suspicionId/corrections': {
      because: 'the sign concerns the mother in whose company the child came, and not the father',
      send: onChild(async ({ her, stay, father }) => {
        const mother = await dv.relation(stay.victimId, 'mother')
        await dv.represents(stay.victimId, mother)
        const { id } = made(await worker.post(`${her}/suspicions`, { relatedPersonId: father, sign: 'other' }))
        const moved = { field: 'relatedPersonId', new: mother, reason: 'entry_error', text: 'The child meant her.' }
        return psychologist.post(`${her}/suspicions/${id}/corrections`, moved)
      }),
    },
    'POST /v1/victims/:id/capacity': {
      because: 'her own consent to shelter was taken the day before the court spoke',
      send: async () => {
        const { victimId } = await dv.admit({ birthOn: '1990-05-01' })
        await dv.consents(victimId)
        return worker.post(`/v1/victims/${victimId}/capacity`, { documentNo: '2-1/26', fromOn: '2026-03-01' })
      },
    },
    'POST /v1/victims/:id/corrections': {
      because: 'a proven age would shorten a stay that has begun',
      send: onChild(({ her }) =>
        worker.post(`${her}/corrections`, { field: 'birthOn', new: '1990-01-01', reason: 'new_document' }),
      ),
    },
    'POST /v1/victims/:id/recipient-conflicts': {
      because: 'the body in conflict is the one that the law names',
      send: onChild(({ her }) => {
        const recipientId = world.orgId('guardianship-baku')
        return worker.post(`${her}/recipient-conflicts`, { recipientId, reason: 'officer_is_suspect' })
      }),
    },
    'POST /v1/cases': {
      because: 'a case of trafficking in a center for domestic violence',
      send: async () => {
        const { id: victimId } = made(await worker.post('/v1/victims', {}))
        return worker.post('/v1/cases', { victimId, regime: 'thb', source: 'suspicion', thbStatus: 'suspected' })
      },
    },
    'POST /v1/cases/:id/thb-status': {
      because: 'she is called identified and no body is named',
      send: async () => {
        const { caseId } = await openEpisode(world, 'thb-center-baku', { thbStatus: 'potential' })
        return thb.worker.post(`/v1/cases/${caseId}/thb-status`, { status: 'identified' })
      },
    },
    'POST /v1/cases/:id/corrections': {
      because: 'set right, she is called identified with nothing that it rests on',
      send: async () => {
        const { caseId } = await openEpisode(world, 'thb-center-baku', { thbStatus: 'potential' })
        const path = `/v1/cases/${caseId}`
        const suspicion = { status: 'suspected' }
        const { thbStatuses } = made(await thb.worker.post(`${path}/thb-status`, suspicion))
        const right = { statusId: thbStatuses[0].id, field: 'status', new: 'identified', reason: 'entry_error' }
        return thb.worker.post(`${path}/corrections`, right)
      },
    },
    'POST /v1/cases/:id/violence-acts': onClosedCase('violence-acts', { kinds: ['sexual'] }),
    'POST /v1/cases/:id/exploitation-facts': onClosedCase('exploitation-facts', { kinds: ['organs'] }),
    'POST /v1/cases/:id/risk-assessments': onClosedCase('risk-assessments', { riskLevel: 'extreme' }),
    'POST /v1/cases/:id/safety-plans': onClosedCase('safety-plans', { text: 'Ring 112.', madeWithHer: false }),
    'POST /v1/cases/:id/rights-explained': onClosedCase('rights-explained', { language: 'other' }),
    'POST /v1/cases/:id/notes': onClosedCase('notes', { profession: 'general', text: 'She rang.' }),
    'POST /v1/cases/:id/note-readers': {
      because: 'the case is closed and there is no note yet',
      send: async () =>
        psychologist.post(`${(await closedCase()).path}/note-readers`, {
          user: 'case_worker@dv-center-baku',
          profession: 'psychological',
        }),
    },
    'POST /v1/cases/:id/emergency-access': onClosedCase(
      'emergency-access',
      { profession: 'medical', reason: 'danger_to_life' },
      { task: 'review_emergency_access' },
    ),
    'POST /v1/placements/:id/arrival': {
      because: 'a child comes with the suspected father, without consent, paper, view or bed',
      breach: 'DV-CHILD-02',
      task: 'obtain_consent',
      send: async () => {
        const { id, victimId } = await dv.request({ birthOn: '2014-03-02' })
        const companionRelatedPersonId = await dv.relation(victimId, 'father')
        await dv.suspect(victimId, companionRelatedPersonId)
        return worker.post(`/v1/placements/${id}/arrival`, { companionRelatedPersonId })
      },
    },
    'POST /v1/placements/:id/no-show': {
      because: 'the one who did not come is a child',
      send: async () => worker.post(`/v1/placements/${(await dv.request({ birthOn: '2020-01-01' })).id}/no-show`),
    },
    'POST /v1/placements/:id/representative': {
      because: 'the one present is suspected',
      breach: 'DV-REP-01',
      send: onChild(({ at, father }) =>
        worker.post(`${at}/representative`, { capacity: 'parent', relatedPersonId: father }),
      ),
    },
    'POST /v1/placements/:id/child-view': {
      because: 'heard by nobody trained, with the parents in the room',
      send: onChild(({ at }) =>
        worker.post(`${at}/child-view`, { stance: 'object', heardBy: 'other', withoutParents: false }),
      ),
    },
    'POST /v1/placements/:id/companion-assessments': {
      because: 'the psychologist finds a good effect in the suspected father',
      send: onChild(({ at, father }) =>
        psychologist.post(`${at}/companion-assessments`, { relatedPersonId: father, positiveEffect: true }),
      ),
    },
    'POST /v1/placements/:id/bed-change': {
      because: 'a child of twelve is laid among strangers and was not asked',
      breach: 'DV-VIEW-01',
      send: async () => {
        const stay = await dv.admit({ birthOn: '2014-03-02' })
        await dv.admit({}, {}, { bedId: await dv.bed('2.1') })
        return worker.post(`/v1/placements/${stay.id}/bed-change`, { bedId: await dv.bed('2.2') })
      },
    },
    'POST /v1/placements/:id/departure': {
      because: 'a child leaves alone',
      breach: 'VOL-01',
      task: 'report_incident',
      send: onChild(({ at }) => worker.post(`${at}/departure`, { leavesWith: 'nobody' })),
    },
    'POST /v1/placements/:id/absences': {
      because: 'a child is away with the family and nobody says until when',
      send: onChild(({ at }) => worker.post(`${at}/absences`, { reason: 'family' })),
    },
    'POST /v1/placements/:id/education': {
      because: 'the child learns nothing',
      send: onChild(({ at }) => worker.post(`${at}/education`, { education: 'none' })),
    },
    'POST /v1/placements/:id/reviews': {
      because: 'it is entered after she has left',
      send: async () => {
        const { id } = await thb.admit({ birthOn: '1990-05-01' }, { occurredAt: '2026-03-01T06:00:00Z' })
        made(await thb.worker.post(`/v1/placements/${id}/departure`))
        return thb.worker.post(`/v1/placements/${id}/reviews`, { occurredAt: '2026-03-01T18:00:00Z' })
      },
    },
    'POST /v1/placements/:id/corrections': {
      because: 'the arrival moves to the other side of the eighteenth birthday',
      send: async () => {
        const { id } = await dv.admit({ birthOn: '2008-03-01' })
        const right = { field: 'arrivedAt', new: '2026-02-20T06:00:00Z', reason: 'entry_error' }
        return worker.post(`/v1/placements/${id}/corrections`, right)
      },
    },
    'POST /v1/centers/:id/closures': {
      because: 'she lies in the bed that is closed',
      send: async () => {
        const bedId = await dv.bed('3.1')
        await dv.admit({}, {}, { bedId })
        return manager.post(`${center}/closures`, { bedId, fromOn: '2026-03-02', reason: 'safety' })
      },
    },
    'POST /v1/centers/:id/confidential-room-bookings/:bookingId/cancellation': {
      because: 'it was cancelled before',
      send: async () => {
        const { id: roomId } = made(await manager.post(`${center}/rooms`, { name: 'Blue', features: ['confidential'] }))
        return cancelTwice('confidential-room-bookings', { roomId })
      },
    },
    'POST /v1/centers/:id/interpreter-bookings/:bookingId/cancellation': {
      because: 'it was cancelled before',
      send: () => cancelTwice('interpreter-bookings', { language: 'ru', boundToSilence: true, ofHerCircle: false }),
    },
    'POST /v1/centers/:id/house-rules': {
      because: 'it begins today and was explained to nobody',
      send: () => {
        const says = { az: 'Sakitlik.', en: 'Silence.', ru: 'Тишина.' }
        return manager.post(`${center}/house-rules`, { code: 'silence', says, fromOn: '2026-03-02' })
      },
    },
    'POST /v1/centers/:id/rooms': {
      because: 'nothing is known of the room but its name',
      send: () => manager.post(`${center}/rooms`, { name: 'Attic' }),
    },
    'POST /v1/centers/:id/beds': {
      because: 'the room is closed',
      send: async () => {
        const { id: roomId } = made(await manager.post(`${center}/rooms`, { name: 'Cellar' }))
        made(await manager.post(`${center}/closures`, { roomId, fromOn: '2026-03-02', reason: 'repair' }))
        return manager.post(`${center}/beds`, { roomId, name: 'Cellar 1' })
      },
    },
    'POST /v1/plans/:id/reviews': {
      because: 'the plan is closed',
      send: async () => worker.post(`${await closedPlan()}/reviews`, { progress: 'worse' }),
    },
    'POST /v1/services': {
      because: 'a service that can wait was rendered without a plan, on a closed case',
      breach: 'PLAN-01',
      task: 'make_plan',
      send: training,
    },
    'POST /v1/services/:id/corrections': {
      because: 'set right, it is still without a plan',
      breach: 'PLAN-01',
      send: async () => {
        const { id } = made(await training())
        return worker.post(`/v1/services/${id}/corrections`, { field: 'type', new: 'housing', reason: 'entry_error' })
      },
    },
    'POST /v1/allowances/:id/payment': {
      because: 'another sum than the law’s, by another payer, on a rejected proposal',
      task: 'review_payment',
      send: async () => finance.post(`${await rejectedAllowance()}/payment`, payment),
    },
    'POST /v1/allowances/:id/corrections': {
      because: 'the day of payment moves to one for which the law has no amount',
      send: async () => {
        const path = await rejectedAllowance()
        const { payments } = made(await finance.post(`${path}/payment`, payment))
        const right = { paymentId: payments[0].id, field: 'paidOn', new: '2020-06-01', reason: 'entry_error' }
        return finance.post(`${path}/corrections`, right)
      },
    },
    'POST /v1/applications': {
      because: 'another person asks for her without her consent',
      send: () => {
        const dostCenterId = world.orgId('dost-baku')
        return ngo.post('/v1/applications', {
          applicantType: 'other',
          channel: 'in_person',
          dostCenterId,
          urgent: true,
        })
      },
    },
    'POST /v1/applications/:id/withdrawal': {
      because: 'it is closed already',
      send: async () => desk.post(`${await closedApplication()}/withdrawal`, undefined),
    },
    'POST /v1/applications/:id/interviews': {
      because: 'held before she agreed to the service, and not alone with her',
      breach: 'SVC-INT-01',
      send: async () => {
        const { id } = made(await file({ consents: [] }))
        const talk = { profession: 'lawyer', needsRehabilitation: false, aloneWithHer: false }
        return lawyer.post(`/v1/applications/${id}/interviews`, talk)
      },
    },
    'PUT /v1/applications/:id/documents/:kind': {
      because: 'she has no paper at all',
      task: 'obtain_document_identity',
      send: async () =>
        desk.put(`/v1/applications/${made(await register()).id}/documents/identity`, { status: 'missing' }),
    },
    'POST /v1/applications/:id/corrections': {
      because: 'the application is closed, and set right it is late',
      send: async () => {
        const right = { field: 'registeredAt', new: '2026-02-20T06:00:00Z', reason: 'entry_error' }
        return deskManager.post(`${await closedApplication()}/corrections`, right)
      },
    },
    'POST /v1/queue-tickets': { because: 'no number is named', send: () => desk.post('/v1/queue-tickets') },
    'POST /v1/queue-tickets/:id/call': {
      because: 'she was called before',
      send: async () => {
        const path = await ticket()
        made(await desk.post(`${path}/call`))
        return desk.post(`${path}/call`)
      },
    },
    'POST /v1/queue-tickets/:id/service': {
      because: 'she was never called',
      send: async () => desk.post(`${await ticket()}/service`),
    },
    'POST /v1/queue-tickets/:id/leave': {
      because: 'nobody had called her yet',
      send: async () => desk.post(`${await ticket()}/leave`),
    },
    'POST /v1/queue-tickets/:id/corrections': {
      because: 'she has left',
      send: async () => {
        const path = await ticket()
        made(await desk.post(`${path}/leave`))
        return desk.post(`${path}/corrections`, { field: 'number', new: 'B1', reason: 'entry_error' })
      },
    },
    'POST /v1/helpline-calls': {
      because: 'nobody says anything, in the night',
      send: () => line.post('/v1/helpline-calls', { outcome: 'ended', occurredAt: '2026-03-01T23:30:00Z' }),
    },
    'POST /v1/helpline-calls/:id/intake': {
      because: 'the caller is not she, and a child is concerned',
      send: async () => line.post(`${await helplineCall()}/intake`, { applicantType: 'other', childConcerned: true }),
    },
    'POST /v1/helpline-calls/:id/corrections': {
      because: 'it turns out that somebody was in danger',
      send: async () =>
        line.post(`${await helplineCall()}/corrections`, { field: 'urgent', new: true, reason: 'other_source' }),
    },
    'POST /v1/referrals': {
      because: 'a body that may not refer sends a letter without number and date',
      send: () => ngo.post('/v1/referrals', { to: { regime: 'dv', area: 'baku' } }),
    },
    'POST /v1/referrals/:id/amendments': {
      because: 'it is rejected, and loses its number',
      send: async () => {
        const loss = { field: 'documentNo', new: null, reason: 'entry_error' }
        return worker.post(`${await rejectedReferral()}/amendments`, loss)
      },
    },
    'POST /v1/notifications/:id/manual-delivery': {
      because: 'the body was told before anybody let the notice go, and there is no proof',
      send: async () => {
        const told = { way: 'phone', receivedBy: 'other', proofCode: 'none' }
        return manager.post(`${await noticeOf('pending_review')}/manual-delivery`, told)
      },
    },
    'POST /v1/notifications/:id/acknowledgement': {
      because: 'it was acknowledged before',
      send: async () => guardianship.post(await acknowledged(), { receivedAs: '2' }),
    },
    'POST /v1/tasks/:id/completion': {
      because: 'it is done already',
      send: onChild(async ({ stay }) => {
        const [row] = await world.rows<{ id: string }>(
          "select id from tasks where resource_id = $1 and role = 'case_worker' and done_at is null limit 1",
          [stay.id],
        )
        made(await worker.post(`/v1/tasks/${row?.id}/completion`))
        return worker.post(`/v1/tasks/${row?.id}/completion`)
      }),
    },
  }
}
