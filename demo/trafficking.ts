/** The trafficking story: shelter on suspicion, an allowance by four eyes, and a prosecutor who learns nothing. */

import { randomUUID } from 'node:crypto'
import { type Caller, caller } from './caller.ts'
import { at, eventually, seen } from './cast.ts'
import type { Story } from './story.ts'
import { grantOnce } from './trafficking-allowance.ts'

export interface ThbCast {
  readonly duty: Caller
  readonly worker: Caller
  readonly manager: Caller
  readonly finance: Caller
}

const spoken = { grantor: 'self', method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' } as const
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

export async function playTrafficking(baseUrl: string, story: Story): Promise<void> {
  story.chapter('The trafficking story: a voice on the hotline')
  const run = randomUUID().slice(0, 8)
  const [duty, worker, manager, finance, identifier, prosecutor] = (await Promise.all(
    (
      [
        ['duty_officer', 'thb-center-baku'],
        ['case_worker', 'thb-center-baku'],
        ['center_manager', 'thb-center-baku'],
        ['finance_officer', 'thb-center-baku'],
        ['authority_officer', 'mia-thb'],
        ['authority_officer', 'prosecutor-baku'],
      ] as const
    ).map(([role, org]) => caller(baseUrl, { role, org })),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller]

  story.step('A call at night; the caller says no name and no number is kept.')
  const call = await story.ask(
    'duty officer',
    duty.POST('/v1/helpline-calls', { body: { language: 'az', regime: 'thb', urgent: true, outcome: 'informed' } }),
  )
  await story.ask('duty officer', duty.POST('/v1/helpline-calls/{id}/intake', { ...at(call.id), body: {} }))

  story.step('She is sheltered the same hour on suspicion alone: no referral, no paper, no identification.')
  const identity = { givenName: 'Aygün', familyName: `Sınaq${run}`, documentNo: `AZE${run}` }
  const admission = await story.ask(
    'duty officer',
    duty.POST('/v1/admissions', {
      body: { door: 'suspicion', victim: { sex: 'female', identity } },
    }),
  )
  const { victimId, caseId } = admission
  const placement = await story.ask(
    'duty officer',
    duty.POST('/v1/placements', { body: { victimId, ...(caseId === null ? {} : { caseId }), basis: 'suspicion' } }),
  )
  const arrived = await story.ask(
    'duty officer',
    duty.POST('/v1/placements/{id}/arrival', { ...at(placement.id), body: {} }),
  )
  story.check('she is in, and no limit runs', [arrived.state, arrived.limit?.outcome], ['provisional', 'unlimited'])

  story.step('Formal identification is a disclosure: without her consent nothing leaves.')
  const { organization: mia } = await story.ask('mia-thb', identifier.GET('/v1/me'))
  const out = {
    direction: 'out' as const,
    caseId: placement.caseId,
    recipientId: mia.id,
    purpose: 'formal_identification' as const,
    scopes: ['existence' as const, 'identity' as const],
  }
  const drafted = await story.ask('case worker', worker.POST('/v1/referrals', { body: out }))
  const kept = await story.refused(
    'case worker',
    worker.POST('/v1/referrals/{id}/dispatch', { ...seen(story, drafted.id), body: { explained: true } }),
    403,
    'disclosure_forbidden',
  )
  const missing = kept.grounds?.some(({ rule, outcome }) => rule === 'ANON-01' && outcome !== 'met')
  story.check('it is her word that is missing', missing, true)
  await consent(story, worker, victimId, mia.id, 'formal_identification', ['existence', 'identity'])
  await story.ask('manager', manager.GET('/v1/referrals/{id}', at(drafted.id)))
  const dispatched = await story.ask(
    'manager',
    manager.POST('/v1/referrals/{id}/dispatch', { ...seen(story, drafted.id), body: { explained: true } }),
  )
  story.check('with it, and by a second person, the referral goes to that one body', dispatched.state, 'sent')
  await story.ask(
    'manager',
    manager.POST('/v1/referrals/{id}/completion', { ...seen(story, drafted.id), body: { outcome: 'identified' } }),
  )
  const episode = await story.ask('case worker', worker.GET('/v1/cases/{id}', at(placement.caseId)))
  story.check('its answer is her status, and breaks no rule', [episode.thbStatus, episode.breach], ['identified', []])

  await grantOnce(story, { duty, worker, manager, finance }, placement.caseId, mia.id)
  await prosecutorAsks(story, { worker, manager, prosecutor }, victimId, identity)
}

async function prosecutorAsks(
  story: Story,
  { worker, manager, prosecutor }: { worker: Caller; manager: Caller; prosecutor: Caller },
  victimId: string,
  identity: { givenName: string; familyName: string; documentNo: string },
): Promise<void> {
  story.step('A prosecutor’s officer asks for her: the answer is the same as for a person who never was.')
  const { organization } = await story.ask('prosecutor', prosecutor.GET('/v1/me'))
  const ask = (documentNo: string) =>
    prosecutor.POST('/v1/disclosures', { body: { person: { documentNo }, purpose: 'legal_proceedings' } })
  const hers = await story.refused('prosecutor', ask(identity.documentNo), 404, 'not_found')
  const nobodys = await story.refused('prosecutor', ask('AZE00000000'), 404, 'not_found')
  story.check('not one letter tells them apart', JSON.stringify(hers), JSON.stringify(nobodys))

  story.step('Later her own ledger shows who asked.')
  const attempts = await eventually(
    story,
    'manager',
    () => manager.GET('/v1/victims/{id}/disclosures', at(victimId)),
    ({ items }) => items.some((entry) => entry.state === 'attempted'),
  )
  story.check(
    'the attempt stands there',
    attempts.items.filter((entry) => entry.state === 'attempted').map((entry) => entry.recipientId),
    [organization.id],
  )

  story.step('She consents to that one body, one purpose, one scope.')
  const given = await consent(story, worker, victimId, organization.id, 'legal_proceedings', ['existence', 'legal'])
  await story.refused('prosecutor', ask(identity.documentNo), 404, 'not_found')

  story.step('What one worker took down opens nothing to a prosecutor until a second person releases it.')
  const purpose = 'legal_proceedings' as const
  const scopes: ('existence' | 'legal')[] = ['existence', 'legal']
  await story.ask(
    'manager',
    manager.POST('/v1/disclosures', {
      body: { victimIds: [victimId], recipientId: organization.id, purpose, scopes },
    }),
  )
  const opened = await story.ask('prosecutor', ask(identity.documentNo), [200, 201])
  const reference = (opened as { reference: string }).reference
  const read = () => prosecutor.GET('/v1/releases/{reference}', { params: { path: { reference } } })
  const release = await story.ask('prosecutor', read())
  story.check('it reads exactly that scope', [...release.scopes].sort(), ['existence', 'legal'])
  story.check('no name is in it', JSON.stringify(release).includes(identity.familyName), false)

  story.step('She withdraws: the same reference answers 404 at once.')
  await story.ask('case worker', worker.POST('/v1/consents/{id}/withdrawal', { ...at(given), body: {} }))
  await story.refused('prosecutor', read(), 404, 'not_found')
}

async function consent(
  story: Story,
  worker: Caller,
  victimId: string,
  recipientId: string,
  disclosurePurpose: 'formal_identification' | 'legal_proceedings',
  scopes: ('existence' | 'identity' | 'legal')[],
): Promise<string> {
  const body = {
    victimId,
    purpose: 'disclosure',
    decision: 'given',
    recipientId,
    disclosurePurpose,
    scopes,
    validUntil: inDays(30),
    ...spoken,
  } as const
  return (await story.ask('case worker', worker.POST('/v1/consents', { body }))).id
}
