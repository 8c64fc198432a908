/** Acts on a placement while it lasts and when it ends. */
import type { Room } from '../../http/room.ts'
import { addAct, decision, fact } from './act-routes.ts'
import {
  Absence,
  Accompanying,
  BedChange,
  Departure,
  Education,
  Extension,
  PlannedExit,
  Removal,
  StayReview,
  Transfer,
} from './act-schema.ts'
import { correctPlacement } from './correction-actions.ts'
import { PlacementCorrection } from './correction-schema.ts'
import { changeBed, recordAbsence, recordEducation, recordReview } from './daily-actions.ts'
import { depart } from './leaving-actions.ts'
import { removeEarly } from './removal-actions.ts'
import { extendStay, planExit, stayWithChild } from './stay-actions.ts'
import { decideTransfer } from './transfer-actions.ts'

export const stayActRoutes: Room = async (app, { deps }) => {
  addAct(app, deps, {
    ...fact,
    path: 'bed-change',
    law: ['DV-VIEW-01'],
    operationId: 'recordBedChange',
    summary: 'She sleeps elsewhere in the center',
    description: 'A fact. null: no bed of her own.',
    body: BedChange,
    run: changeBed,
  })
  addAct(app, deps, {
    ...decision,
    path: 'planned-exit',
    law: ['DV-STAY-01'],
    operationId: 'planExit',
    summary: 'Plan the last day',
    description: 'Needs If-Match. Not after the last day of the limit; plans move nobody.',
    body: PlannedExit,
    run: planExit,
  })
  addAct(app, deps, {
    ...decision,
    path: 'extension',
    law: ['DV-STAY-04', 'DV-VIEW-01'],
    operationId: 'extendStay',
    summary: 'Let the stay last longer',
    description: 'Needs If-Match. Management, on a document; counted from the old last day.',
    body: Extension,
    run: extendStay,
  })
  addAct(app, deps, {
    ...decision,
    path: 'accompanying',
    law: ['DV-STAY-03', 'DV-CHILD-02'],
    operationId: 'stayWithChild',
    summary: 'A parent stays on with her child',
    description: 'Needs If-Match. At most to the child’s last day, never for a suspected parent.',
    body: Accompanying,
    run: stayWithChild,
  })
  addAct(app, deps, {
    ...decision,
    path: 'transfer',
    law: [
      'ANON-01',
      'ANON-03',
      'ANON-04',
      'CONS-01',
      'CONS-02',
      'THB-FAM-01',
      'THB-CTR-01',
      'DV-VIEW-01',
      'DV-CORR-01',
      'DV-ACCR-01',
    ],
    operationId: 'decideTransfer',
    summary: 'Let her move to another house',
    description:
      'Needs If-Match, and her consent to disclosure that names the receiver. That house then awaits her by a record of its own, with the parts that she opened; her bed here stays hers.',
    body: Transfer,
    run: decideTransfer,
  })
  addAct(app, deps, {
    ...fact,
    path: 'departure',
    law: ['VOL-01', 'DV-STAY-03', 'DV-VIEW-01'],
    operationId: 'recordDeparture',
    summary: 'She left',
    description: 'A fact at any hour: nobody’s permission is needed. A child who leaves alone is an incident.',
    body: Departure,
    run: depart,
  })
  addAct(app, deps, {
    may: 'placement:remove',
    records: 'decision',
    path: 'removal',
    law: ['DV-VIEW-01', 'DV-REMOVE-01'],
    operationId: 'removeEarly',
    summary: 'Management ends shelter early',
    description:
      'Needs If-Match. Only for an intentional breach of a house rule explained before, after a hearing, with a safety plan and an appeal notice. Ends shelter only.',
    body: Removal,
    run: removeEarly,
  })
  addAct(app, deps, {
    ...fact,
    path: 'absences',
    operationId: 'recordAbsence',
    summary: 'She is away for a while',
    description: 'A fact. The clock of the stay runs on and the bed stays hers.',
    body: Absence,
    run: recordAbsence,
  })
  addAct(app, deps, {
    ...fact,
    path: 'education',
    operationId: 'recordEducation',
    summary: 'How a child goes on learning',
    description: 'A fact. Remote or anonymous attendance tells no school.',
    body: Education,
    run: recordEducation,
  })
  addAct(app, deps, {
    ...fact,
    path: 'reviews',
    law: ['THB-STAY-01'],
    operationId: 'recordStayReview',
    summary: 'The stay was looked at with her',
    description: 'A fact. A stay without a limit is reviewed every thirty days; each review plans the next.',
    body: StayReview,
    run: recordReview,
  })
  addAct(app, deps, {
    ...fact,
    path: 'corrections',
    version: 'optional',
    law: [
      'GEN-AGE-02',
      'CONS-03',
      'DV-STAY-03',
      'DV-STAY-04',
      'DV-REF-01',
      'DV-REP-01',
      'DV-VIEW-01',
      'DV-NOTIF-01',
      'DV-ACCR-01',
      'THB-SUSP-01',
      'THB-STAY-01',
      'VOL-01',
    ],
    operationId: 'correctPlacement',
    summary: 'Set a recorded fact right',
    description:
      'A field of the placement, or of a fact named by its id. Dates, flags and duties follow. A stay is never shortened without a decision of management with notice, for which If-Match is needed; what a child said is set right by whoever may hear one, or by management.',
    body: PlacementCorrection,
    run: correctPlacement,
  })
}
