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

t.test(
  'whom she comes with is a stay or a relation on record here; one elsewhere reads as one that is not',
  async (t) => {
    const ganja = staysAt(world, 'dv-center-ganja')
    const elsewhere = await ganja.admit({ birthOn: '1990-05-01' })
    const sibling = await dv.admit({ birthOn: '2018-01-01' })
    const none = '5e3e3b06-95d6-4c5c-8b4e-1f3f4a1a9d01'
    const came = async (company: (id: string, victimId: string) => object | Promise<object>) => {
      const { id, victimId } = await dv.request({ birthOn: '2020-01-01' })
      const answer = await dv.worker.post(`/v1/placements/${id}/arrival`, await company(id, victimId))
      return { id, ...answer }
    }
    const absent = await came(() => ({ companionOfPlacementId: none }))
    t.match(absent, { status: 404, body: { code: 'not_found' } })
    const plain = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|req_\w+/g, '')
    for (const company of [
      { companionOfPlacementId: elsewhere.id },
      { companionRelatedPersonId: none },
      { companionRelatedPersonId: await ganja.relation(elsewhere.victimId, 'mother') },
      { companionRelatedPersonId: await dv.relation(sibling.victimId, 'father') },
    ]) {
      const { status, text } = await came(() => company)
      t.same([status, plain(text)], [404, plain(absent.text)])
    }
    t.equal((await came((id) => ({ companionOfPlacementId: id }))).status, 404, 'nobody comes with herself')
    t.match(await arrival(absent.id), { state: 'provisional' }, 'and whoever came with somebody unnamed is here')
    const own = await came(async (_, victimId) => ({ companionRelatedPersonId: await dv.relation(victimId, 'mother') }))
    t.match(own, { status: 200, body: { state: 'provisional' } })
    const together = await came(() => ({ companionOfPlacementId: sibling.id }))
    t.match(together, { status: 200, body: { companionOfPlacementId: sibling.id } })
  },
)
