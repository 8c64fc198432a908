/** The service of the passport 09-03-00-00: lead, ticket, registration, interviews, assessment, request, acceptance. */
import type { Caller } from './caller.ts'
import { at, eventually, seen } from './cast.ts'
import type { Story } from './story.ts'

export interface ServiceCast {
  readonly citizen: Caller
  readonly relative: Caller
  readonly desk: Caller
  readonly lawyer: Caller
  readonly psychologist: Caller
  readonly agency: Caller
}

const spoken = { grantor: 'self', method: 'written', language: 'az', interpreterUsed: false, textVersion: '1' } as const

export async function fileAndPlace(story: Story, cast: ServiceCast): Promise<{ reference: string }> {
  const { citizen, relative, desk, lawyer, psychologist, agency } = cast
  const { organization } = await story.ask('desk', desk.GET('/v1/me'))

  story.step('A lead arrives through the portal, from the citizen herself.')
  const lead = await story.ask(
    'citizen through the portal',
    citizen.POST('/v1/applications', {
      body: {
        applicantType: 'self',
        channel: 'portal',
        dostCenterId: organization.id,
        urgent: true,
        childConcerned: true,
      },
    }),
    [201, 202],
  )
  const id = receiptOf(lead)
  const path = at(id)
  story.tell(
    'Until her key worker, speaking with her alone, opens reading for her, the portal shows nothing: whoever holds her phone learns nothing.',
  )
  await story.refused('citizen through the portal', citizen.GET('/v1/applications/{id}', path), 404, 'not_found')

  story.step('Another arrives from a relative, who gets a receipt and never a status.')
  const second = await story.ask(
    'relative through the portal',
    relative.POST('/v1/applications', {
      body: {
        applicantType: 'relative',
        channel: 'portal',
        dostCenterId: organization.id,
        applicant: { relation: 'brother' },
      },
    }),
    [202],
  )
  await story.refused(
    'relative through the portal',
    relative.GET('/v1/applications/{id}', at(receiptOf(second))),
    404,
    'not_found',
  )

  story.step('She comes to the DOST center and takes a queue ticket: a neutral number without the name of a service.')
  const ticket = await story.ask('desk', desk.POST('/v1/queue-tickets', { body: {} }))
  const ofTicket = { params: { path: { id: ticket.id } }, body: {} }
  await story.ask('desk', desk.POST('/v1/queue-tickets/{id}/call', ofTicket))
  await story.ask('desk', desk.POST('/v1/queue-tickets/{id}/service', ofTicket))

  story.step('Nothing starts before her own consent.')
  const application = await story.ask('desk', desk.GET('/v1/applications/{id}', path))
  const body = { ticketId: ticket.id }
  await story.refused(
    'desk',
    desk.POST('/v1/applications/{id}/registration', { ...seen(story, id), body }),
    422,
    'consent_required',
  )
  await story.ask(
    'desk',
    desk.POST('/v1/consents', {
      body: {
        victimId: 'victimId' in application ? application.victimId : '',
        purpose: 'services',
        decision: 'given',
        ...spoken,
      },
    }),
  )
  await story.ask('desk', desk.GET('/v1/applications/{id}', path))
  const registered = await story.ask(
    'desk',
    desk.POST('/v1/applications/{id}/registration', { ...seen(story, id), body }),
  )
  story.check('the lead has become a service', registered.state, 'registered')

  story.step("The center's lawyer and its psychologist talk with her, alone.")
  for (const [caller, profession] of [
    [lawyer, 'lawyer'],
    [psychologist, 'psychologist'],
  ] as const) {
    await story.ask(
      profession,
      caller.POST('/v1/applications/{id}/interviews', {
        ...path,
        body: { profession, needsRehabilitation: true, needs: ['psychological', 'legal'], aloneWithHer: true },
      }),
    )
  }
  await story.ask('desk', desk.GET('/v1/applications/{id}', path))
  const assessed = await story.ask(
    'desk',
    desk.PUT('/v1/applications/{id}/needs-assessment', {
      ...seen(story, id),
      body: { needsRehabilitation: true, needs: ['psychological', 'legal'], risk: 'high' },
    }),
  )
  story.check('both talks and the assessment are done', assessed.state, 'assessed')

  story.step(
    'Law enforcement is told of the incident only with her consent; without it the step closes and blocks nothing.',
  )
  const step = await story.ask(
    'desk',
    desk.POST('/v1/applications/{id}/law-enforcement-step', { ...seen(story, id), body: {} }),
  )
  story.check('nothing was sent', step.lawEnforcement?.outcome, 'not_sent_no_consent')

  story.step('A pseudonymous request goes to the Social Services Agency. A name in it is refused.')
  const named = { familyName: 'Somebody' } as object
  await story.refused(
    'desk',
    desk.POST('/v1/applications/{id}/placement-request', { ...seen(story, id), body: named }),
    422,
    'scope_exceeds_consent',
  )
  const requested = await story.ask(
    'desk',
    desk.POST('/v1/applications/{id}/placement-request', {
      ...seen(story, id),
      body: { childrenAgeBands: ['7_to_9', '10_to_17'] },
    }),
  )
  const reference = requested.placementRequest?.id ?? ''
  const { clocks } = requested
  story.tell(
    `Clocks (Baku day and hour stay as they were): ticket ${clocks.ticketAt}, served ${clocks.servedAt}, registered ${clocks.registeredAt}, front office done ${clocks.frontDoneAt}, done ${clocks.doneAt}.`,
  )
  story.check(
    'every clock of the passport runs, and none is broken',
    [clocks.doneAt !== null, clocks.frontBreached, clocks.breached],
    [true, false, false],
  )

  story.step('The agency sees listed fields and proposes a center that fits.')
  const request = at(reference)
  const shown = await story.ask('agency', agency.GET('/v1/placement-requests/{id}', request))
  story.check(
    'it is told no name, no birth day, no application',
    Object.keys(shown).filter((key) => /name|birth|application|victim/i.test(key)),
    [],
  )
  const proposal = seen(story, reference)
  const bodies = await story.ask('agency', agency.GET('/v1/organizations', { params: { query: { limit: 200 } } }))
  const center = bodies.items.find((body) => body.code === 'dv-center-baku')
  await story.ask(
    'agency',
    agency.POST('/v1/placement-requests/{id}/proposal', { ...proposal, body: { centerId: center?.id ?? '' } }),
  )

  story.step('The DOST center records her word.')
  await story.ask('desk', desk.GET('/v1/placement-requests/{id}', request))
  await story.ask('desk', desk.POST('/v1/placement-requests/{id}/acceptance', { ...seen(story, reference), body: {} }))
  const placed = await eventually(
    story,
    'desk',
    () => desk.GET('/v1/applications/{id}', path),
    (shown) => 'state' in shown && shown.state === 'placed',
  )
  story.check(
    'DOST learns that she accepted, and never whether she arrived',
    'state' in placed ? placed.state : null,
    'placed',
  )
  return { reference }
}

/** What a caller outside of the desk gets for a lead; for the citizen herself it is the id of her application. */
const receiptOf = (answer: object): string => ('receiptNumber' in answer ? String(answer.receiptNumber) : '')
