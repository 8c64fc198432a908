/** Bodies of the acts on a placement. Facts say when they happened; free text goes to the vault. */
import { type Static, Type } from 'typebox'
import { regimes } from '../../access/actor.ts'
import { At, Closed, Day, Id, Language, Nullable, OneOf, VaultText } from '../../http/shapes.ts'
import { NewVictim } from '../persons/effects.ts'
import {
  childRoles,
  DocumentNo,
  educations,
  Fact,
  hearers,
  leavers,
  Nights,
  placementBases,
  ReferrerKind,
  representativeCapacities,
  stances,
  viewSubjects,
} from './placement-schema.ts'

const ChildRole = OneOf(childRoles, 'For a child. Left out: unknown, and notices wait for a human.')

export const NewPlacement = Closed(
  {
    victimId: Type.Optional(Id),
    victim: Type.Optional(NewVictim),
    caseId: Type.Optional(Id),
    regime: Type.Optional(OneOf(regimes, 'Left out: that of the case, else that of the center.')),
    basis: Type.Optional(
      OneOf(placementBases, 'Left out: emergency_request, and suspicion in a trafficking case. Always open.'),
    ),
    traffickingSigns: Type.Optional(
      Type.Boolean({ description: 'Any sign of trafficking, seen or told (THB-SUSP-01); never changes the bed.' }),
    ),
    placementRequestReference: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    referralId: Type.Optional(Id),
    referrerKind: Type.Optional(ReferrerKind),
    documentNo: Type.Optional(DocumentNo),
    documentOn: Type.Optional(Day),
    childRole: Type.Optional(ChildRole),
    companionOfPlacementId: Type.Optional(Id),
    expectedOn: Type.Optional(Day),
    clockStartOn: Type.Optional(
      Type.Unsafe<Static<typeof Day>>({
        ...Day,
        description: 'For a transfer: the day on which the limit began to run at the house that she comes from.',
      }),
    ),
    newIncident: Type.Optional(
      Type.Boolean({ description: 'Something happened anew: the limit starts anew, however short she was away.' }),
    ),
    bedId: Type.Optional(Id),
    nights: Type.Optional(Nights),
  },
  {
    title: 'NewPlacement',
    description: 'A person, known or new, is all that is needed. With bedId the bed is held for the nights named.',
  },
)
export type NewPlacement = Static<typeof NewPlacement>

export const Arrival = Fact(
  {
    bedId: Type.Optional(Id),
    childRole: Type.Optional(ChildRole),
    companionOfPlacementId: Type.Optional(Id),
    companionRelatedPersonId: Type.Optional(Id),
  },
  'Arrival',
)
export type Arrival = Static<typeof Arrival>

export const NoShow = Fact({}, 'NoShow')
export type NoShow = Static<typeof NoShow>

export const Cancellation = Closed(
  { reason: OneOf(['her_wish', 'placed_elsewhere', 'duplicate', 'entry_error']) },
  { title: 'PlacementCancellation' },
)
export type Cancellation = Static<typeof Cancellation>

export const RepresentativePresent = Fact(
  {
    capacity: OneOf(representativeCapacities),
    relatedPersonId: Type.Optional(Id),
    organizationId: Type.Optional(Id),
  },
  'RepresentativePresent',
)
export type RepresentativePresent = Static<typeof RepresentativePresent>

export const ChildView = Fact(
  {
    about: Type.Optional(OneOf(viewSubjects, 'Left out: placement.')),
    stance: OneOf(
      stances,
      'not_heard: hearing is against the child’s interest, on a psychologist’s word; words then hold the note.',
    ),
    heardBy: OneOf(hearers),
    withoutParents: Type.Boolean(),
    language: Type.Optional(Language),
    interpreterUsed: Type.Optional(Type.Boolean()),
    words: Type.Optional(VaultText),
    weighed: Type.Optional(VaultText),
  },
  'ChildView',
)
export type ChildView = Static<typeof ChildView>

export const Companion = Closed(
  { relatedPersonId: Id, placementId: Type.Optional(Id) },
  {
    title: 'CompanionChoice',
    description: 'With whom a child is placed; the placement, when the companion stays too.',
  },
)
export type Companion = Static<typeof Companion>

export const CompanionAssessment = Fact(
  { relatedPersonId: Id, positiveEffect: Type.Boolean(), words: Type.Optional(VaultText) },
  'CompanionAssessment',
)
export type CompanionAssessment = Static<typeof CompanionAssessment>

export const Finalization = Closed({}, { title: 'Finalization' })

export const BedChange = Fact({ bedId: Nullable(Id) }, 'BedMove')
export type BedChange = Static<typeof BedChange>

export const PlannedExit = Closed({ plannedExitOn: Day }, { title: 'PlannedExit' })
export type PlannedExit = Static<typeof PlannedExit>

export const Extension = Closed(
  {
    newLastDay: Day,
    basisDocument: Type.Optional(
      OneOf(['management_order', 'court_decision', 'medical_document', 'agency_letter', 'other_document']),
    ),
    agencyConsented: Type.Optional(Type.Boolean({ description: 'Asked only of the rehabilitation institution.' })),
  },
  { title: 'Extension' },
)
export type Extension = Static<typeof Extension>

export const Accompanying = Closed(
  {
    childPlacementId: Id,
    untilOn: Day,
    relatedPersonId: Type.Optional(
      Type.String({ format: 'uuid', description: 'This parent, among the child’s relations.' }),
    ),
    bestInterest: Type.Optional(VaultText),
  },
  { title: 'Accompanying', description: 'A parent stays on as the companion of her child.' },
)
export type Accompanying = Static<typeof Accompanying>

export const Transfer = Closed({ receiverId: Id }, { title: 'Transfer' })
export type Transfer = Static<typeof Transfer>

export const Departure = Fact(
  {
    reason: Type.Optional(OneOf(['own_will', 'planned', 'transfer', 'other'], 'Left out: her own will.')),
    leavesWith: Type.Optional(OneOf(leavers)),
    takerRelatedPersonId: Type.Optional(Id),
  },
  'Departure',
)
export type Departure = Static<typeof Departure>

export const Removal = Closed(
  {
    conduct: OneOf([
      'house_rule_broken',
      'withdrew_consent',
      'refused_service',
      'left',
      'contacted_family',
      'did_not_cooperate',
    ]),
    actAt: At,
    houseRuleId: Type.Optional(Id),
    explainedAt: Type.Optional(At),
    intentional: Type.Optional(Type.Boolean()),
    intentGrounds: Type.Optional(VaultText),
    hearing: Type.Optional(VaultText),
    safetyPlan: Type.Optional(VaultText),
    appealNoticeGiven: Type.Optional(Type.Boolean()),
    leavesChildAlone: Type.Optional(Type.Boolean()),
    otherSafePlace: Type.Optional(Type.Boolean()),
    guardianshipInvolved: Type.Optional(Type.Boolean()),
  },
  { title: 'Removal', description: 'What management weighs before shelter ends early. What is left out is not there.' },
)
export type Removal = Static<typeof Removal>

export const Absence = Fact(
  { untilAt: Type.Optional(At), reason: OneOf(['hospital', 'court', 'school', 'family', 'other']) },
  'Absence',
)
export type Absence = Static<typeof Absence>

export const StayReview = Fact({}, 'StayReview')
export type StayReview = Static<typeof StayReview>

export const Education = Fact({ education: OneOf(educations) }, 'Education')
export type Education = Static<typeof Education>
