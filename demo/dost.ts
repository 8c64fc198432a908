/** The DOST story: from a lead in a portal to a departure by her own will. */
import { randomUUID } from 'node:crypto'
import { caller } from './caller.ts'
import { listeningBody } from './cast.ts'
import { arriveWithTwoChildren, placesKept } from './dost-arrival.ts'
import { helpAndLeave } from './dost-help.ts'
import { tellTheBodies } from './dost-notices.ts'
import { fileAndPlace } from './dost-service.ts'
import type { Story } from './story.ts'

export async function playDost(baseUrl: string, story: Story): Promise<void> {
  story.chapter('The DOST story: a woman and her two children')
  const run = randomUUID().slice(0, 8)
  const as = (role: string, org: string, more: { sub?: string; act?: string } = {}) =>
    caller(baseUrl, { role, org, ...more })
  const [citizen, relative, desk, lawyer, psychologist, agency, police] = await Promise.all([
    as('portal_user', 'portal', { sub: `citizen-${run}`, act: 'e-sosial' }),
    as('portal_user', 'portal', { sub: `relative-${run}`, act: 'e-sosial' }),
    as('front_office_operator', 'dost-baku'),
    as('lawyer', 'dost-baku'),
    as('psychologist', 'dost-baku'),
    as('agency_officer', 'sxa'),
    as('authority_officer', 'police-baku'),
  ])
  const [worker, centerPsychologist, manager] = await Promise.all([
    as('case_worker', 'dv-center-baku'),
    as('psychologist', 'dv-center-baku'),
    as('center_manager', 'dv-center-baku'),
  ])

  story.step('The bodies that the law names open their own ears: signed webhooks without a person in them.')
  const bodies = []
  for (const org of ['guardianship-baku', 'minors-baku', 'family-committee'])
    bodies.push(await listeningBody(baseUrl, story, org))

  try {
    story.step('The police refer a woman to the competent center; all they will ever see of it is their receipt.')
    const sent = await story.ask(
      'police',
      police.POST('/v1/referrals', {
        body: {
          direction: 'in',
          to: { regime: 'dv', area: 'baku' },
          documentNo: `DV-${run}`,
          documentOn: today(),
          persons: 3,
          urgent: true,
        },
      }),
    )
    const receipt = JSON.stringify(sent)

    const before = await placesKept(story, worker)
    const placed = await fileAndPlace(story, { citizen, relative, desk, lawyer, psychologist, agency })
    const family = await arriveWithTwoChildren(
      story,
      { worker, psychologist: centerPsychologist, manager },
      { ...placed, before },
    )
    await tellTheBodies(story, { manager, worker }, bodies, family)
    await helpAndLeave(story, { worker, psychologist: centerPsychologist }, family)

    story.step('The police look again: their receipt is the same to the letter.')
    const again = await story.ask('police', police.GET('/v1/referrals/{id}', { params: { path: { id: sent.id } } }))
    story.check('the receipt has not changed by a letter', JSON.stringify(again), receipt)
    story.check('its state is still sent', again.state, 'sent')
  } finally {
    for (const { listener } of bodies) listener.close()
  }
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Baku' }).format(new Date())
