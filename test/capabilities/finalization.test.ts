import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const twelve = { birthOn: '2014-03-02' }
const written = {
  decision: 'given',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true }

interface Lacking {
  readonly consent?: boolean
  readonly represents?: boolean
  readonly representative?: boolean
  readonly view?: boolean
}

/** A child whose placement may become final, but for what is lacking. */
async function ready(birthOn: string, lacking: Lacking = {}) {
  const stay = await dv.admit({ birthOn }, {}, { childRole: 'victim' })
  const mother = await dv.relation(stay.victimId, 'mother')
  const father = await dv.relation(stay.victimId, 'father')
  if (lacking.represents !== true) await dv.represents(stay.victimId, mother)
  if (lacking.consent !== true) await dv.consents(stay.victimId, 'legal_representative', mother)
  const act = (name: string, body: object, who = dv.worker) => who.post(`/v1/placements/${stay.id}/${name}`, body)
  if (lacking.representative !== true) await act('representative', { capacity: 'parent', relatedPersonId: mother })
  if (lacking.view !== true) await act('child-view', view, dv.psychologist)
  return { stay, mother, father, act }
}
const finalize = (id: string) => dv.decide(dv.manager, id, 'finalization')

t.test('with consent, representative and view a child of twelve is placed for good', async (t) => {
  const { stay } = await ready(twelve.birthOn)
  t.equal(stay.state, 'provisional')
  const final = await finalize(stay.id)
  t.match(final, { status: 200, body: { state: 'final', finalizedAt: '2026-03-02T06:00:00.000Z' } })
  t.match(final.headers, { etag: /"v\d+"/, 'decision-id': /-/ })
})

t.test('without consent the placement stays provisional, and she stays sheltered', async (t) => {
  const { stay } = await ready(twelve.birthOn, { consent: true })
  const refused = await finalize(stay.id)
  t.match(refused, { status: 422, body: { code: 'consent_required', ruleId: 'DV-CONS-01' } })
  t.ok(refused.body.grounds.length > 6, 'every ground is in the answer')
  t.equal((await dv.worker.get(`/v1/placements/${stay.id}`)).body.state, 'provisional')
  const [kept] = await world.rows('select allowed, code from decisions where id = $1', [refused.body.decisionId])
  t.match(kept, { allowed: false, code: 'consent_required' })
})

t.test('without a representative present the placement stays provisional', async (t) => {
  const { stay } = await ready(twelve.birthOn, { representative: true })
  t.match(await finalize(stay.id), { status: 409, body: { code: 'representative_missing', ruleId: 'DV-REP-01' } })
})

t.test('without the view of a child of twelve the placement stays provisional', async (t) => {
  const { stay } = await ready(twelve.birthOn, { view: true })
  t.match(await finalize(stay.id), { status: 422, body: { code: 'view_required', ruleId: 'DV-VIEW-01' } })
})

t.test('a child of ten today must be heard; who is ten tomorrow may be asked', async (t) => {
  t.match(await finalize((await ready('2016-03-02', { view: true })).stay.id), { body: { code: 'view_required' } })
  t.match(await finalize((await ready('2016-03-03', { view: true })).stay.id), { body: { state: 'final' } })
})

t.test('a view heard with the parents in the room is no view', async (t) => {
  const { stay, act } = await ready(twelve.birthOn, { view: true })
  await act('child-view', { ...view, withoutParents: false }, dv.psychologist)
  t.match(await finalize(stay.id), { body: { code: 'view_required' } })
})

t.test('an objection is no veto, but it is answered in writing', async (t) => {
  const first = await ready(twelve.birthOn, { view: true })
  await first.act('child-view', { ...view, stance: 'object' }, dv.psychologist)
  t.match(await finalize(first.stay.id), { body: { code: 'view_required' } })
  const second = await ready(twelve.birthOn, { view: true })
  await second.act('child-view', { ...view, stance: 'object', weighed: 'No safer place is known.' }, dv.psychologist)
  t.match(await finalize(second.stay.id), { body: { state: 'final' } })
})

t.test('a child who is not to be heard, on a psychologist’s word, is placed without', async (t) => {
  const { stay, act } = await ready(twelve.birthOn, { view: true })
  await act('child-view', { ...view, stance: 'not_heard', words: 'It would harm her.' }, dv.psychologist)
  t.match(await finalize(stay.id), { body: { state: 'final' } })
})

