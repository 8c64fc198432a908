import { type Static, Type } from 'typebox'
import { Action, Closed, Day, DayOrNull, Id, IdOrNull, Language, OneOf, OneOfOrNull, Page } from '../../http/shapes.ts'
import { sexes } from '../persons/facts.ts'
import { NeedList, riskLevels } from './application-schema.ts'

const regimes = ['thb', 'dv'] as const
export const ageBands = ['child', 'adult', 'elderly', 'unknown'] as const
const childBands = ['under_3', '3_to_6', '7_to_9', '10_to_17'] as const
export const declineReasons = [
  'too_near_the_danger',
  'too_far_from_work_or_school',
  'no_room_for_children',
  'unsuitable_for_health',
  'other_safe_place',
  'changed_her_mind',
  'not_said',
] as const
const requestStates = ['received', 'proposed', 'accepted', 'withdrawn'] as const

const Asked = {
  regime: OneOf(regimes),
  sex: OneOf(sexes, 'For rooms.'),
  ageBand: OneOf(ageBands),
  childrenAgeBands: Type.Array(OneOf(childBands), { maxItems: 20, description: 'One entry for each child with her.' }),
  needs: NeedList,
  language: Language,
  risk: OneOf(riskLevels),
}

/** Everything that a caller may say; the rest is made here (case reference, day of sending, number of children). */
export const NewPlacementRequest = Closed(
  { ...Type.Partial(Type.Object(Asked)).properties },
  {
    title: 'NewPlacementRequest',
    description:
      'What is left out is taken from the record. Any other property is refused: a request keeps her anonymous (SVC-PLACE-01).',
  },
)
export type NewPlacementRequest = Static<typeof NewPlacementRequest>
export const placementRequestProperties: readonly string[] = Object.keys(Asked)

/** A reference: random letters that the agency and the requesting center share. */
export const RequestParams = Closed({ id: Type.String({ pattern: '^[0-9A-Z]{26}$' }) })

const Facts = {
  id: Type.String({ description: 'Random reference of this request.' }),
  state: OneOf(requestStates),
  ...Asked,
  childrenCount: Type.Integer({ minimum: 0 }),
  sentOn: Day,
}
export const PlacementRequestSummary = Closed({ ...Facts }, { title: 'PlacementRequestSummary' })
export const PlacementRequests = Page(PlacementRequestSummary, 'PlacementRequests')
export const PlacementRequest = Closed(
  {
    ...Facts,
    proposedOn: DayOrNull,
    declineReason: OneOfOrNull(declineReasons),
    applicationId: Type.Optional(IdOrNull),
    actions: Type.Optional(Type.Array(Action)),
  },
  {
    title: 'PlacementRequest',
    description:
      'A request for a place that names nobody. Center, application and actions are for the requesting center alone; of what follows acceptance neither side learns anything here.',
  },
)
export type PlacementRequest = Static<typeof PlacementRequest>

export const OfferQuestion = Closed({}, { title: 'PlacementOfferQuestion', description: 'The request says it all.' })
export const Offers = Closed(
  {
    fits: Type.Boolean({ description: 'Whether any center has room.' }),
    offers: Type.Array(
      Closed(
        { offerReference: Type.String() },
        {
          title: 'PlacementOffer',
          description: 'Stands for one center with room, which is not named. Good for a day.',
        },
      ),
    ),
  },
  { title: 'PlacementOffers', description: 'In coarse classes, and the same for a while: beds cannot be counted.' },
)
export type Offers = Static<typeof Offers>

export const Proposal = Closed(
  {
    offerReference: Type.Optional(
      Type.String({ pattern: '^[0-9A-Z]{26}$', description: 'From an availability offer.' }),
    ),
    centerId: Type.Optional(Type.String({ format: 'uuid', description: 'Or the center itself.' })),
  },
  { title: 'PlacementProposal', description: 'One of the two.' },
)
export type Proposal = Static<typeof Proposal>

export const StandingProposal = Closed(
  { id: Type.String({ description: 'Reference of the request.' }), centerId: Id, proposedOn: Day },
  {
    title: 'StandingPlacementProposal',
    description: 'The center that she is asked about: for whoever asks her, until she has answered.',
  },
)
export type StandingProposal = Static<typeof StandingProposal>

export const HerWord = Closed({}, { title: 'PlacementAcceptance', description: 'She said yes.' })
export const Decline = Closed({ reason: OneOf(declineReasons) }, { title: 'PlacementDecline' })
export type Decline = Static<typeof Decline>
