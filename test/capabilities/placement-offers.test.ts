import t from 'tap'
import { staysAt } from '../stays.ts'
import { type Answer, createWorld } from '../world.ts'

const world = await createWorld({ now: '2026-03-02T06:00:00Z' })
const desk = world.as('front_office_operator', 'dost-baku')
const agency = world.as('agency_officer', 'sxa')
const ganja = staysAt(world, 'dv-center-ganja')
const grown = { birthOn: '1990-01-01' }
const consent = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}
const seen = (answer: Answer) => ({ ifMatch: String(answer.headers['etag']) })

/** A placement request for one woman and so many children. */
async function sent(children = 0) {
  const victim = { sex: 'female', birthOn: '1987-06-05', ageBasis: 'document', language: 'az' }
  const filed = await desk.post('/v1/applications', {
    applicantType: 'self',
    channel: 'in_person',
    victim,
    consents: [consent],
  })
  const registered = await desk.post(`/v1/applications/${filed.body.id}/registration`, {}, seen(filed))
  const request = await desk.post(
    `/v1/applications/${filed.body.id}/placement-request`,
    { childrenAgeBands: Array.from({ length: children }, () => '3_to_6') },
    seen(registered),
  )
  return `/v1/placement-requests/${request.body.placementRequest.id}`
}
const ask = (path: string, body: object = {}) => agency.post(`${path}/offers`, body)
const room = async (path: string): Promise<number> => (await ask(path)).body.offers.length
/** The other three houses are full; what is left to learn is Ganja, with nine beds. */
const onlyGanja = () =>
  world.rows(`update beds set active = false where center_id <> $1`, [world.orgId('dv-center-ganja')])
const beds = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '3.1', '3.2']
/** Somebody comes to Ganja and is given a bed. */
const arrives = async () => ganja.admit(grown, {}, { bedId: await ganja.bed(beds.pop() ?? '') })
let minutes = 0
const later = (by: number) => {
  minutes += by
  world.setNow(new Date(Date.parse('2026-03-02T06:00:00Z') + minutes * 60_000).toISOString())
}
const nextPicture = () => later(31)

t.test('a real need finds the houses with room, by references that name none', async (t) => {
  const path = await sent(2)
  const answer = await ask(path)
  t.match(answer, { status: 200, body: { fits: true } })
  t.equal(answer.body.offers.length, 4, 'the centers for domestic violence')
  for (const offer of answer.body.offers) t.same(Object.keys(offer), ['offerReference'])
  for (const code of ['dv-center-baku', 'dv-center-ganja', 'sri-baku']) t.notMatch(answer.text, world.orgId(code))
  const { offerReference } = answer.body.offers[0]
  const proposed = await agency.post(`${path}/proposal`, { offerReference }, seen(await agency.get(path)))
  t.match(proposed, { status: 200, body: { state: 'proposed' } })
  t.match(await ask(path), { status: 409 }, 'nobody looks for what is found')
})

t.test('nobody asks without a request, or for more people than it states', async (t) => {
  t.equal((await agency.post('/v1/availability', { adults: 1 })).status, 403)
  t.equal((await ask('/v1/placement-requests/00000000000000000000000000')).status, 404)
  const path = await sent()
  for (const body of [{ adults: 2 }, { children: 1 }, { fromOn: '2026-03-09' }]) {
    t.match(await ask(path, body), { status: 422, body: { code: 'validation_failed' } })
  }
  t.equal((await world.as('front_office_operator', 'dost-baku').post(`${path}/offers`, {})).status, 403)
})

