/** A parent whom the record of the child suspects comes to the door (DV-STAY-03, DV-CHILD-02). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)

/** Her child is here; the suspicion, if any, stands on the child's record alone. */
async function family({ suspected }: { suspected: boolean }) {
  const child = await dv.admit({ birthOn: '2020-01-01' })
  const { id: victimId } = (await dv.worker.post('/v1/victims', { birthOn: '1990-05-01', ageBasis: 'document' })).body
  const relation = await dv.relation(child.victimId, 'mother', victimId)
  if (suspected) await dv.suspect(child.victimId, relation)
  const ask = (basis: string) => dv.worker.post('/v1/placements', { victimId, basis, companionOfPlacementId: child.id })
  return { child, ask }
}
const arrival = async (id: string) => (await dv.worker.post(`/v1/placements/${id}/arrival`)).body

t.test('a suspected mother is refused the basis of her child, and never the bed', async (t) => {
  const { ask } = await family({ suspected: true })
  t.match(await ask('accompanying_child'), { status: 409, body: { code: 'parent_suspected', ruleId: 'DV-STAY-03' } })
  t.equal((await ask('emergency_request')).status, 201)
})

t.test('a mother under no suspicion comes on the basis of her child', async (t) => {
  const { ask } = await family({ suspected: false })
  const { status, body } = await ask('accompanying_child')
  t.equal(status, 201)
  t.same((await arrival(body.id)).breach, [])
})

t.test('when a suspected mother comes to her child, the arrival is stored and flagged', async (t) => {
  const { ask } = await family({ suspected: true })
  const { body } = await ask('emergency_request')
  t.match(await arrival(body.id), { state: 'provisional', breach: ['DV-CHILD-02'] })
})

t.test('she stays on the basis of a child, not of a grown companion', async (t) => {
  const stay = async (birthOn: string) => {
    const other = await dv.admit({ birthOn })
    const { id, victimId } = await dv.admit({ birthOn: '1970-05-01' })
    await dv.relation(other.victimId, 'mother', victimId)
    const ask = { childPlacementId: other.id, untilOn: '2026-04-01', bestInterest: 'They belong together.' }
    return dv.decide(dv.worker, id, 'accompanying', ask)
  }
  t.equal((await stay('2010-01-01')).status, 200)
  t.match(await stay('1995-01-01'), { status: 422, body: { code: 'stay_limit_exceeded', ruleId: 'DV-STAY-03' } })
})

t.test('DV-VIEW-01: with whom a child of twelve lives is not decided before the child is heard on it', async (t) => {
  const { worker, psychologist, decide, admit } = staysAt(world)
  const boy = await admit({ birthOn: '2013-06-01' })
  const { body: aunt } = await worker.post(`/v1/victims/${boy.victimId}/relations`, { relation: 'other' })
  const choice = { relatedPersonId: aunt.id }
  t.match(await decide(worker, boy.id, 'companion', choice), {
    status: 422,
    body: { code: 'view_required', ruleId: 'DV-VIEW-01' },
  })
  const view = { about: 'companion', stance: 'agree', heardBy: 'psychologist', withoutParents: true }
  t.equal((await psychologist.post(`/v1/placements/${boy.id}/child-view`, view)).status, 200)
  t.equal((await decide(worker, boy.id, 'companion', choice)).status, 200)
})

t.test(
  'DV-NOTIF-01: a child of a trafficking center whose violence at home comes to light concerns three bodies',
  async (t) => {
    const { worker, admit, notices } = staysAt(world, 'thb-center-baku')
    const girl = await admit({ birthOn: '2013-06-01' }, {}, { childRole: 'victim' })
    const kinds = async () => (await notices(girl.victimId)).map((notice) => notice.recipient_kind)
    t.same(await kinds(), ['guardianship_authority', 'minors_commission'])
    const episode = { victimId: girl.victimId, regime: 'dv', source: 'self' }
    t.equal((await worker.post('/v1/cases', episode)).status, 201)
    t.same(await kinds(), ['family_committee', 'guardianship_authority', 'minors_commission'])
  },
)

