/** A sign on the record of a mother, and her children who are held here too (DV-CHILD-02, DV-REP-01, DV-VIEW-01). */
import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const { worker, psychologist, admit, relation, represents, consents } = staysAt(world)

const suspectHusbandOf = async (victimId: string) => {
  const { body: husband } = await worker.post(`/v1/victims/${victimId}/relations`, { relation: 'spouse' })
  const sign = { relatedPersonId: husband.id, sign: 'victim' }
  return (await worker.post(`/v1/victims/${victimId}/suspicions`, sign)).body
}
const askedBy = async (suspicionId: string, victimId: string) =>
  world.rows<{ what: string; role: string }>(
    'select what, role from tasks where resource_id = $1 and victim_id = $2 and done_at is null order by what',
    [suspicionId, victimId],
  )
const wordsOf = async (suspicionId: string, victimId: string) =>
  (await askedBy(suspicionId, victimId)).map(({ what }) => what)

t.test('a sign on the record of a mother opens tasks on the record of each child of hers who is here', async (t) => {
  const mother = await admit({ birthOn: '1990-05-01' })
  const girl = await admit({ birthOn: '2014-05-01' }, { companionOfPlacementId: mother.id })
  const father = await relation(girl.victimId, 'father')
  await relation(girl.victimId, 'mother', mother.victimId)
  await represents(girl.victimId, father)
  await consents(girl.victimId, 'legal_representative', father)
  const view = { about: 'contact', stance: 'agree', heardBy: 'psychologist', withoutParents: true }
  t.equal((await psychologist.post(`/v1/placements/${girl.id}/child-view`, view)).status, 200)
  const { headers } = await worker.get(`/v1/victims/${girl.victimId}`)
  const rule = await worker.put(
    `/v1/victims/${girl.victimId}/contact-rules/${father}`,
    { contact: 'off_site', revealsAddress: false },
    { ifMatch: String(headers['etag']) },
  )
  t.equal(rule.status, 200, rule.text)
  const sign = await suspectHusbandOf(mother.victimId)
  t.same(await askedBy(sign.id, girl.victimId), [
    { what: 'hear_child_anew', role: 'psychologist' },
    { what: 'weigh_companion_anew', role: 'psychologist' },
    { what: 'weigh_consent_anew', role: 'case_worker' },
    { what: 'weigh_contact_anew', role: 'case_worker' },
    { what: 'weigh_representative_anew', role: 'case_worker' },
    { what: 'weigh_suspicion_for_child', role: 'psychologist' },
  ])
  t.same(await wordsOf(sign.id, mother.victimId), ['review_suspicion'])
})

t.test('either record may name the child, and an open episode without a place is enough', async (t) => {
  const { body: mother } = await worker.post('/v1/victims', { birthOn: '1990-05-01', ageBasis: 'document' })
  const { body: infant } = await worker.post('/v1/victims', { birthOn: '2024-05-01', ageBasis: 'document' })
  await relation(mother.id, 'child', infant.id)
  const before = await suspectHusbandOf(mother.id)
  t.same(await wordsOf(before.id, infant.id), [], 'of a child with neither episode nor place nothing is asked')
  await worker.post('/v1/cases', { victimId: infant.id, regime: 'dv', source: 'self' })
  const sign = await suspectHusbandOf(mother.id)
  t.same(await wordsOf(sign.id, infant.id), ['weigh_suspicion_for_child'], 'an infant is observed, not heard')
})

t.test('a grown daughter and a sister of hers are asked nothing by it', async (t) => {
  const mother = await admit({ birthOn: '1970-05-01' })
  for (const [who, birthOn, as] of [
    ['a grown daughter', '2000-05-01', 'child'],
    ['a sister under age', '2014-05-01', 'sibling'],
  ] as const) {
    const other = await admit({ birthOn })
    await relation(mother.victimId, as, other.victimId)
    const sign = await suspectHusbandOf(mother.victimId)
    t.same(await wordsOf(sign.id, other.victimId), [], who)
  }
})

const suspect = async (victimId: string, relatedPersonId: string) =>
  (await worker.post(`/v1/victims/${victimId}/suspicions`, { relatedPersonId, sign: 'child' })).body

t.test(
  'a sign against the mother with whom a child came asks to part them, known by her place or by name',
  async (t) => {
    const mother = await admit({ birthOn: '1990-05-01' })
    for (const [companion, asked] of [
      [{ companionOfPlacementId: mother.id }, ['replace_companion', 'review_suspicion']],
      [{}, ['review_suspicion']],
    ] as const) {
      const girl = await admit({ birthOn: '2014-05-01' }, companion)
      const hers = await relation(girl.victimId, 'mother', mother.victimId)
      t.same(await wordsOf((await suspect(girl.victimId, hers)).id, girl.victimId), asked)
    }
  },
)

t.test('a sign against who represents a child by law, and at no placement, asks for another', async (t) => {
  const girl = await admit({ birthOn: '2014-05-01' })
  const [father, former] = [await relation(girl.victimId, 'father'), await relation(girl.victimId, 'guardian')]
  await represents(girl.victimId, father)
  await represents(girl.victimId, former, { ended_at: '2026-03-01T06:00:00Z', end_reason: 'ended' })
  t.same(await wordsOf((await suspect(girl.victimId, father)).id, girl.victimId), [
    'replace_representative',
    'review_suspicion',
  ])
  t.same(await wordsOf((await suspect(girl.victimId, former)).id, girl.victimId), ['review_suspicion'])
})

t.test(
  'a sign on the record of one child is weighed for those with the same parent or the same companion',
  async (t) => {
    const mother = await admit({ birthOn: '1990-05-01' })
    const girl = await admit({ birthOn: '2014-05-01' })
    const hers = await relation(girl.victimId, 'mother', mother.victimId)
    const brother = await admit({ birthOn: '2015-05-01' })
    await relation(brother.victimId, 'mother', mother.victimId)
    const sister = await admit({ birthOn: '2016-05-01' })
    await relation(mother.victimId, 'child', sister.victimId)
    const stranger = await admit({ birthOn: '2016-05-01' })
    const sign = await suspect(girl.victimId, hers)
    for (const { victimId } of [brother, sister])
      t.ok((await wordsOf(sign.id, victimId)).includes('weigh_suspicion_for_child'))
    t.same(await wordsOf(sign.id, stranger.victimId), [])
    const aunt = await admit({ birthOn: '1992-05-01' })
    const [nephew, niece] = [
      await admit({ birthOn: '2014-05-01' }, { companionOfPlacementId: aunt.id }),
      await admit({ birthOn: '2015-05-01' }, { companionOfPlacementId: aunt.id }),
    ]
    const other = await suspect(nephew.victimId, await relation(nephew.victimId, 'father'))
    t.ok((await wordsOf(other.id, niece.victimId)).includes('weigh_suspicion_for_child'))
    t.same(await wordsOf(other.id, aunt.victimId), [], 'an adult is no child beside them')
  },
)
