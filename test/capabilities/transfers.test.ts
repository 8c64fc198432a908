/** R1, R29: a transfer that she consented to, from the house that she leaves to the record of the one that awaits her. */
import t from 'tap'
import { placementTransfer } from '../../src/jobs/placement-transfer.ts'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const receiverId = world.orgId('dv-center-ganja')
const there = staysAt(world, 'dv-center-ganja')
const identity = { givenName: 'Canaryxanim', documentNo: 'AZE1112223' }
const grown = { birthOn: '1990-05-01', sex: 'female', identity }

const agrees = (victimId: string, scopes: readonly string[], more: Record<string, unknown> = {}) =>
  dv.consents(victimId, 'self', null, {
    purpose: 'disclosure',
    recipient_id: receiverId,
    disclosure_purpose: 'transfer',
    scopes,
    valid_until: '2026-05-01T00:00:00Z',
    ...more,
  })
const jobs = () =>
  world.rows<{ data: { centerId: string; id: string } }>(
    "select data from pgboss.job where name = 'placement.transfer' order by created_on",
  )
const awaited = async (): Promise<string[]> =>
  (
    await world.rows<{ id: string }>(
      `select id from placements where center_id = $1 and basis = 'transfer' order by recorded_at, id`,
      [receiverId],
    )
  ).map((row) => row.id)

/** Decides her transfer and carries it over. @returns what the receiving house reads of it, if anything new. */
async function moved(stayId: string) {
  const before = await awaited()
  const decided = await dv.decide(dv.worker, stayId, 'transfer', { receiverId })
  const job = (await jobs()).at(-1)
  if (job !== undefined) {
    await Promise.all([placementTransfer(world.deps, job.data), placementTransfer(world.deps, job.data)])
  }
  const born = (await awaited()).filter((id) => !before.includes(id))
  return { decided, job, born }
}

t.test('the receiving house awaits her by a record of its own, with the clock of her stay', async (t) => {
  const bedId = await dv.bed('2.1')
  const stay = await dv.admit(grown, { occurredAt: '2026-02-10T08:00:00Z' }, { bedId })
  await agrees(stay.victimId, ['existence'])
  const { decided, born } = await moved(stay.id)
  t.match(decided, { status: 200, body: { state: 'provisional', bed: { bedId, nights: { beforeOn: null } } } })
  t.equal(born.length, 1, 'once, though the job came twice')
  const { body } = await there.worker.get(`/v1/placements/${born[0]}`)
  t.match(body, { state: 'requested', basis: 'transfer', regime: 'dv', bed: null, placementRequestReference: null })
  t.not(body.victimId, stay.victimId)
  const [release] = (await there.manager.get('/v1/releases')).body.items
  t.equal(body.transferReference, release?.caseReference)
  const her = { hasIdentity: false, birthOn: null, sex: 'unknown', presumedChild: false }
  t.match((await there.worker.get(`/v1/victims/${body.victimId}`)).body, her, 'nothing that her consent does not open')
  const arrived = await there.worker.post(`/v1/placements/${born[0]}/arrival`)
  t.match(arrived.body, { admissionOn: '2026-03-02', clockStartOn: '2026-02-10', lastDay: '2026-04-10' })
  t.match((await dv.worker.get(`/v1/placements/${stay.id}`)).body, { state: 'provisional', bed: { bedId } })
})

t.test('with her identity and her case in the consent both go, under a key of their own', async (t) => {
  const stay = await dv.admit(grown)
  await world.rows(`update cases set violence_kinds = '{physical}' where id = $1`, [stay.caseId])
  await agrees(stay.victimId, ['existence', 'identity', 'case_summary'])
  const { born } = await moved(stay.id)
  const { body } = await there.worker.get(`/v1/placements/${born[0]}`)
  t.match((await there.worker.get(`/v1/victims/${body.victimId}`)).body, { hasIdentity: true, birthOn: '1990-05-01' })
  const read = await there.worker.get(`/v1/victims/${body.victimId}/identity`, { purpose: 'case_work' })
  t.match(read, { status: 200, body: identity })
  t.match((await there.worker.get(`/v1/cases/${body.caseId}`)).body, {
    source: 'transfer',
    violenceKinds: ['physical'],
  })
})