t.test('DV-VIEW-01: that a child is not to be heard is the psychologist’s own word, with its reason', async (t) => {
  const notHeard = { ...view, stance: 'not_heard' }
  const words = 'It would harm her.'
  const byWorker = await ready(twelve.birthOn, { view: true })
  await byWorker.act('child-view', { ...notHeard, words }, dv.worker)
  t.match(await finalize(byWorker.stay.id), { status: 422, body: { code: 'view_required' } })
  const wordless = await ready(twelve.birthOn, { view: true })
  await wordless.act('child-view', notHeard, dv.psychologist)
  t.match(await finalize(wordless.stay.id), { status: 422, body: { code: 'view_required' } })
})

t.test('DV-VIEW-01: an objection that a psychologist entered is set right by a psychologist alone', async (t) => {
  const { stay, act } = await ready(twelve.birthOn, { view: true })
  await act('child-view', { ...view, stance: 'object' }, dv.psychologist)
  const viewId = (await dv.worker.get(`/v1/placements/${stay.id}`)).body.views.find(
    ({ stance }: { stance: string }) => stance === 'object',
  )?.id
  const correct = (who: typeof dv.worker) =>
    who.post(`/v1/placements/${stay.id}/corrections`, { viewId, field: 'stance', new: 'agree', reason: 'other_source' })
  t.match(await correct(dv.worker), { status: 403, body: { code: 'role_not_allowed' } })
  t.match(await finalize(stay.id), { status: 422, body: { code: 'view_required' } })
  t.equal((await correct(dv.psychologist)).status, 200)
  t.match(await finalize(stay.id), { body: { state: 'final' } })
})

t.test('what a child said lies in the vault, and nowhere in the answer', async (t) => {
  const { act } = await ready(twelve.birthOn, { view: true })
  const answer = await act('child-view', { ...view, words: 'I am afraid of him.' }, dv.psychologist)
  t.notMatch(answer.text, 'afraid')
  t.match(answer.body.views, [{ about: 'placement', stance: 'agree', heardBy: 'psychologist', withoutParents: true }])
})

t.test(
  'the suspected father represents nobody: the fact is stored and flagged, the placement not made final',
  async (t) => {
    const { stay, father, act } = await ready(twelve.birthOn, { representative: true })
    await dv.suspect(stay.victimId, father)
    const stored = await act('representative', { capacity: 'parent', relatedPersonId: father })
    t.match(stored, { status: 200, body: { breach: ['DV-REP-01'], representatives: [{ suspected: true }] } })
    t.match(await finalize(stay.id), { status: 422, body: { code: 'representative_suspected' } })
  },
)

t.test('the suspected father is no companion; the mother is', async (t) => {
  const { stay, mother, father, act } = await ready(twelve.birthOn)
  await act('child-view', { ...view, about: 'companion' }, dv.psychologist)
  await dv.suspect(stay.victimId, father)
  t.match(await dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId: father }), {
    status: 409,
    body: { code: 'parent_suspected', ruleId: 'DV-CHILD-02' },
  })
  t.match(await dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId: mother }), {
    status: 200,
    body: { companionRelatedPersonId: mother },
  })
})

t.test('who came with a suspected companion is sheltered, flagged and not placed for good', async (t) => {
  const { stay, mother, act } = await ready(twelve.birthOn)
  await act('child-view', { ...view, about: 'companion' }, dv.psychologist)
  await dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId: mother })
  await dv.suspect(stay.victimId, mother)
  const refused = await finalize(stay.id)
  const broken = refused.body.grounds.filter((g: { outcome: string }) => g.outcome === 'broken')
  t.same(
    broken.map((g: { rule: string }) => g.rule),
    ['DV-CONS-01', 'DV-REP-01', 'DV-CHILD-02'],
    'as companion, as representative and as grantor',
  )
})

t.test('an aunt is weighed by the psychologist: not yet is a task, a bad effect is a refusal', async (t) => {
  const { stay, act } = await ready(twelve.birthOn)
  await act('child-view', { ...view, about: 'companion' }, dv.psychologist)
  const aunt = await dv.relation(stay.victimId, 'other')
  t.equal((await dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId: aunt })).status, 200)
  t.ok((await dv.tasks(stay.id)).includes('assess_companion'))
  const assessment = { relatedPersonId: aunt, positiveEffect: false }
  t.match(await act('companion-assessments', assessment), { status: 403, body: { code: 'role_not_allowed' } })
  t.equal((await act('companion-assessments', assessment, dv.psychologist)).status, 200)
  t.match(await dv.decide(dv.worker, stay.id, 'companion', { relatedPersonId: aunt }), {
    status: 422,
    body: { code: 'companion_not_assessed' },
  })
})

