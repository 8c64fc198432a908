/** Acts on a placement until it is final: she comes or not, who stands by a child, what makes it final. */

import type { FastifyInstance } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Permission } from '../../access/permissions.ts'
import type { Ctx, Deps } from '../../db/context.ts'
import type { Outcome } from '../../db/outcome.ts'
import { answer } from '../../http/answer.ts'
import type { Room } from '../../http/room.ts'
import { IdParams } from '../../http/shapes.ts'
import type { RuleId } from '../../rules/rule-ids.ts'
import {
  Arrival,
  Cancellation,
  ChildView,
  Companion,
  CompanionAssessment,
  Finalization,
  NoShow,
  RepresentativePresent,
} from './act-schema.ts'
import { arrive, recordNoShow } from './arrival-actions.ts'
import { assessCompanion, chooseCompanion, recordRepresentative, recordView } from './child-actions.ts'
import { Placement } from './placement-schema.ts'
import { cancelPlacement } from './request-actions.ts'
import { finalizePlacement } from './stay-actions.ts'

/** One act on a placement; they are all of one form. */
export interface Act<B extends TSchema> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly may: Permission
  readonly records: 'fact' | 'decision'
  /** A fact with which management may decide something: it does so on the version that it saw. */
  readonly version?: 'optional'
  readonly law?: readonly RuleId[]
  readonly body: B
  readonly run: (deps: Deps, ctx: Ctx, id: string, ask: Static<B>) => Promise<Outcome<Placement>>
}

export const addAct = <B extends TSchema>(app: FastifyInstance, deps: Deps, act: Act<B>): void => {
  const { path, may, records, version, law, body, run, ...words } = act
  app.post<{ Params: { id: string } }>(
    `/v1/placements/:id/${path}`,
    {
      config: { may, records, ...(version === undefined ? {} : { version }), ...(law === undefined ? {} : { law }) },
      schema: { ...words, tags: ['placements'], params: IdParams, body, response: { 200: Placement } },
    },
    async (request, reply) =>
      answer(request, reply, await run(deps, request.ctx, request.params.id, request.body as Static<B>)),
  )
}

export const fact = { may: 'placement:record', records: 'fact' } as const
export const decision = { may: 'placement:decide', records: 'decision' } as const

export const actRoutes: Room = async (app, { deps }) => {
  addAct(app, deps, {
    ...fact,
    path: 'arrival',
    law: [
      'GEN-AGE-02',
      'CONS-03',
      'PLAN-01',
      'THB-STAY-01',
      'THB-NOTIF-01',
      'DV-REF-01',
      'DV-STAY-04',
      'DV-CONS-01',
      'DV-REP-01',
      'DV-VIEW-01',
      'DV-NOTIF-01',
      'DV-CHILD-02',
      'DV-ACCR-01',
    ],
    operationId: 'recordArrival',
    summary: 'She is here',
    description:
      'A fact, never refused. The stay is provisional, its clock runs from the Baku day of arrival; what is lacking becomes tasks, bodies that the law names for a child are told. With whom she came is kept of a stay or a relation on record here; else null, and staff are asked who it was.',
    body: Arrival,
    run: arrive,
  })
  addAct(app, deps, {
    ...fact,
    path: 'no-show',
    operationId: 'recordNoShow',
    summary: 'She did not come',
    description: 'A fact. The bed is free; a later arrival is still an arrival.',
    body: NoShow,
    run: recordNoShow,
  })
  addAct(app, deps, {
    ...decision,
    may: 'placement:request',
    path: 'cancellation',
    operationId: 'cancelPlacement',
    summary: 'She is no longer expected',
    description: 'Needs If-Match. Only before arrival.',
    body: Cancellation,
    run: cancelPlacement,
  })
  addAct(app, deps, {
    ...fact,
    path: 'representative',
    law: ['DV-REP-01'],
    operationId: 'recordRepresentative',
    summary: 'Who represented the child, and when present',
    description: 'A fact, flagged when that person is suspected; finalization is then refused.',
    body: RepresentativePresent,
    run: recordRepresentative,
  })
  addAct(app, deps, {
    may: 'placement:view',
    records: 'fact',
    path: 'child-view',
    operationId: 'recordChildView',
    summary: 'What a child said before a decision',
    description: 'A fact. The words, and how they were weighed, go to the vault.',
    body: ChildView,
    run: recordView,
  })
  addAct(app, deps, {
    ...decision,
    path: 'companion',
    law: ['DV-VIEW-01', 'DV-CHILD-02'],
    operationId: 'chooseCompanion',
    summary: 'With whom a child is placed',
    description: 'Needs If-Match. Refused for whoever is suspected of the violence; the other parent is not shut out.',
    body: Companion,
    run: chooseCompanion,
  })
  addAct(app, deps, {
    may: 'placement:assess',
    records: 'fact',
    path: 'companion-assessments',
    operationId: 'assessCompanion',
    summary: 'A psychologist’s word on a companion who is not a parent',
    description: 'A fact.',
    body: CompanionAssessment,
    run: assessCompanion,
  })
  addAct(app, deps, {
    ...decision,
    path: 'finalization',
    law: ['DV-CONS-01', 'DV-REP-01', 'DV-VIEW-01', 'DV-CHILD-02'],
    operationId: 'finalizePlacement',
    summary: 'The provisional placement becomes final',
    description: 'Needs If-Match. Weighs consent, representative, view and company; a refusal leaves her sheltered.',
    body: Finalization,
    run: finalizePlacement,
  })
}
