import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const grown = { birthOn: '1990-05-01' }
const twelve = { birthOn: '2014-03-02' }
const at = (id: string, act: string) => `/v1/placements/${id}/${act}`

t.test('an adult leaves at any hour by her own will, and her bed is free from that Baku day', async (t) => {
  const bedId = await dv.bed('2.1')
  const stay = await dv.admit(grown, { occurredAt: '2026-03-01T08:00:00Z' }, { bedId })
  t.match(stay.bed, { bedId, nights: { fromOn: '2026-03-01', beforeOn: null } })
  const left = await dv.worker.post(at(stay.id, 'departure'), { occurredAt: '2026-03-01T23:40:00Z' })
  t.match(left, { status: 200, body: { state: 'ended', exitReason: 'own_will', breach: [] } })
  t.match(left.body.bed, { nights: { fromOn: '2026-03-01', beforeOn: '2026-03-02' } })
  t.equal((await dv.admit(grown, {}, { bedId })).overcapacity, false)
  t.notMatch(await dv.tasks(stay.id), ['settle_next_place'])
})

t.test('a child who leaves alone is an incident for management; with the representative it is none', async (t) => {
  const alone = await dv.admit({ birthOn: '2020-01-01' })
  t.match(await dv.worker.post(at(alone.id, 'departure')), {
    status: 200,
    body: { state: 'ended', breach: ['VOL-01'] },
  })
  t.ok((await dv.tasks(alone.id)).includes('report_incident'))
  const fetched = await dv.admit({ birthOn: '2020-01-01' })
  const left = await dv.worker.post(at(fetched.id, 'departure'), { leavesWith: 'representative' })
  t.same(left.body.breach, [])
  t.notOk((await dv.tasks(fetched.id)).includes('report_incident'))
})

t.test('a departure set right is weighed anew: on the day before her birthday she left as a child', async (t) => {
  const stay = await dv.admit({ birthOn: '2008-03-02' }, { occurredAt: '2026-02-20T06:00:00Z' })
  const asked = async () => (await dv.tasks(stay.id)).filter((what) => what === 'report_incident').length
  const left = await dv.worker.post(at(stay.id, 'departure'), { occurredAt: '2026-03-02T05:00:00Z' })
  t.match([left.body.breach, await asked()], [[], 0])
  const told = (departedAt: string) =>
    dv.worker.post(at(stay.id, 'corrections'), { field: 'departedAt', new: departedAt, reason: 'other_source' })
  const child = await told('2026-03-01T05:00:00Z')
  t.ok(child.body.breach.includes('VOL-01'))
  t.equal(await asked(), 1)
  const grownUp = await told('2026-03-02T05:30:00Z')
  t.same([grownUp.status, grownUp.body.breach, await asked()], [200, [], 0])
})

t.test('a departure cannot lie before the arrival', async (t) => {
  const stay = await dv.admit(grown)
  t.match(await dv.worker.post(at(stay.id, 'departure'), { occurredAt: '2026-03-02T05:59:00Z' }), {
    status: 422,
    body: { code: 'validation_failed', errors: [{ code: 'before_arrival' }] },
  })
})

t.test('a transfer needs her consent that names the receiver', async (t) => {
  const receiverId = world.orgId('dv-center-ganja')
  const stay = await dv.admit(grown)
  t.match(await dv.decide(dv.worker, stay.id, 'transfer', { receiverId }), {
    status: 422,
    body: { code: 'consent_required', ruleId: 'THB-CTR-01' },
  })
  await dv.consents(stay.victimId, 'self', null, {
    purpose: 'disclosure',
    recipient_id: receiverId,
    disclosure_purpose: 'transfer',
    scopes: ['existence'],
    valid_until: '2026-04-01T00:00:00Z',
  })
  t.equal((await dv.decide(dv.worker, stay.id, 'transfer', { receiverId: world.orgId('ngo-shelter') })).status, 422)
  t.equal((await dv.decide(dv.worker, stay.id, 'transfer', { receiverId })).status, 200)
})

