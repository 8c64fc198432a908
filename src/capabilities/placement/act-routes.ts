/** Every act on a placement: one line of the table below each, all of one form. */
import type { FastifyInstance } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Permission } from '../../access/permissions.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { answer } from '../../http/answer.ts'
import type { Room } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import {
  Absence,
  Accompanying,
  Arrival,
  BedChange,
  Cancellation,
  ChildView,
  Companion,
  CompanionAssessment,
  Departure,
  Education,
  Extension,
  Finalization,
  NoShow,
  PlannedExit,
  Removal,
  RepresentativePresent,
  StayReview,
  Transfer,
} from './act-schema.ts'
import { arrive, recordNoShow } from './arrival-actions.ts'
import { assessCompanion, chooseCompanion, recordRepresentative, recordView } from './child-actions.ts'
import { correctPlacement } from './correction-actions.ts'
import { PlacementCorrection } from './correction-schema.ts'
import { changeBed, recordAbsence, recordEducation, recordReview } from './daily-actions.ts'
import { depart } from './leaving-actions.ts'
import { Placement } from './placement-schema.ts'
import { removeEarly } from './removal-actions.ts'
import { cancelPlacement } from './request-actions.ts'
import { extendStay, finalizePlacement, planExit, stayWithChild } from './stay-actions.ts'
import { decideTransfer } from './transfer-actions.ts'

interface Act<B extends TSchema> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly may: Permission
  readonly records: 'fact' | 'decision'
  readonly body: B
  readonly run: (deps: Deps, ctx: Ctx, id: string, ask: Static<B>) => Promise<Outcome<Placement>>
}

const add = <B extends TSchema>(app: FastifyInstance, deps: Deps, act: Act<B>): void => {
  const { path, may, records, body, run, ...words } = act
  app.post<{ Params: { id: string } }>(
    `/v1/placements/:id/${path}`,
    {
      config: { may, records },
      schema: { ...words, tags: ['placements'], params: IdParams, body, response: { 200: Placement } },
    },
    async (request, reply) =>
      answer(request, reply, await run(deps, request.ctx, request.params.id, request.body as Static<B>)),
  )
}

const fact = { may: 'placement:record', records: 'fact' } as const
const decision = { may: 'placement:decide', records: 'decision' } as const