t.test('a child stays protected as one, whatever else is told', async (t) => {
  const stay = await dv.admit({ birthOn: '2019-05-01' })
  const mother = await dv.relation(stay.victimId, 'mother')
  await dv.represents(stay.victimId, mother)
  await agrees(stay.victimId, ['existence'], { grantor: 'legal_representative', grantor_related_person_id: mother })
  const { decided, born } = await moved(stay.id)
  t.equal(decided.status, 200, decided.text)
  const { body } = await there.worker.get(`/v1/placements/${born[0]}`)
  const child = { presumedChild: true, child: true, birthOn: null }
  t.match((await there.worker.get(`/v1/victims/${body.victimId}`)).body, child)
})

t.test('what shuts people out here shuts them out in the next house, and no reason goes along', async (t) => {
  const police = world.orgId('police-baku')
  const goes = async (shut: boolean) => {
    const stay = await dv.admit(grown)
    const her = `/v1/victims/${stay.victimId}`
    if (shut) {
      const conflict = { recipientId: police, reason: 'officer_is_suspect' }
      t.equal((await dv.worker.post(`${her}/recipient-conflicts`, conflict)).status, 201)
      const barred = { user: 'works-in-both', reason: 'relative_of_suspect' }
      t.equal((await dv.manager.post(`${her}/barred-readers`, barred)).status, 201)
      t.equal((await dv.manager.post(`${her}/seal`, { askedBy: 'herself' })).status, 200)
    }
    world.setNow(shut ? '2026-03-02T06:02:00Z' : '2026-03-02T06:01:00Z')
    await agrees(stay.victimId, ['existence'])
    const before = await awaited()
    const decided = await dv.decide(dv.manager, stay.id, 'transfer', { receiverId })
    t.equal(decided.status, 200, decided.text)
    const job = (await jobs()).at(-1)
    if (job === undefined) throw new Error('no job was enqueued')
    await placementTransfer(world.deps, job.data)
    const [id] = (await awaited()).filter((other) => !before.includes(other))
    const { body } = await there.manager.get(`/v1/placements/${id}`)
    const seenBy = async (who: typeof there.worker) => (await who.get(`/v1/placements/${id}`)).status
    const both = world.as('center_manager', 'dv-center-ganja', { sub: 'works-in-both' })
    const conflicts = (await there.manager.get(`/v1/victims/${body.victimId}/recipient-conflicts`)).body.items
    const readers = (await there.manager.get(`/v1/victims/${body.victimId}/barred-readers`)).body.items
    const tasks = await world.rows("select 1 from tasks where victim_id = $1 and what = 'name_key_worker'", [
      body.victimId,
    ])
    return {
      worker: await seenBy(there.worker),
      barred: await seenBy(both),
      sealed: (await there.manager.get(`/v1/victims/${body.victimId}`)).body.sealed,
      conflicts: conflicts.map(({ recipientId, reason }: Record<string, string>) => ({ recipientId, reason })),
      reasons: readers.map(({ reason }: Record<string, string>) => reason),
      tasks: tasks.length,
    }
  }
  const open = { worker: 200, barred: 200, sealed: false, conflicts: [], reasons: [], tasks: 0 }
  t.same(await goes(false), open)
  t.same(await goes(true), {
    worker: 404,
    barred: 404,
    sealed: true,
    conflicts: [{ recipientId: police, reason: 'other' }],
    reasons: ['other'],
    tasks: 1,
  })
})

t.test('decided twice she is awaited once; withdrawn before it went, nobody is told', async (t) => {
  const stay = await dv.admit(grown)
  const consentId = await agrees(stay.victimId, ['existence'])
  t.equal((await moved(stay.id)).born.length, 1)
  t.equal((await moved(stay.id)).born.length, 0, 'decided again')
  const other = await dv.admit(grown)
  const second = await agrees(other.victimId, ['existence'])
  await dv.decide(dv.worker, other.id, 'transfer', { receiverId })
  t.not(consentId, second)
  await dv.worker.post(`/v1/consents/${second}/withdrawal`, {})
  const before = await awaited()
  const job = (await jobs()).at(-1)
  if (job !== undefined) await placementTransfer(world.deps, job.data)
  t.same(await awaited(), before)
})

