import { spawnSync } from 'node:child_process'
import t from 'tap'
import { sealBatch, sealTrail } from '../../src/capabilities/audit/seal.ts'
import { leafHash } from '../../src/capabilities/audit/seal-form.ts'
import { createWorld } from '../world.ts'

const world = await createWorld()
const worker = world.as('case_worker', 'dv-center-baku')
const manager = world.as('center_manager', 'dv-center-baku')
const auditor = world.as('auditor', 'operator')

/** As whoever owns the machine: no grant, policy or trigger stands in the way. */
const tamper = (sql: string, values: unknown[] = []) => world.admin.query(sql, values)
const verification = async (query = '') => (await auditor.get(`/v1/audit/verification${query}`)).body
const leaf = async (batch: number, position: number) => {
  const found = await world.rows<{ centerId: string; eventId: string }>(
    'select center_id as "centerId", event_id as "eventId" from audit_leaves where batch = $1 and position = $2',
    [batch, position],
  )
  const [row] = found
  if (row === undefined) throw new Error('no such leaf')
  return { ...row, batch, position }
}

t.test('sealing covers every event once, also when many instances seal at the same time', async (t) => {
  // With every connection open beforehand, the three begin together.
  await Promise.all(Array.from({ length: 8 }, () => sealTrail(world.deps)))
  for (let n = 0; n < 4; n += 1) await worker.post('/v1/victims', {})
  await Promise.all([sealTrail(world.deps), sealTrail(world.deps), sealTrail(world.deps)])
  await worker.get('/v1/victims')
  await sealTrail(world.deps)
  const [counts] = await world.rows(
    `select (select count(*)::int from audit_events) as events, (select count(*)::int from audit_leaves) as leaves,
       (select count(*)::int from audit_seals) as seals, (select sum(event_count)::int from audit_seals) as sealed`,
  )
  t.same(counts, { events: 5, leaves: 5, seals: 2, sealed: 5 })
  t.equal(await sealBatch(world.deps), null, 'nothing is left')
})

t.test('an untouched trail is whole', async (t) => {
  t.match(await verification(), { whole: true, checkedEvents: 5, findings: [], head: { batch: 2 }, nextBatch: null })
})

const command = (...args: string[]) => {
  const env = { ...process.env, DAYAQ_MODE: 'test', DATABASE_URL: world.database.url, KEK_FILE: world.kekFile }
  const { status, stdout } = spawnSync(process.execPath, ['src/cli.ts', 'audit', 'verify', ...args], {
    env,
    encoding: 'utf8',
  })
  return { status, stdout }
}

t.test('the command says that the trail is whole, names its head, and what was tampered with', async (t) => {
  const whole = command()
  t.match(whole, { status: 0, stdout: /The trail is whole: 5 sealed events/ })
  const head = /Head of the chain: (2:[0-9a-f]{64})/.exec(whole.stdout)?.[1] ?? ''
  t.equal(command('--head', head).status, 0)
  t.match(command('--head', `2:${'0'.repeat(64)}`), { status: 1, stdout: /The head noted earlier is not in the chain/ })
  t.match(command('--head', 'foo'), { status: 2, stdout: '' }, 'a slip is no alarm')
  const at = await leaf(1, 3)
  await tamper('update audit_events set purpose = $2 where id = $1', [at.eventId, 'review'])
  t.match(command(), { status: 1, stdout: `Event ${at.eventId} of ${at.centerId} (batch 1, place 3) was changed` })
  await tamper('update audit_events set purpose = null where id = $1', [at.eventId])
})

t.test('a changed event is named', async (t) => {
  const at = await leaf(1, 2)
  const [before] = await world.rows<{ action: string }>('select action from audit_events where id = $1', [at.eventId])
  await tamper("update audit_events set action = 'victim:read' where id = $1", [at.eventId])
  t.match(await verification(), { whole: false, findings: [{ kind: 'changed', ...at }] })
  await tamper('update audit_events set action = $2 where id = $1', [at.eventId, before?.action])
  t.equal((await verification()).whole, true)
})

t.test('a removed event is named', async (t) => {
  const at = await leaf(1, 1)
  await tamper(`create table kept as select * from audit_events where id = '${at.eventId}'`)
  await tamper('delete from audit_events where id = $1', [at.eventId])
  const { findings } = await verification()
  t.match(findings, [{ kind: 'removed', ...at }])
  t.equal(findings.length, 1)
  await tamper('insert into audit_events select * from kept')
  t.equal((await verification()).whole, true)
})

t.test('an event put in among sealed ones is named', async (t) => {
  const id = '9b0f3f3e-58a7-4f0e-9f0e-0d1f5b1f0a11'
  await tamper(
    `insert into audit_events select center_id, $1, recorded_at - interval '2 hours', recorded_by, caller_org_id, client,
       action, route, outcome, victim_ids, resource_kind, resource_id, purpose, request_id from audit_events limit 1`,
    [id],
  )
  t.match(await verification(), { whole: false, findings: [{ kind: 'inserted', eventId: id }] })
  await sealTrail(world.deps)
  t.match(await verification(), { findings: [{ kind: 'inserted', eventId: id }] }, 'and no later seal takes it in')
  await tamper('delete from audit_events where id = $1', [id])
})