t.test('her mother stays on as companion to the child’s last day, not a day longer', async (t) => {
  const mother = await dv.admit(grown)
  const child = await dv.admit({ birthOn: '2020-01-01' }, { companionOfPlacementId: mother.id })
  t.match([mother.lastDay, child.lastDay], ['2026-05-02', '2026-06-02'])
  const ask = { childPlacementId: child.id, untilOn: '2026-06-02', bestInterest: 'She needs her mother.' }
  const stay = (more: object) => dv.decide(dv.worker, mother.id, 'accompanying', { ...ask, ...more })
  t.match(await stay({ untilOn: '2026-06-03' }), { status: 422, body: { code: 'stay_limit_exceeded' } })
  t.match(await stay({ bestInterest: undefined }), { status: 422, body: { code: 'stay_limit_exceeded' } })
  t.match(await stay({}), { status: 200, body: { basis: 'accompanying_child', accompanyingUntilOn: '2026-06-02' } })
  world.setNow('2026-05-20T06:00:00Z')
  t.match((await dv.worker.get(`/v1/placements/${mother.id}`)).body, { overLimit: false, breach: [] })
  world.setNow('2026-03-02T06:00:00Z')
})

t.test('a suspected mother does not stay on as companion', async (t) => {
  const mother = await dv.admit(grown)
  const child = await dv.admit({ birthOn: '2020-01-01' })
  const relation = await dv.relation(child.victimId, 'mother', mother.victimId)
  await dv.suspect(child.victimId, relation)
  const ask = { childPlacementId: child.id, untilOn: '2026-06-02', bestInterest: 'She needs her mother.' }
  t.match(await dv.decide(dv.worker, mother.id, 'accompanying', ask), {
    status: 409,
    body: { code: 'parent_suspected' },
  })
})

t.test('management removes early only with every safeguard; each refusal lacks one', async (t) => {
  const [rule] = await dv.houseRule()
  const whole = {
    conduct: 'house_rule_broken',
    actAt: '2026-03-02T06:00:00Z',
    houseRuleId: rule?.id,
    explainedAt: '2026-03-01T05:00:00Z',
    intentional: true,
    intentGrounds: 'Twice, after a warning.',
    hearing: 'She says that she was angry.',
    safetyPlan: 'Her sister’s flat.',
    appealNoticeGiven: true,
    leavesChildAlone: false,
  }
  const stay = await dv.admit(grown)
  const remove = (less: object, who = dv.manager, id = stay.id) => dv.decide(who, id, 'removal', { ...whole, ...less })
  const refused = { intent_required: 422, hearing_required: 422, safety_plan_required: 422 }
  t.match(await remove({}, dv.worker), { status: 403, body: { code: 'role_not_allowed', ruleId: 'DV-REMOVE-01' } })
  for (const less of [
    { intentional: false },
    { intentGrounds: undefined },
    { conduct: 'refused_service' },
    { conduct: 'left' },
    { houseRuleId: undefined },
    { explainedAt: '2026-03-02T06:00:00Z' },
    { actAt: '2026-03-02T06:00:01Z' },
    { actAt: '2026-03-02T05:59:59Z' },
  ]) {
    t.match(await remove(less), { status: refused.intent_required, body: { code: 'intent_required' } })
  }
  t.match(await remove({ hearing: undefined }), { status: 422, body: { code: 'hearing_required' } })
  t.match(await remove({ safetyPlan: undefined }), { status: 422, body: { code: 'safety_plan_required' } })
  t.match(await remove({ appealNoticeGiven: undefined }), { status: 422, body: { code: 'appeal_notice_required' } })
  t.match(await remove({ leavesChildAlone: undefined }), { status: 409, body: { code: 'child_needs_safe_place' } })
  t.match(await remove({}), { status: 200, body: { state: 'ended', exitReason: 'removal' } })
  t.match((await dv.worker.get(`/v1/victims/${stay.victimId}`)).status, 200, 'only shelter ended')
})