t.test('she moves to a house in which people live, and to no other body', async (t) => {
  const stay = await dv.admit(grown)
  const police = world.orgId('police-baku')
  await agrees(stay.victimId, ['existence'], { recipient_id: police })
  t.equal((await dv.decide(dv.worker, stay.id, 'transfer', { receiverId: police })).status, 404)
})

t.test('going elsewhere shortens no stay: her last day and her status at the door go with her', async (t) => {
  const goes = async (victim: object, change: string) => {
    const stay = await dv.admit({ sex: 'female', identity, ...victim })
    await world.rows(`update placements set ${change} where id = $1`, [stay.id])
    const her = (await dv.worker.get(`/v1/placements/${stay.id}`)).body
    await agrees(stay.victimId, ['existence', 'identity'])
    const { decided, born } = await moved(stay.id)
    t.equal(decided.status, 200, decided.text)
    const { body } = await there.worker.post(`/v1/placements/${born[0]}/arrival`)
    return { here: her.lastDay, there: body.lastDay, was: body.childAtAdmission }
  }
  const grownSince = await goes({ birthOn: '1990-05-01' }, 'child_at_admission = true')
  t.same(grownSince, { here: '2026-06-02', there: '2026-06-02', was: true })
  const extended = await goes({ birthOn: '1990-05-01' }, "extended_until = '2026-07-15'")
  t.same(extended, { here: '2026-07-15', there: '2026-07-15', was: false })
})

t.test(
  'who is presumed a child is presumed one in the next house too, beside a birth date that proves nothing',
  async (t) => {
    const goes = async (victim: object) => {
      const stay = await dv.admit({ sex: 'female', identity, birthOn: '2000-05-01', ...victim })
      const mother = await dv.relation(stay.victimId, 'mother')
      await dv.represents(stay.victimId, mother)
      const view = { stance: 'agree', heardBy: 'psychologist', withoutParents: true }
      for (const about of ['transfer', 'disclosure']) {
        await dv.psychologist.post(`/v1/placements/${stay.id}/child-view`, { ...view, about })
      }
      const by = { grantor: 'legal_representative', grantor_related_person_id: mother }
      await agrees(stay.victimId, ['existence', 'identity'], stay.childAtAdmission ? by : {})
      const { decided, born } = await moved(stay.id)
      t.equal(decided.status, 200, decided.text)
      const { body } = await there.worker.post(`/v1/placements/${born[0]}/arrival`)
      return { person: (await there.worker.get(`/v1/victims/${body.victimId}`)).body, stay: body }
    }
    const presumed = await goes({ ageBasis: 'estimated', presumedChild: true })
    t.match(presumed.person, { birthOn: '2000-05-01', presumedChild: true, child: true })
    t.match(presumed.stay, { childAtAdmission: true, childRole: 'unknown', limit: { limitMonths: 3 } })
    t.match(await there.notices(presumed.person.id), Array(3).fill({ state: 'pending_review' }))
    const estimated = await goes({ ageBasis: 'estimated', presumedChild: false })
    t.match(estimated.person, { birthOn: '2000-05-01', presumedChild: false, child: false })
    t.match(estimated.stay, { childAtAdmission: false, limit: { limitMonths: 2 } })
    const settled = await goes({ ageBasis: 'document', presumedChild: true })
    t.match(settled.person, { presumedChild: false, child: false }, 'a document has settled it')
  },
)

t.test('who came to her first house as a child stays one when her arrival at the next is set right', async (t) => {
  const setRight = async (change: string) => {
    const stay = await dv.admit({ sex: 'female', identity, birthOn: '1990-05-01' })
    await world.rows(`update placements set ${change} where id = $1`, [stay.id])
    await agrees(stay.victimId, ['existence', 'identity'])
    const { born } = await moved(stay.id)
    const came = await there.worker.post(`/v1/placements/${born[0]}/arrival`)
    const right = { field: 'arrivedAt', new: '2026-03-02T05:00:00Z', reason: 'entry_error' }
    const told = await there.worker.post(`/v1/placements/${born[0]}/corrections`, right)
    t.equal(told.status, 200, told.text)
    return [came.body.childAtAdmission, told.body.childAtAdmission]
  }
  t.same(await setRight('child_at_admission = true'), [true, true])
  t.same(await setRight('child_at_admission = false'), [false, false])
})
