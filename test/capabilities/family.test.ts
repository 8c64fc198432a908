/** Her family: her own wish first, her consent first, and nothing to whoever is suspected. */
import t from 'tap'
import { createWorld } from '../world.ts'
import { openEpisode } from './episode.ts'
import { gateWorld } from './gate-world.ts'

const world = await createWorld()
const { worker, manager, consent, relate, suspect, release } = gateWorld(world)
const etagOf = async (path: string) => String((await worker.get(path)).headers['etag'])
const add = async (path: string, part: 'goals' | 'measures', body: object) =>
  worker.post(`${path}/${part}`, body, { ifMatch: await etagOf(path) })

async function planned() {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const path = `/v1/plans/${(await worker.post('/v1/plans', { caseId })).body.id}`
  await worker.post(`${path}/activation`, {}, { ifMatch: '"v1"' })
  return { caseId, victimId, path }
}

t.test('DV-FAM-01: a return home is planned at her own wish, weighed, and with a safety plan', async (t) => {
  const { caseId, path } = await planned()
  const home = { kind: 'return_home', herOwnWish: true }
  const noPlan = { status: 422, body: { code: 'safety_plan_required', ruleId: 'DV-FAM-01' } }
  t.match(await add(path, 'goals', home), noPlan)
  t.equal((await worker.post(`/v1/cases/${caseId}/risk-assessments`, { riskLevel: 'medium' })).status, 200)
  t.match(await add(path, 'goals', home), noPlan, 'the danger alone is not enough')
  const plan = { text: 'Her aunt waits with a car', madeWithHer: true }
  t.equal((await worker.post(`/v1/cases/${caseId}/safety-plans`, plan)).status, 200)
  t.match(await add(path, 'goals', { kind: 'return_home' }), { status: 422, body: { code: 'consent_required' } })
  t.match(await add(path, 'goals', { ...home, herOwnWish: false }), { status: 422, body: { ruleId: 'DV-FAM-01' } })
  t.match(await add(path, 'goals', home), { status: 200, body: { goals: [{ kind: 'return_home', herOwnWish: true }] } })
})

t.test('DV-FAM-01: no draft holds a goal in her family that she did not ask for', async (t) => {
  const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
  const refused = await worker.post('/v1/plans', { caseId, goals: [{ kind: 'work' }, { kind: 'family' }] })
  t.match(refused, { status: 422, body: { code: 'consent_required', ruleId: 'DV-FAM-01' } })
  t.same(await world.rows('select 1 from plans where victim_id = $1', [victimId]), [])
  const [kept] = await world.rows<{ code: string }>('select code from decisions where id = $1', [
    refused.body.decisionId,
  ])
  t.equal(kept?.code, 'consent_required', 'the refusal stays on record')
  const asked = [{ kind: 'work' }, { kind: 'family', herOwnWish: true }]
  t.equal((await worker.post('/v1/plans', { caseId, goals: asked })).status, 201)
})

t.test('DV-FAM-01: mediation is no service', async (t) => {
  const { path } = await planned()
  t.equal((await add(path, 'measures', { type: 'family_mediation', provider: 'center' })).status, 422)
})

t.test(
  'THB-FAM-01: help to her sister waits for her consent, and the sister’s record opens nothing of hers',
  async (t) => {
    const { victimId, path } = await planned()
    const sister = await openEpisode(world, 'dv-center-baku')
    const relative = await relate(victimId, 'sibling', sister.victimId)
    const help = { type: 'psychological', provider: 'center', forRelatedPersonId: relative }
    t.match(await add(path, 'measures', help), {
      status: 422,
      body: { code: 'consent_required', ruleId: 'THB-FAM-01' },
    })
    const said = await consent(victimId, 'court-baku', {
      recipientId: relative,
      disclosurePurpose: 'family_help',
      scopes: ['existence'],
    })
    t.equal(said.status, 201)
    t.match(await add(path, 'measures', { ...help, type: 'housing' }), { status: 422, body: { ruleId: 'THB-FAM-01' } })
    const done = await add(path, 'measures', help)
    t.match(done, { status: 200, body: { measures: [{ type: 'psychological', forRelatedPersonId: relative }] } })
    const ofSister = await Promise.all(
      [`/v1/victims/${sister.victimId}`, `/v1/victims/${sister.victimId}/relations`, `/v1/cases/${sister.caseId}`].map(
        (path) => worker.get(path),
      ),
    )
    for (const { status, text } of ofSister) {
      t.equal(status, 200)
      t.notOk(text.includes(victimId) || text.includes(relative), 'the link is one-way')
    }
  },
)

t.test('THB-FAM-01: a relative who is suspected is neither helped through her nor told anything', async (t) => {
  const { victimId, path } = await planned()
  const brother = await openEpisode(world, 'dv-center-baku')
  const relative = await relate(victimId, 'sibling', brother.victimId)
  const about = { recipientId: relative, disclosurePurpose: 'family_help', scopes: ['existence'] }
  t.equal((await consent(victimId, 'court-baku', about)).status, 201)
  const help = { type: 'psychological', provider: 'center', forRelatedPersonId: relative }
  t.equal((await add(path, 'measures', help)).status, 200)
  const told = { recipientId: relative, purpose: 'family_help', scopes: ['existence'] }
  t.equal((await release([victimId], 'court-baku', told, manager)).status, 201, 'before anything spoke against him')
  await suspect(victimId, relative)
  t.match(await add(path, 'measures', help), { status: 409, body: { code: 'parent_suspected', ruleId: 'THB-FAM-01' } })
  t.match(await release([victimId], 'court-baku', told, manager), { status: 403, body: { ruleId: 'THB-FAM-01' } })
})

t.test('THB-FAM-01: another person’s relative is not there', async (t) => {
  const [hers, other] = [await planned(), await planned()]
  const relative = await relate(other.victimId, 'sibling')
  const help = { type: 'psychological', provider: 'center', forRelatedPersonId: relative }
  t.equal((await add(hers.path, 'measures', help)).status, 404)
})

t.test(
  'DV-CORR-01: for a psychological course her consent opens her to the executive authority and to no other',
  async (t) => {
    const { caseId, victimId } = await openEpisode(world, 'dv-center-baku')
    const course = { purpose: 'psychological_course', scopes: ['existence'] }
    const sent = async (org: string) => {
      const asked = { direction: 'out', caseId, recipientId: world.orgId(org), ...course }
      const path = `/v1/referrals/${(await worker.post('/v1/referrals', asked)).body.id}`
      return worker.post(`${path}/dispatch`, { explained: true }, { ifMatch: await etagOf(path) })
    }
    t.match(await sent('executive-baku'), { status: 403 }, 'without her consent nobody is told')
    for (const org of ['executive-baku', 'court-baku']) {
      const said = await consent(victimId, org, { disclosurePurpose: 'psychological_course', scopes: ['existence'] })
      t.equal(said.status, 201)
    }
    const toCourt = { status: 422, body: { code: 'recipient_not_specific', ruleId: 'DV-CORR-01' } }
    t.match(await sent('court-baku'), toCourt)
    t.match(await release([victimId], 'court-baku', course), toCourt)
    t.match(await sent('executive-baku'), { status: 200, body: { state: 'sent' } })
  },
)
