/** Conflicts of the register between her silence and somebody’s wish to know: the police, the bodies for children, statistics. */
import t from 'tap'
import { openEpisode } from '../capabilities/episode.ts'
import { gateWorld } from '../capabilities/gate-world.ts'
import { staysAt } from '../stays.ts'
import { createWorld, type Person } from '../world.ts'
import { deskOf, forServices, herWord, latest } from './desk.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { desk, manager: deskManager, act, register } = deskOf(world)
const { consent, release } = gateWorld(world)
const dv = staysAt(world)
const thb = staysAt(world, 'thb-center-baku')
const police = world.orgId('police-baku')
const grown = { birthOn: '1990-05-01' }
const twelve = { birthOn: '2014-03-02' }
const until = '2026-04-01T00:00:00+04:00'
const evaluate = async (question: string, facts: object) =>
  (await world.nobody.post('/v1/law/evaluations', { question, on: '2026-03-02', facts })).body
/** Everything that any outside body was or may be told of her. */
const told = (victimId: string) =>
  world.rows(
    'select recipient_id from releases where victim_ids @> array[$1::uuid] union all select recipient_id from notifications where victim_id = $1',
    [victimId],
  )

t.test(
  'C-01: law enforcement learns who she is with her consent only; without it the step closes as not_sent_no_consent',
  async (t) => {
    const ask = { outcome: 'sent_with_consent', recipientId: police, scopes: ['identity'] }
    const silent = (await register()).body
    t.match(await act(silent.id, 'law-enforcement-step', ask), {
      status: 403,
      body: { code: 'disclosure_forbidden', ruleId: 'SVC-LE-01' },
    })
    t.match(await act(silent.id, 'law-enforcement-step'), {
      status: 200,
      body: { lawEnforcement: { outcome: 'not_sent_no_consent' } },
    })
    t.same(await told(silent.victimId), [])
    const disclosure = { ...forServices, purpose: 'disclosure', recipientId: police, scopes: ['identity'] }
    const named = { ...disclosure, disclosurePurpose: 'law_enforcement_step', validUntil: until }
    const willing = (await register({ consents: [forServices, named] })).body
    t.match(await act(willing.id, 'law-enforcement-step', ask, deskManager), {
      status: 200,
      body: { lawEnforcement: { outcome: 'sent_with_consent' } },
    })
    t.same(await told(willing.victimId), [{ recipient_id: police }])
  },
)

t.test('C-01: the notice that names nobody is sent only where the center has switched it on', async (t) => {
  const ask = { outcome: 'sent_anonymised', month: '2026-03', violenceKinds: ['physical'], objects: false }
  const { id, victimId } = (await register()).body
  t.match(await act(id, 'law-enforcement-step', ask), { status: 403, body: { code: 'disclosure_forbidden' } })
  const center = `/v1/organizations/${world.orgId('dost-baku')}`
  const on = { anonymisedNoticeOn: true, anonymisedNoticeRecipientId: world.orgId('police-baku') }
  t.equal((await deskManager.patch(center, on, await latest(deskManager, center))).status, 200)
  t.equal((await act(id, 'law-enforcement-step', ask)).status, 200)
  t.same(await told(victimId), [], 'nothing was released about her')
})

t.test(
  'C-08: the bodies that the law names are told at once of a child, without consent, by the least that can be said',
  async (t) => {
    const child = await dv.admit({ ...twelve, sex: 'female' }, {}, { childRole: 'victim' })
    const notices = await dv.notices(child.victimId)
    t.same(
      notices.map(({ state, recipient_kind: kind }) => [kind, state]),
      [
        ['family_committee', 'due'],
        ['guardianship_authority', 'due'],
        ['minors_commission', 'due'],
      ],
    )
    const woman = await dv.admit({ ...grown, sex: 'female' }, {}, { childRole: 'victim' })
    t.same(await dv.notices(woman.victimId), [], 'of an adult nobody, whatever she is called')
    const subject = { ref: 'r-1', person: { birthDate: '2014-03-02' }, consents: [], objectionOverruled: false }
    const weigh = (scopes: string[]) =>
      evaluate('disclosure', {
        at: '2026-03-02T10:00:00+04:00',
        subjects: [{ ...subject, noticeTo: ['guardianship_authority'] }],
        recipient: { id: 'guardianship', class: 'other_state_body', kind: 'guardianship_authority' },
        scopes,
        basis: 'child_notice',
        toReferrer: false,
      })
    t.match(await weigh(['existence']), { outcome: 'allowed' })
    t.match(await weigh(['existence', 'identity']), { outcome: 'refused' })
  },
)

t.test(
  'C-09: three bodies for domestic violence, two for trafficking, all three where both apply; their names are dated',
  async (t) => {
    const ask = { at: '2026-03-02T10:00:00+04:00', person: { birthDate: '2014-03-02' }, childRole: 'victim' }
    const bodies = async (regimes: string[]) =>
      (await evaluate('notices-due', { ...ask, regimes, conflicted: [] })).duties
        .map((duty: { what: string }) => duty.what)
        .sort()
    t.same(await bodies(['dv']), ['family_committee', 'guardianship_authority', 'minors_commission'])
    t.same(await bodies(['thb']), ['guardianship_authority', 'minors_commission'])
    t.same(await bodies(['dv', 'thb']), ['family_committee', 'guardianship_authority', 'minors_commission'])
    const called = async (on: string) =>
      (await world.nobody.get(`/v1/law/parameters/notice.minors-commission-name?on=${on}`)).body.inForce.value.en
    t.equal(await called('2026-03-02'), 'Commission for the Affairs and Protection of the Rights of Minors')
    t.equal(await called('2026-03-03'), 'Commission for the Protection of Child Rights')
  },
)