export const actRoutes: Room = async (app, { deps }) => {
  add(app, deps, {
    ...fact,
    path: 'arrival',
    operationId: 'recordArrival',
    summary: 'She is here',
    description:
      'A fact, never refused. The stay is provisional, its clock runs from the Baku day of arrival; what is lacking becomes tasks, bodies that the law names for a child are told.',
    body: Arrival,
    run: arrive,
  })
  add(app, deps, {
    ...fact,
    path: 'no-show',
    operationId: 'recordNoShow',
    summary: 'She did not come',
    description: 'A fact. The bed is free; a later arrival is still an arrival.',
    body: NoShow,
    run: recordNoShow,
  })
  add(app, deps, {
    ...decision,
    may: 'placement:request',
    path: 'cancellation',
    operationId: 'cancelPlacement',
    summary: 'She is no longer expected',
    description: 'Needs If-Match. Only before arrival.',
    body: Cancellation,
    run: cancelPlacement,
  })
  add(app, deps, {
    ...fact,
    path: 'representative',
    operationId: 'recordRepresentative',
    summary: 'Who represented the child, and when present',
    description: 'A fact, flagged when that person is suspected; finalization is then refused.',
    body: RepresentativePresent,
    run: recordRepresentative,
  })
  add(app, deps, {
    may: 'placement:view',
    records: 'fact',
    path: 'child-view',
    operationId: 'recordChildView',
    summary: 'What a child said before a decision',
    description: 'A fact. The words, and how they were weighed, go to the vault.',
    body: ChildView,
    run: recordView,
  })
  add(app, deps, {
    ...decision,
    path: 'companion',
    operationId: 'chooseCompanion',
    summary: 'With whom a child is placed',
    description: 'Needs If-Match. Refused for whoever is suspected of the violence; the other parent is not shut out.',
    body: Companion,
    run: chooseCompanion,
  })
  add(app, deps, {
    may: 'placement:assess',
    records: 'fact',
    path: 'companion-assessments',
    operationId: 'assessCompanion',
    summary: 'A psychologist’s word on a companion who is not a parent',
    description: 'A fact.',
    body: CompanionAssessment,
    run: assessCompanion,
  })
  add(app, deps, {
    ...decision,
    path: 'finalization',
    operationId: 'finalizePlacement',
    summary: 'The provisional placement becomes final',
    description: 'Needs If-Match. Weighs consent, representative, view and company; a refusal leaves her sheltered.',
    body: Finalization,
    run: finalizePlacement,
  })
  add(app, deps, {
    ...fact,
    path: 'bed-change',
    operationId: 'recordBedChange',
    summary: 'She sleeps elsewhere in the center',
    description: 'A fact. null: no bed of her own.',
    body: BedChange,
    run: changeBed,
  })
  add(app, deps, {
    ...decision,
    path: 'planned-exit',
    operationId: 'planExit',
    summary: 'Plan the last day',
    description: 'Needs If-Match. Not after the last day of the limit; plans move nobody.',
    body: PlannedExit,
    run: planExit,
  })
  add(app, deps, {
    ...decision,
    path: 'extension',
    operationId: 'extendStay',
    summary: 'Let the stay last longer',
    description: 'Needs If-Match. Management, on a document; counted from the old last day.',
    body: Extension,
    run: extendStay,
  })
  add(app, deps, {
    ...decision,
    path: 'accompanying',
    operationId: 'stayWithChild',
    summary: 'A parent stays on with her child',
    description: 'Needs If-Match. At most to the child’s last day, never for a suspected parent.',
    body: Accompanying,
    run: stayWithChild,
  })
  add(app, deps, {
    ...decision,
    path: 'transfer',
    operationId: 'decideTransfer',
    summary: 'Let her move to another house',
    description:
      'Needs If-Match, and her consent to disclosure that names the receiver. That house then awaits her by a record of its own, with the parts that she opened; her bed here stays hers.',
    body: Transfer,
    run: decideTransfer,
  })
  add(app, deps, {
    ...fact,
    path: 'departure',
    operationId: 'recordDeparture',
    summary: 'She left',
    description: 'A fact at any hour: nobody’s permission is needed. A child who leaves alone is an incident.',
    body: Departure,
    run: depart,
  })
  add(app, deps, {
    may: 'placement:remove',
    records: 'decision',
    path: 'removal',
    operationId: 'removeEarly',
    summary: 'Management ends shelter early',
    description:
      'Needs If-Match. Only for an intentional breach of a house rule explained before, after a hearing, with a safety plan and an appeal notice. Ends shelter only.',
    body: Removal,
    run: removeEarly,
  })
  add(app, deps, {
    ...fact,
    path: 'absences',
    operationId: 'recordAbsence',
    summary: 'She is away for a while',
    description: 'A fact. The clock of the stay runs on and the bed stays hers.',
    body: Absence,
    run: recordAbsence,
  })
  add(app, deps, {
    ...fact,
    path: 'education',
    operationId: 'recordEducation',
    summary: 'How a child goes on learning',
    description: 'A fact. Remote or anonymous attendance tells no school.',
    body: Education,
    run: recordEducation,
  })
  add(app, deps, {
    ...fact,
    path: 'reviews',
    operationId: 'recordStayReview',
    summary: 'The stay was looked at with her',
    description: 'A fact. A stay without a limit is reviewed every thirty days; each review plans the next.',
    body: StayReview,
    run: recordReview,
  })
  add(app, deps, {
    ...fact,
    path: 'corrections',
    operationId: 'correctPlacement',
    summary: 'Set a recorded fact right',
    description:
      'A field of the placement, or of a fact named by its id. Dates, flags and duties follow. A stay is never shortened without a decision of management with notice; what a child said is set right by whoever may hear one, or by management.',
    body: PlacementCorrection,
    run: correctPlacement,
  })
}