t.test(
  'a relative who is not recorded as representative is a missing fact at finalization, and no refusal',
  async (t) => {
    const { stay } = await ready(twelve.birthOn, { represents: true })
    const { body } = await finalize(stay.id)
    t.match(body, { state: 'final' })
    const [row] = await world.rows<{ grounds: { rule: string; outcome: string }[] }>(
      `select grounds from decisions where subject_id = $1 and question like 'placement.finalization%'`,
      [stay.id],
    )
    const missing = row?.grounds.filter((ground) => ground.outcome === 'missing').map(({ rule }) => rule)
    t.ok(missing?.includes('DV-CONS-01'))
    t.ok(missing?.includes('DV-REP-01'), 'who came with the child is her mother, and by no record her representative')
    t.ok((await dv.tasks(stay.id)).includes('name_representative'))
  },
)

t.test('R26: the consent of an earlier stay does not make a new one final; she is asked anew and stays', async (t) => {
  const first = await dv.admit({ birthOn: '1990-05-01' })
  await dv.worker.post('/v1/consents', { victimId: first.victimId, ...written, purpose: 'shelter', grantor: 'self' })
  await dv.worker.post(`/v1/placements/${first.id}/departure`, {})
  const closing = `/v1/cases/${first.caseId}`
  const { headers } = await dv.manager.get(closing)
  const closed = await dv.manager.post(
    `${closing}/closure`,
    { reason: 'her_own_wish' },
    { ifMatch: String(headers['etag']) },
  )
  t.equal(closed.status, 200)
  const { body: again } = await dv.worker.post('/v1/placements', { victimId: first.victimId })
  t.equal((await dv.worker.post(`/v1/placements/${again.id}/arrival`, {})).status, 200, 'the door is open all the same')
  t.ok((await dv.tasks(again.id)).includes('obtain_consent'))
  t.match(await finalize(again.id), { status: 422, body: { code: 'consent_required' } })
  await dv.worker.post('/v1/consents', { victimId: first.victimId, ...written, purpose: 'shelter', grantor: 'self' })
  t.match(await finalize(again.id), { status: 200, body: { state: 'final' } })
})

t.test('an adult consents for herself: nobody else’s consent is hers', async (t) => {
  const stay = await dv.admit({ birthOn: '1990-05-01' })
  await dv.consents(stay.victimId, 'self')
  t.match(await finalize(stay.id), { status: 200, body: { state: 'final' } })
  const other = await dv.admit({ birthOn: '1990-05-01' })
  const mother = await dv.relation(other.victimId, 'mother')
  await dv.consents(other.victimId, 'legal_representative', mother)
  t.ok([403, 422].includes((await finalize(other.id)).status))
})

t.test('a decision needs the version that was seen, and a placement that is not made final twice', async (t) => {
  const { stay } = await ready(twelve.birthOn)
  const path = `/v1/placements/${stay.id}/finalization`
  t.match(await dv.manager.post(path), { status: 428, body: { code: 'version_required' } })
  t.match(await dv.manager.post(path, {}, { ifMatch: '"v1"' }), { status: 412, body: { code: 'version_mismatch' } })
  t.equal((await finalize(stay.id)).status, 200)
  t.match(await finalize(stay.id), { status: 409, body: { code: 'state_conflict' } })
})

t.test('what may be done next says which rule stands in the way', async (t) => {
  const { stay } = await ready(twelve.birthOn, { view: true })
  const { actions } = (await dv.worker.get(`/v1/placements/${stay.id}`)).body
  const of = (name: string) => actions.find((action: { action: string }) => action.action === name)
  t.match(of('finalization'), { allowed: false, code: 'view_required', ruleId: 'DV-VIEW-01', says: /child/ })
  t.match(of('removal'), { allowed: false, code: 'role_not_allowed', ruleId: 'DV-REMOVE-01' })
  t.match(of('departure'), { allowed: true })
})

t.test('in a trafficking center the same protection holds, as the house’s own policy', async (t) => {
  const thb = staysAt(world, 'thb-center-baku')
  const stay = await thb.admit(twelve)
  const refused = await thb.decide(thb.manager, stay.id, 'finalization')
  t.match(refused, { status: 422, body: { code: 'consent_required' } })
  t.ok(refused.body.grounds.every((g: { source: { standing: string } }) => g.source.standing === 'P'))
})