t.test('events that changed places are named', async (t) => {
  const swap = (a: number, b: number) =>
    tamper('update audit_leaves set position = $2 where batch = 1 and position = $1', [a, b])
  const move = async () => {
    await swap(0, 90)
    await swap(3, 0)
    await swap(90, 3)
  }
  await move()
  const { whole, findings } = await verification()
  t.equal(whole, false)
  t.ok(findings.some((f: { kind: string; batch: number }) => f.kind === 'reordered' && f.batch === 1))
  await move()
  t.equal((await verification('?fromBatch=1&batches=1')).whole, true)
})

t.test('a leaf forged together with its event betrays the batch', async (t) => {
  const at = await leaf(1, 0)
  await tamper('update audit_leaves set leaf_hash = $2 where event_id = $1', [at.eventId, Buffer.alloc(32, 7)])
  t.match(await verification(), { whole: false, findings: [{ kind: 'changed', ...at }] })
  const [event] = await world.rows<Parameters<typeof leafHash>[0]>(
    `select center_id as "centerId", id, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
       recorded_by as "recordedBy", caller_org_id as "callerOrgId", client, action, route, 'forged' as outcome,
       victim_ids as "victimIds", resource_kind as "resourceKind", resource_id as "resourceId", purpose,
       request_id as "requestId" from audit_events where id = $1`,
    [at.eventId],
  )
  if (event === undefined) throw new Error('no event')
  await tamper("update audit_events set outcome = 'forged' where id = $1", [at.eventId])
  await tamper('update audit_leaves set leaf_hash = $2 where event_id = $1', [at.eventId, leafHash(event)])
  t.match(await verification(), { whole: false, findings: [{ kind: 'root_broken', batch: 1, eventId: null }] })
  await tamper("update audit_events set outcome = 'ok' where id = $1", [at.eventId])
  await tamper('update audit_leaves set leaf_hash = $2 where event_id = $1', [
    at.eventId,
    leafHash({ ...event, outcome: 'ok' }),
  ])
  t.equal((await verification()).whole, true)
})

t.test('a seal written anew or taken out of the chain is named', async (t) => {
  const [seal] = await world.rows<{ root: Buffer }>('select root_hash as root from audit_seals where batch = 1')
  await tamper('update audit_seals set root_hash = $1 where batch = 1', [Buffer.alloc(32)])
  const { findings } = await verification()
  const kinds = findings.map((f: { kind: string; batch: number }) => `${f.kind} ${f.batch}`)
  t.ok(kinds.includes('seal_changed 1'))
  t.ok(kinds.includes('chain_broken 2'), 'the next seal names another hash')
  await tamper('update audit_seals set root_hash = $1 where batch = 1', [seal?.root])
  await tamper('delete from audit_leaves where batch = 2')
  await tamper('delete from audit_seals where batch = 2')
  const after = (await verification()).findings.map((f: { kind: string; batch: number }) => `${f.kind} ${f.batch}`)
  t.ok(after.includes('seal_removed 2'))
  t.ok(after.includes('chain_broken 3'))
})

t.test('the operator’s auditor reads every center’s acts and no person; a manager the own center’s', async (t) => {
  const { body: elsewhere } = await world.as('case_worker', 'dv-center-ganja').post('/v1/victims', {})
  const all = (await auditor.get('/v1/audit/events?action=victim:record&limit=200')).body.items
  const centers = new Set(all.map((event: { centerId: string }) => event.centerId))
  t.equal(centers.size, 2)
  t.notOk(all.some((event: object) => 'victimIds' in event || 'resourceId' in event))
  t.notMatch(JSON.stringify(all), elsewhere.id)
  const own = (await manager.get('/v1/audit/events?action=victim:record')).body.items
  t.same(new Set(own.map((event: { centerId: string }) => event.centerId)), new Set([world.orgId('dv-center-baku')]))
  t.equal(own[0].victimIds.length, 1)
  t.equal((await worker.get('/v1/audit/events')).status, 403)
})

t.test('a manager who was shut out from a person does not read of her in the trail', async (t) => {
  const { body: victim } = await worker.post('/v1/victims', {})
  const about = async () => (await manager.get(`/v1/audit/events?victimId=${victim.id}`)).body.items.length
  t.equal(await about(), 1)
  const [reader] = await world.rows<{ key: string }>(
    "select recorded_by as key from audit_events where route = 'GET /v1/audit/events' and center_id = $1 order by recorded_at desc limit 1",
    [world.orgId('dv-center-baku')],
  )
  await tamper(
    `insert into barred_readers (center_id, id, victim_id, reader, reason_code, recorded_at, recorded_by)
     values ($1, gen_random_uuid(), $2, $3, 'relative_of_suspect', now(), 'test')`,
    [world.orgId('dv-center-baku'), victim.id, reader?.key],
  )
  t.equal(await about(), 0)
})