t.test(
  'C-14: an identity card may be seen and is not kept; she is placed without one, and the request names nobody',
  async (t) => {
    const documents = [{ kind: 'identity', status: 'provided' }]
    const { id, victimId } = (await register({ documents })).body
    t.match((await desk.get(`/v1/victims/${victimId}`)).body, { hasIdentity: false }, 'seen, and nothing of it stored')
    t.match(await act(id, 'placement-request', { fin: '5ABC123' }), {
      status: 422,
      body: { code: 'scope_exceeds_consent', ruleId: 'SVC-PLACE-01' },
    })
    t.equal((await act(id, 'placement-request')).status, 200)
    t.match(await dv.admit({}), { state: 'provisional' }, 'nameless at the door')
  },
)

t.test(
  'C-15: the service reports no crime by itself: she is asked first, and only a child is told of, to the guardianship authority',
  async (t) => {
    const worst = { kinds: ['physical', 'sexual'], text: 'He held a knife to her throat.' }
    const of = async (person: Record<string, unknown>) => {
      const { caseId, victimId } = await dv.admit(person, {}, { childRole: 'victim' })
      t.equal((await dv.worker.post(`/v1/cases/${caseId}/violence-acts`, worst)).status, 200)
      return { victimId, bodies: await dv.notices(victimId) }
    }
    const woman = await of(grown)
    t.same(woman.bodies, [])
    t.same(await told(woman.victimId), [])
    const child = await of(twelve)
    t.ok(child.bodies.some((notice) => notice.recipient_kind === 'guardianship_authority'))
    t.notOk((await told(child.victimId)).some((row) => row['recipient_id'] === police))
    t.match(await release([woman.victimId], 'police-baku'), { status: 403, body: { code: 'disclosure_forbidden' } })
    await consent(woman.victimId, 'police-baku')
    const byAnother = world.as('case_worker', 'dv-center-baku', { sub: 'a-colleague' })
    t.equal((await release([woman.victimId], 'police-baku', {}, byAnother)).status, 201)
  },
)

t.test(
  'C-16: inside the center beds and people are counted exactly; a body outside learns no count at all',
  async (t) => {
    const path = `/v1/centers/${dv.centerId}/occupancy?fromOn=2026-03-02&beforeOn=2026-03-03`
    t.match((await dv.worker.get(path)).body.days, [{ on: '2026-03-02', beds: 9, closed: 0 }])
    const agency = world.as('agency_officer', 'sxa')
    t.equal((await agency.get(path)).status, 403)
    const { id } = (await register()).body
    const request = (await act(id, 'placement-request')).body.placementRequest.id
    const { body } = await agency.post(`/v1/placement-requests/${request}/offers`)
    t.ok(body.offers.length > 0)
    for (const offer of body.offers) t.same(Object.keys(offer), ['offerReference'])
  },
)

t.test(
  'C-17: the shelter of the Ministry and the assistance center are two houses: moving between them needs her consent',
  async (t) => {
    const receiverId = world.orgId('mia-shelter')
    const limit = { regime: 'thb', admissionDate: '2026-03-02', birthDate: '1990-05-01' }
    for (const facility of ['mia_shelter', 'assistance_center'])
      t.match(await evaluate('stay-limit', { ...limit, facility }), { outcome: 'unlimited' })
    const stay = await thb.admit(grown)
    const move = () => thb.decide(thb.worker, stay.id, 'transfer', { receiverId })
    t.match(await move(), { status: 422, body: { code: 'consent_required', ruleId: 'THB-CTR-01' } })
    t.equal((await world.as('case_worker', 'mia-shelter').get(`/v1/placements/${stay.id}`)).status, 404)
    const to = { ...herWord, purpose: 'disclosure', disclosurePurpose: 'transfer', scopes: ['existence'] }
    await thb.worker.post('/v1/consents', {
      ...to,
      victimId: stay.victimId,
      recipientId: receiverId,
      validUntil: until,
    })
    t.equal((await move()).status, 200)
  },
)

t.test('C-19: whoever is admitted, the bodies are told of children only', async (t) => {
  const born = async (birthOn: string) =>
    (await dv.notices((await dv.admit({ birthOn }, {}, { childRole: 'victim' })).victimId)).length
  t.equal(await born('2008-03-02'), 0, 'eighteen today')
  t.equal(await born('2008-03-03'), 3, 'eighteen tomorrow')
})

t.test(
  'C-24: she is referred for formal identification with her consent, and never because twenty-four hours have passed',
  async (t) => {
    const recipientId = world.orgId('mia-thb')
    const { caseId, victimId } = await openEpisode(world, 'thb-center-baku', { thbStatus: 'potential' })
    world.setNow('2026-03-04T06:00:00Z')
    t.same(await told(victimId), [], 'two days later nobody knows')
    const draft = { direction: 'out', caseId, recipientId, purpose: 'formal_identification' }
    const { body } = await thb.worker.post('/v1/referrals', draft)
    const path = `/v1/referrals/${body.id}`
    const send = async (by: Person) => by.post(`${path}/dispatch`, { explained: true }, await latest(by, path))
    t.match(await send(thb.manager), { status: 403, body: { code: 'disclosure_forbidden' } })
    const to = { ...herWord, purpose: 'disclosure', disclosurePurpose: 'formal_identification', scopes: ['existence'] }
    await thb.worker.post('/v1/consents', { ...to, victimId, recipientId, validUntil: until })
    t.match(await send(thb.manager), { status: 200, body: { state: 'sent' } })
    t.same(await told(victimId), [{ recipient_id: recipientId }])
    world.setNow('2026-03-02T06:00:00Z')
  },
)