const none = '5e3e3b06-95d6-4c5c-8b4e-1f3f4a1a9d01'
const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|req_\w+|(?<="code":")[0-9A-Z]{9}(?=")/g, '')

/** A child comes with whoever is told. */
async function came(company: (id: string, victimId: string) => object | Promise<object>) {
  const { id, victimId } = await dv.request({ birthOn: '2020-01-01' })
  const answer = await dv.worker.post(`/v1/placements/${id}/arrival`, await company(id, victimId))
  const asked = (await dv.tasks(id)).filter((what) => what === 'name_companion').length
  return { id, asked, ...answer }
}
/** A woman who is here and whose record management has shut. */
async function sealedMother() {
  const mother = await dv.admit({ birthOn: '1990-05-01' })
  t.equal((await dv.manager.post(`/v1/victims/${mother.victimId}/seal`, { askedBy: 'management' })).status, 200)
  t.equal((await dv.worker.get(`/v1/placements/${mother.id}`)).status, 404, 'her stay is shut to the colleague')
  return mother
}

t.test('a child is let in with whomever it came: one shut away and one who never was read alike', async (t) => {
  const absent = await came(() => ({ companionOfPlacementId: none }))
  const unknown = { companionOfPlacementId: null, companionRelatedPersonId: null }
  t.match(absent, { status: 200, asked: 1, body: { state: 'provisional', ...unknown } })
  const elsewhere = await staysAt(world, 'dv-center-ganja').admit({ birthOn: '1990-05-01' })
  const sibling = await dv.admit({ birthOn: '2018-01-01' })
  const sealed = await sealedMother()
  for (const company of [
    { companionOfPlacementId: sealed.id },
    { companionOfPlacementId: elsewhere.id },
    { companionRelatedPersonId: none },
    { companionRelatedPersonId: await dv.relation(sealed.victimId, 'mother') },
    { companionRelatedPersonId: await dv.relation(sibling.victimId, 'father') },
  ]) {
    const { status, text, asked } = await came(() => company)
    t.same([status, plain(text), asked], [200, plain(absent.text), 1])
  }
  t.match(await came((id) => ({ companionOfPlacementId: id })), { status: 200, asked: 1, body: unknown })
})

t.test('whoever is a stay or a relation on record here is kept, and nobody is asked who it was', async (t) => {
  const own = await came(async (_, victimId) => ({ companionRelatedPersonId: await dv.relation(victimId, 'mother') }))
  t.match(own, { status: 200, asked: 0, body: { state: 'provisional' } })
  const sibling = await dv.admit({ birthOn: '2018-01-01' })
  const together = await came(() => ({ companionOfPlacementId: sibling.id }))
  t.match(together, { status: 200, body: { companionOfPlacementId: sibling.id } })
})

t.test(
  'a bed is asked for with a mother who is shut away as with one who never was, and staff ask once who',
  async (t) => {
    for (const basis of ['emergency_request', 'accompanying_child']) {
      const asked = async (companionOfPlacementId: string) => {
        const victim = { birthOn: '2020-01-01', ageBasis: 'document' }
        const answer = await dv.worker.post('/v1/placements', { victim, basis, companionOfPlacementId })
        return { answer, tasks: await dv.tasks(answer.body.id) }
      }
      const absent = await asked(none)
      t.match(absent, { answer: { status: 201, body: { companionOfPlacementId: null } }, tasks: ['name_companion'] })
      const sealed = await asked((await sealedMother()).id)
      t.same([sealed.answer.status, plain(sealed.answer.text)], [201, plain(absent.answer.text)])
      t.same(sealed.tasks, absent.tasks)
      const { id } = sealed.answer.body
      await dv.worker.post(`/v1/placements/${id}/arrival`, { companionOfPlacementId: none })
      t.equal((await dv.tasks(id)).filter((what) => what === 'name_companion').length, 1)
      await dv.decide(dv.worker, absent.answer.body.id, 'cancellation', { reason: 'her_wish' })
      t.same(await dv.tasks(absent.answer.body.id), [], 'and no longer once the child is not expected')
    }
  },
)