t.test('raising the number from 0 to 20 children gives no count of beds', async (t) => {
  await onlyGanja()
  nextPicture()
  nextPicture()
  const answers = async () => {
    const told: boolean[] = []
    for (let children = 0; children <= 19; children += 1) told.push((await ask(await sent(children))).body.fits)
    return told
  }
  const withNine = await answers()
  t.ok(withNine.every(Boolean), 'nine beds answer like any number from five')
  for (let n = 1; n <= 4; n += 1) await arrives()
  nextPicture()
  nextPicture()
  t.same(await answers(), withNine, 'five beds answer like nine')
  await arrives()
  nextPicture()
  await answers()
  nextPicture()
  const withFour = await answers()
  t.notOk(withFour.every(Boolean), 'four are told from five')
  await arrives()
  nextPicture()
  await answers()
  nextPicture()
  t.same(await answers(), withFour, 'and three answer like four')
})

t.test('an answer and its references stand for half an hour, whatever happens in the house', async (t) => {
  const path = await sent(2)
  const first = await ask(path)
  t.equal(first.body.fits, true)
  await arrives()
  later(29)
  t.same((await ask(path)).body, first.body)
})

t.test('one arrival is not seen in the next picture, and is in the one after', async (t) => {
  later(300)
  const path = await sent(1)
  t.equal(await room(path), 1, 'two beds')
  nextPicture()
  t.equal(await room(path), 1)
  await arrives()
  nextPicture()
  t.equal(await room(path), 1, 'the picture right after the arrival says what the one before it said')
  nextPicture()
  t.equal(await room(path), 0)
})

t.test('a bed that becomes free is found at once by whoever has no other', async (t) => {
  const path = await sent(1)
  t.equal(await room(path), 0, 'one bed is too few')
  await world.rows('update beds set active = true where center_id = $1', [world.orgId('sri-baku')])
  nextPicture()
  t.equal(await room(path), 1)
})

t.test('who holds offers may look again six times in an hour; a real need never waits', async (t) => {
  later(120)
  const paths: string[] = []
  for (let n = 1; n <= 7; n += 1) paths.push(await sent())
  for (const path of paths) t.match(await ask(path), { status: 200, body: { fits: true } })
  nextPicture()
  const [last = '', ...others] = paths
  for (const path of others) t.equal((await ask(path)).status, 200)
  const waits = await ask(last)
  t.match(waits, { status: 429, body: { code: 'too_many_requests' } })
  t.equal(waits.headers['retry-after'], '3600')
  t.equal((await ask(others[0] ?? '')).status, 200, 'what was told is told again')
  t.match(await ask(await sent(1)), { status: 200, body: { fits: true } }, 'another woman at the door')
  t.match(await ask(await sent(19)), { status: 200 })
  const colleague = world.as('agency_officer', 'sxa', { sub: 'agency-colleague' })
  t.equal((await colleague.post(`${last}/offers`, {})).status, 200, 'a colleague’s looks are her own')
})

t.test(
  'an offer in hand can be proposed while its holder waits, and when she declines another is sought',
  async (t) => {
    later(61)
    const paths: string[] = []
    for (let n = 1; n <= 7; n += 1) paths.push(await sent())
    for (const path of paths) await ask(path)
    const [path = '', ...others] = paths
    const [held] = (await ask(path)).body.offers
    nextPicture()
    for (const other of others) await ask(other)
    t.equal((await ask(path)).status, 429)
    await agency.post(`${path}/proposal`, held, seen(await agency.get(path)))
    await desk.post(`${path}/decline`, { reason: 'too_near_the_danger' }, seen(await desk.get(path)))
    t.equal((await ask(path)).status, 200, 'she declined, and another place is sought')
  },
)

t.test('every question is on record with who asked, and nothing of a house’s past is kept', async (t) => {
  const path = await sent()
  const reference = path.split('/').at(-1)
  await ask(path)
  const [question] = await world.rows('select * from availability_questions where request_reference = $1', [reference])
  t.match(question, { recipient_id: world.orgId('sxa'), recorded_by: String })
  const trail = await world.rows("select 1 from audit_events where route = 'POST /v1/placement-requests/:id/offers'")
  t.ok(trail.length > 20)
  const kept = await world.rows('select center_id from availability_pictures')
  t.equal(new Set(kept.map((row) => JSON.stringify(row))).size, kept.length, 'one picture of a house')
})
