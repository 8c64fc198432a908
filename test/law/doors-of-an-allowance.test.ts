/** What an approval weighs anew, whatever stood when it was proposed. */
import t from 'tap'
import { openEpisode } from '../capabilities/episode.ts'
import { createWorld } from '../world.ts'

const center = 'thb-center-baku'
const world = await createWorld()
const worker = world.as('case_worker', center)
const finance = world.as('finance_officer', center)

/** Proposed, then `meanwhile` one row of hers changes, then approved by another person. */
async function approved(thbStatus: string, ask: object, meanwhile: string | null) {
  const identifiedOn = thbStatus === 'identified' ? { identifiedOn: '2026-02-10' } : {}
  const { caseId } = await openEpisode(world, center, { thbStatus, ...identifiedOn })
  const proposed = await worker.post('/v1/allowances', { caseId, ...ask })
  t.equal(proposed.status, 201, proposed.text)
  if (meanwhile !== null) await world.rows(meanwhile, [caseId])
  return finance.post(`/v1/allowances/${proposed.body.id}/approval`, {}, { ifMatch: '"v1"' })
}

t.test('THB-REF-01: the allowance is not approved when the referral was taken back meanwhile', async (t) => {
  const ask = { kind: 'one_time' }
  t.equal((await approved('identified', ask, null)).status, 200)
  t.match(await approved('identified', ask, "update referrals set state = 'revoked' where case_id = $1"), {
    status: 422,
    body: { code: 'consent_required', ruleId: 'THB-REF-01' },
  })
})

t.test('THB-FUND-01: aid is not approved for her who is no victim of trafficking any more', async (t) => {
  const ask = { kind: 'fund_aid', amountQepik: 6_000 }
  t.equal((await approved('potential', ask, null)).status, 200)
  t.match(await approved('potential', ask, 'update cases set thb_status = null where id = $1'), {
    status: 422,
    body: { code: 'identification_required', ruleId: 'THB-FUND-01' },
  })
})
