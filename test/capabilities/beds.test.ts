import t from 'tap'
import { staysAt } from '../stays.ts'
import { createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const dv = staysAt(world)
const grown = { birthOn: '1990-05-01' }
const center = `/v1/centers/${dv.centerId}`
const nights = (fromOn: string, beforeOn: string | null) => ({ nights: { fromOn, beforeOn } })

t.test('a bed held for some nights is taken on those nights, and free on the night it ends', async (t) => {
  const bedId = await dv.bed('1.1')
  const first = await dv.request(grown, { bedId, ...nights('2026-03-10', '2026-03-12') })
  t.match(first.bed, { bedId, nights: { fromOn: '2026-03-10', beforeOn: '2026-03-12' } })
  const asking = { victim: {}, bedId }
  t.match(await dv.worker.post('/v1/placements', { ...asking, ...nights('2026-03-11', '2026-03-13') }), {
    status: 409,
    body: { code: 'bed_taken', errors: [{ pointer: '/bedId' }], detail: /availability/ },
  })
  t.equal((await dv.worker.post('/v1/placements', { ...asking, ...nights('2026-03-12', '2026-03-13') })).status, 201)
  t.equal((await dv.worker.post('/v1/placements', { victim: {} })).status, 201, 'and without a bed always')
})

t.test('a cancelled request gives its bed back', async (t) => {
  const bedId = await dv.bed('1.2')
  const kept = await dv.request(grown, { bedId, ...nights('2026-03-10', '2026-03-12') })
  t.equal((await dv.decide(dv.worker, kept.id, 'cancellation', { reason: 'her_wish' })).body.state, 'cancelled')
  await dv.request(grown, { bedId, ...nights('2026-03-10', '2026-03-12') })
})

t.test('whoever lies in a bed keeps it: later holds become tasks, and nobody is refused', async (t) => {
  const bedId = await dv.bed('1.3')
  const later = await dv.request(grown, { bedId, ...nights('2026-03-20', '2026-03-25') })
  const here = await dv.admit(grown, {}, { bedId })
  t.match(here, { bed: { bedId, nights: { fromOn: '2026-03-02', beforeOn: null } }, overcapacity: false })
  t.equal((await dv.worker.get(`/v1/placements/${later.id}`)).body.bed, null)
  t.ok((await dv.tasks(later.id)).includes('find_other_bed'))
  const second = await dv.admit(grown, {}, { bedId })
  t.match(second, { state: 'provisional', bed: null, overcapacity: true })
  t.ok((await dv.tasks(second.id)).includes('find_bed'))
})

t.test('more people than beds: the last one is here all the same, and flagged', async (t) => {
  const small = staysAt(world, 'dv-center-ganja')
  for (let n = 1; n <= 9; n += 1) t.equal((await small.admit(grown)).overcapacity, false)
  t.match(await small.admit(grown), { state: 'provisional', overcapacity: true })
})

t.test('a move to another bed is a fact; new room-mates of a child who was not asked are flagged', async (t) => {
  const bedId = await dv.bed('3.1')
  const adult = await dv.admit(grown, {}, { bedId })
  const move = (id: string, to: string | null) => dv.worker.post(`/v1/placements/${id}/bed-change`, { bedId: to })
  const other = await dv.bed('3.2')
  t.match(await move(adult.id, other), { status: 200, body: { bed: { bedId: other }, breach: [] } })
  const child = await dv.admit({ birthOn: '2014-06-01' })
  t.match(await move(child.id, bedId), { status: 200, body: { bed: { bedId }, breach: ['DV-VIEW-01'] } })
})

t.test('the basis referral needs its body, number and date; the bed is had by emergency request', async (t) => {
  const referral = {
    basis: 'referral',
    referrerKind: 'criminal_prosecution_body',
    documentNo: '17-4/22',
    documentOn: '2026-03-01',
  }
  const ask = (more: object) => dv.worker.post('/v1/placements', { victim: {}, ...more })
  t.equal((await ask(referral)).status, 201)
  for (const less of [
    { ...referral, referrerKind: 'ngo' },
    { ...referral, documentNo: undefined },
    { ...referral, documentOn: undefined },
    { ...referral, documentOn: '2026-03-03' },
    { basis: 'agency_placement' },
    { basis: 'suspicion' },
  ]) {
    t.match(await ask(less), {
      status: 422,
      body: { code: 'referral_required', detail: /emergency_request/, decisionId: /-/ },
    })
  }
  t.equal((await ask({ basis: 'emergency_request' })).status, 201)
})

t.test(
  'a center whose accreditation has run out plans no new placement, and turns nobody away at its door',
  async (t) => {
    const ngo = staysAt(world, 'ngo-shelter')
    const plan = (expectedOn: string) => ngo.worker.post('/v1/placements', { victim: {}, expectedOn })
    t.equal((await plan('2029-12-31')).status, 201)
    t.match(await plan('2030-01-01'), { status: 422, body: { code: 'not_accredited', ruleId: 'DV-ACCR-01' } })
    world.setNow('2030-01-01T06:00:00Z')
    t.match(await ngo.admit(grown), { state: 'provisional', breach: ['DV-ACCR-01'] })
    world.setNow('2026-03-02T06:00:00Z')
  },
)

t.test('who was here on a day, by code; a night away keeps her place', async (t) => {
  const stay = await dv.admit(grown, { occurredAt: '2026-02-20T06:00:00Z' })
  await dv.worker.post(`/v1/placements/${stay.id}/absences`, {
    occurredAt: '2026-02-24T06:00:00Z',
    untilAt: '2026-02-26T06:00:00Z',
    reason: 'hospital',
  })
  await dv.worker.post(`/v1/placements/${stay.id}/departure`, { occurredAt: '2026-02-28T22:00:00Z' })
  const on = async (day: string) => {
    const { items } = (await dv.worker.get(`${center}/residents?on=${day}`)).body
    return items.find((item: { placementId: string }) => item.placementId === stay.id)
  }
  t.equal(await on('2026-02-19'), undefined)
  t.match(await on('2026-02-20'), { code: stay.code, away: false, admissionOn: '2026-02-20' })
  t.match(await on('2026-02-24'), { away: true })
  t.match(await on('2026-02-26'), { away: false })
  t.equal(await on('2026-03-01'), undefined, 'she left on 1 March in Baku')
  const listed = (await dv.worker.get('/v1/placements?presentOn=2026-02-24')).body.items
  t.same(
    listed.map((item: { id: string }) => item.id),
    [stay.id],
  )
})

t.test('management adds rooms and beds, takes them out of use and says until when; capacity follows', async (t) => {
  const thb = staysAt(world, 'thb-center-baku')
  const own = `/v1/centers/${thb.centerId}`
  const room = await thb.manager.post(`${own}/rooms`, { name: 'Garden', features: ['family'] })
  t.equal(room.status, 201)
  const bed = await thb.manager.post(`${own}/beds`, { roomId: room.body.id, name: 'Garden 1' })
  t.equal(bed.headers['location'], `${own}/beds/${bed.body.id}`)
  t.match(await thb.manager.post(`${own}/rooms`, { name: 'Garden' }), { status: 409, body: { code: 'state_conflict' } })
  t.equal((await thb.worker.post(`${own}/rooms`, { name: 'Other' })).status, 403)
  const closure = await thb.manager.post(`${own}/closures`, {
    roomId: room.body.id,
    fromOn: '2026-03-03',
    reason: 'repair',
  })
  const until = await thb.manager.patch(
    `${own}/closures/${closure.body.id}`,
    { beforeOn: '2026-03-04' },
    { ifMatch: String(closure.headers['etag'] ?? '"v1"') },
  )
  t.match(until, { status: 200, body: { beforeOn: '2026-03-04' } })
  const { days } = (await thb.worker.get(`${own}/occupancy?fromOn=2026-03-02&beforeOn=2026-03-05`)).body
  t.match(days, [
    { on: '2026-03-02', beds: 10, closed: 0, free: 10 },
    { on: '2026-03-03', beds: 10, closed: 1, free: 9 },
    { on: '2026-03-04', beds: 10, closed: 0, free: 10 },
  ])
  const gone = { active: false }
  const path = `${own}/beds/${bed.body.id}`
  t.equal((await thb.manager.patch(path, gone, { ifMatch: '"v1"' })).body.active, false)
  t.match(await thb.manager.patch(path, gone, { ifMatch: '"v1"' }), { status: 412 })
})

t.test('a house rule holds from a day and ends on a day; it is never reworded', async (t) => {
  const rule = await dv.manager.post(`${center}/house-rules`, {
    code: 'quiet-hours',
    says: { az: 'Gecə sakitlik.', en: 'Quiet at night.', ru: 'Ночью тишина.' },
    fromOn: '2026-01-01',
  })
  t.equal(rule.status, 201)
  const path = `${center}/house-rules/${rule.body.id}`
  t.match(await dv.manager.patch(path, { beforeOn: '2026-04-01' }, { ifMatch: '"v1"' }), {
    status: 200,
    body: { beforeOn: '2026-04-01' },
  })
  t.match((await dv.worker.get(`${center}/house-rules`)).body.items, [{ code: 'quiet-hours' }])
})

t.test('of another center nothing is there: no room, no bed, no resident', async (t) => {
  for (const what of ['rooms', 'beds', 'closures', 'house-rules', 'occupancy', 'residents']) {
    t.equal((await dv.worker.get(`${center}/${what}`)).status, 200, what)
    t.equal((await dv.worker.get(`/v1/centers/${world.orgId('dv-center-ganja')}/${what}`)).status, 404, what)
  }
})

t.test('staff see which beds are free for a family; nobody else may ask it', async (t) => {
  const sri = staysAt(world, 'sri-baku')
  const ask = { adults: 1, children: 2, fromOn: '2026-05-01', beforeOn: '2026-05-03' }
  const own = (await sri.worker.post('/v1/availability', ask)).body
  t.equal(own.fits, true)
  t.match(own.rooms[0], { name: '1', holdsAll: true, beds: [{ name: '1.1' }] })
  const family = (await sri.worker.post('/v1/availability', { ...ask, adults: 5, features: ['family'] })).body
  t.match(family, { fits: false, rooms: [{ name: '1' }] })
  t.equal((await world.as('agency_officer', 'sxa').post('/v1/availability', ask)).status, 403)
  t.equal((await world.as('authority_officer', 'police-baku').post('/v1/availability', ask)).status, 403)
})

const correctArrival = (id: string, to: string) =>
  dv.worker.post(`/v1/placements/${id}/corrections`, { field: 'arrivedAt', new: to, reason: 'entry_error' })

t.test('the nights of a bed follow a corrected arrival, later and earlier', async (t) => {
  const bedId = await dv.bed('2.1')
  const stay = await dv.admit(grown, { occurredAt: '2026-02-26T06:00:00Z' }, { bedId })
  for (const day of ['2026-02-28', '2026-02-24']) {
    const { body } = await correctArrival(stay.id, `${day}T06:00:00Z`)
    t.match(body, { admissionOn: day, bed: { bedId, nights: { fromOn: day, beforeOn: null } } })
  }
  const [lies] = await world.rows('select from_at, until_at, bed_id from presences where placement_id = $1', [stay.id])
  t.match(lies, { bed_id: bedId, until_at: null, from_at: new Date('2026-02-24T06:00:00Z') })
  await dv.worker.post(`/v1/placements/${stay.id}/departure`)
})

t.test('no night of another resident is taken back, and no corrected arrival is refused for a bed', async (t) => {
  const bedId = await dv.bed('2.2')
  const before = await dv.admit(grown, { occurredAt: '2026-02-20T06:00:00Z' }, { bedId })
  await dv.worker.post(`/v1/placements/${before.id}/departure`, { occurredAt: '2026-02-24T06:00:00Z' })
  const stay = await dv.admit(grown, { occurredAt: '2026-02-26T06:00:00Z' }, { bedId })
  const right = await correctArrival(stay.id, '2026-02-22T06:00:00Z')
  t.match(right, {
    status: 200,
    body: { admissionOn: '2026-02-22', bed: { bedId, nights: { fromOn: '2026-02-24', beforeOn: null } } },
  })
  t.match((await dv.worker.get(`/v1/placements/${before.id}`)).body.bed, {
    nights: { fromOn: '2026-02-20', beforeOn: '2026-02-24' },
  })
})

t.test('who was only awaited gives the bed to the resident whose arrival was earlier than entered', async (t) => {
  const bedId = await dv.bed('2.3')
  const awaited = await dv.request(grown, { bedId, ...nights('2026-02-24', '2026-02-26') })
  const stay = await dv.admit(grown, { occurredAt: '2026-02-26T06:00:00Z' }, { bedId })
  const { body } = await correctArrival(stay.id, '2026-02-25T06:00:00Z')
  t.match(body.bed, { bedId, nights: { fromOn: '2026-02-25', beforeOn: null } })
  t.equal((await dv.worker.get(`/v1/placements/${awaited.id}`)).body.bed, null)
  t.ok((await dv.tasks(awaited.id)).includes('find_other_bed'))
})

const correctDeparture = (id: string, to: string) =>
  dv.worker.post(`/v1/placements/${id}/corrections`, { field: 'departedAt', new: to, reason: 'entry_error' })
const stayed = async (bedId: string, from: string, until: string) => {
  const stay = await dv.admit(grown, { occurredAt: `${from}T06:00:00Z` }, { bedId })
  await dv.worker.post(`/v1/placements/${stay.id}/departure`, { occurredAt: `${until}T08:00:00Z` })
  return stay.id
}
const held = async (id: string) => {
  const rows = await world.rows<{ nights: string }>(
    'select nights::text from bed_holds where placement_id = $1 and active',
    [id],
  )
  return rows.map((row) => row.nights)
}

t.test('the nights of a bed follow a corrected departure, later and earlier', async (t) => {
  world.setNow('2026-05-01T06:00:00Z')
  const id = await stayed(await dv.bed('2.1'), '2026-03-20', '2026-03-24')
  for (const day of ['2026-03-26', '2026-03-22']) {
    t.equal((await correctDeparture(id, `${day}T08:00:00Z`)).status, 200)
    t.same(await held(id), [`[2026-03-20,${day})`])
  }
})

t.test('a night in which another resident lay in the bed is not taken back by a later departure', async (t) => {
  const bedId = await dv.bed('2.1')
  const id = await stayed(bedId, '2026-04-01', '2026-04-04')
  const next = await stayed(bedId, '2026-04-06', '2026-04-08')
  t.equal((await correctDeparture(id, '2026-04-07T08:00:00Z')).status, 200)
  t.same([await held(id), await held(next)], [['[2026-04-01,2026-04-06)'], ['[2026-04-06,2026-04-08)']])
})

t.test('a stay of one day that was longer held the nights of its bed', async (t) => {
  const bedId = await dv.bed('2.1')
  const came = await stayed(bedId, '2026-04-15', '2026-04-15')
  t.same(await held(came), [])
  t.equal((await correctArrival(came, '2026-04-13T06:00:00Z')).status, 200)
  t.same(await held(came), ['[2026-04-13,2026-04-15)'])
  const went = await stayed(bedId, '2026-04-20', '2026-04-20')
  t.equal((await correctDeparture(went, '2026-04-22T08:00:00Z')).status, 200)
  t.same(await held(went), ['[2026-04-20,2026-04-22)'])
})