t.test('a child is not removed, and no mother from her child, until another safe place is there', async (t) => {
  const [rule] = await dv.houseRule()
  const whole = {
    conduct: 'house_rule_broken',
    actAt: '2026-03-02T06:00:00Z',
    houseRuleId: rule?.id,
    explainedAt: '2026-03-01T05:00:00Z',
    intentional: true,
    intentGrounds: 'Twice, after a warning.',
    hearing: 'Heard.',
    safetyPlan: 'Another house.',
    appealNoticeGiven: true,
    leavesChildAlone: false,
  }
  const child = await dv.admit(twelve)
  await dv.psychologist.post(at(child.id, 'child-view'), {
    about: 'exit',
    stance: 'agree',
    heardBy: 'psychologist',
    withoutParents: true,
  })
  t.match(await dv.decide(dv.manager, child.id, 'removal', whole), {
    status: 409,
    body: { code: 'child_needs_safe_place' },
  })
  const mother = await dv.admit(grown)
  await dv.admit({ birthOn: '2020-01-01' }, { companionOfPlacementId: mother.id })
  t.match(await dv.decide(dv.manager, mother.id, 'removal', whole), {
    status: 409,
    body: { code: 'child_needs_safe_place' },
  })
  const elsewhere = { ...whole, otherSafePlace: true, guardianshipInvolved: true }
  t.equal((await dv.decide(dv.manager, child.id, 'removal', elsewhere)).status, 200)
})

t.test(
  'a mother is not removed from a child whom a record joins to her, though they came as two placements',
  async (t) => {
    const [rule] = await dv.houseRule()
    const whole = {
      conduct: 'house_rule_broken',
      actAt: '2026-03-02T06:00:00Z',
      houseRuleId: rule?.id,
      explainedAt: '2026-03-01T05:00:00Z',
      intentional: true,
      intentGrounds: 'Twice, after a warning.',
      hearing: 'Heard.',
      safetyPlan: 'Her sister’s flat.',
      appealNoticeGiven: true,
      leavesChildAlone: false,
    }
    const shut = world.as('center_manager', 'dv-center-baku', { sub: 'his-cousin' })
    const pair = async () => ({ mother: await dv.admit(grown), child: await dv.admit({ birthOn: '2020-01-01' }) })
    const remove = (id: string, who = dv.manager) => dv.decide(who, id, 'removal', whole)
    const refused = { status: 409, body: { code: 'child_needs_safe_place', ruleId: 'DV-REMOVE-01' } }

    const ofHers = await pair()
    await dv.relation(ofHers.mother.victimId, 'child', ofHers.child.victimId)
    t.match(await remove(ofHers.mother.id), refused, 'on the record of the mother')
    const ofTheChild = await pair()
    await dv.relation(ofTheChild.child.victimId, 'mother', ofTheChild.mother.victimId)
    t.match(await remove(ofTheChild.mother.id), refused, 'on the record of the child')

    const bar = { user: 'his-cousin', reason: 'relative_of_suspect' }
    await dv.manager.post(`/v1/victims/${ofHers.child.victimId}/barred-readers`, bar)
    t.equal((await shut.get(`/v1/placements/${ofHers.child.id}`)).status, 404)
    const unnamed = await remove(ofHers.mother.id, shut)
    t.match(unnamed, refused, 'also by a manager who may not know of the child')
    t.notOk(unnamed.text.includes(ofHers.child.id) || unnamed.text.includes(ofHers.child.victimId))

    const strangers = await pair()
    t.equal((await remove(strangers.mother.id)).status, 200, 'no record joins them')
    await dv.worker.post(at(ofTheChild.child.id, 'departure'), { leavesWith: 'guardianship_authority' })
    t.equal((await remove(ofTheChild.mother.id)).status, 200, 'the child has left')
  },
)

t.test('when a mother leaves, a task asks for the child whom only a record joins to her', async (t) => {
  const mother = await dv.admit(grown)
  const child = await dv.admit({ birthOn: '2020-01-01' })
  const stranger = await dv.admit({ birthOn: '2020-01-01' })
  await dv.relation(mother.victimId, 'child', child.victimId)
  await dv.worker.post(at(mother.id, 'departure'))
  t.ok((await dv.tasks(child.id)).includes('child_stays_without'))
  t.notOk((await dv.tasks(stranger.id)).includes('child_stays_without'))
})
