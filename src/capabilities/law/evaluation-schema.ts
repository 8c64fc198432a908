/** One closed shape for each question of `rules/evaluate.ts`. A field that may be null may also be left out: not known. */
import { type Static, type TProperties, Type } from 'typebox'
import { organisationKinds, regimes } from '../../access/actor.ts'
import { At, AtOrNull, Closed, Day, DayOrNull, Nullable, OneOf, OneOfOrNull } from '../../http/shapes.ts'
import { disclosurePurposes, disclosureScopes } from '../../rules/consent-terms.ts'
import type { Question } from '../../rules/evaluate.ts'

const word = (description?: string) => Type.String({ minLength: 1, maxLength: 80, ...(description && { description }) })
const wordOrNull = Type.Optional(Nullable(word()))
const yesNoUnknown = Type.Optional(Nullable(Type.Boolean({ description: 'Null: not known.' })))
const momentOrNull = Type.Optional(AtOrNull)
const dayOrNull = Type.Optional(DayOrNull)

const facilities = ['assistance_center', 'sri_institution', 'mia_shelter'] as const
const stances = ['agree', 'object', 'mixed', 'declined'] as const
const noticeRecipients = ['guardianship_authority', 'minors_commission', 'family_committee'] as const
const thbStatus = Type.Optional(OneOfOrNull(['suspected', 'potential', 'identified']))
const purpose = Type.Optional(OneOfOrNull(disclosurePurposes))
const scopes = Type.Array(OneOf(disclosureScopes), { maxItems: 9 })
const regime = OneOf(regimes)

const person = {
  birthDate: dayOrNull,
  ageBasis: Type.Optional(OneOf(['document', 'declared', 'estimated', 'unknown'])),
  presumedChild: Type.Optional(Type.Boolean()),
  capableMinor: Type.Optional(Type.Boolean()),
  withoutCapacity: Type.Optional(Type.Boolean()),
}
const Person = Closed(person, { title: 'PersonFacts', description: 'What is left out is not known.' })

const GivenConsent = Closed(
  {
    purpose: OneOf(['shelter', 'services', 'disclosure']),
    grantor: OneOf(['self', 'legal_representative', 'guardianship_authority']),
    representation: Type.Optional(
      Nullable(
        Closed({
          recorded: Type.Boolean({ description: 'On record as representing her, or the body is named.' }),
          suspectedAt: momentOrNull,
          endedAt: momentOrNull,
        }),
      ),
    ),
    method: OneOf(['written', 'oral_witnessed', 'electronic']),
    grantedAt: At,
    confirmedAt: momentOrNull,
    validUntil: momentOrNull,
    withdrawnAt: momentOrNull,
    recipientId: wordOrNull,
    disclosurePurpose: purpose,
    scopes,
  },
  { title: 'GivenConsent' },
)

const View = Closed(
  {
    stance: OneOf(stances),
    heardBy: OneOf(['psychologist', 'trained_worker', 'other']),
    parentsPresent: Type.Boolean(),
    objectionAnswered: Type.Boolean(),
  },
  { title: 'ViewFacts' },
)

const Order = Closed(
  {
    kind: OneOf(['court_order', 'statutory_order']),
    documentNumber: wordOrNull,
    documentDate: dayOrNull,
    approvals: Type.Array(Closed({ by: word(), management: Type.Boolean() }), { maxItems: 10 }),
    scopes,
    readableBefore: dayOrNull,
  },
  { title: 'OrderFacts' },
)

const Subject = Closed(
  {
    ref: word('Any word that tells subjects apart.'),
    person: Person,
    consents: Type.Array(GivenConsent, { maxItems: 20 }),
    noticeTo: Type.Array(OneOf(noticeRecipients), { maxItems: 3 }),
    childView: Type.Optional(OneOfOrNull(stances)),
    childHeard: Type.Optional(
      Type.Boolean({ description: 'By a psychologist or trained worker, without the parents. Left out: yes.' }),
    ),
    objectionOverruled: Type.Boolean(),
    hands: Type.Optional(
      Nullable(Type.Integer({ minimum: 0, maximum: 100, description: 'People behind the consent.' })),
    ),
    conflict: Type.Optional(
      Nullable(
        Closed({ toldAt: momentOrNull }, { description: 'The body is in conflict about her; when she was told.' }),
      ),
    ),
  },
  { title: 'SubjectFacts' },
)

/** Facts of each question. */
export const factsOf = {
  'stay-limit': Closed({
    regime,
    facility: OneOf(facilities),
    admissionDate: Type.Optional(Day),
    arrivedAt: Type.Optional(At),
    ...person,
  }),
  age: Closed(person),
  admission: Closed({
    regime,
    suffersDv: yesNoUnknown,
    thbStatus,
    asksForHelp: yesNoUnknown,
    needsSpecialCare: yesNoUnknown,
    at: Type.Optional(At),
  }),
  'service-route': Closed({
    citizenship: Type.Optional(
      OneOfOrNull(['citizen', 'foreigner_permanent', 'stateless_permanent', 'foreigner', 'stateless']),
    ),
    suffersDv: yesNoUnknown,
    thbStatus,
  }),
  refusal: Closed({
    ground: wordOrNull,
    decidedBy: wordOrNull,
    reasonGiven: Type.Boolean(),
    appealNoticeGiven: Type.Boolean(),
    suffersDv: yesNoUnknown,
    thbStatus,
  }),
  'consent-validity': Closed({ consent: GivenConsent, at: At, person: Person }),
  disclosure: Closed({
    at: At,
    subjects: Type.Array(Subject, { maxItems: 20 }),
    recipient: Closed({
      id: wordOrNull,
      class: Type.Optional(OneOfOrNull(['criminal_prosecution', 'other_state_body', 'legal_entity', 'individual'])),
      kind: Type.Optional(OneOfOrNull(organisationKinds)),
    }),
    purpose,
    scopes,
    basis: OneOf(['consent', 'child_notice', 'compelled']),
    compelled: Type.Optional(Nullable(Order)),
    toReferrer: Type.Boolean(),
    askedByItself: Type.Optional(Type.Boolean()),
    takenBack: Type.Optional(Type.Boolean()),
  }),
  'notices-due': Closed({
    at: At,
    regimes: Type.Array(regime, { maxItems: 2 }),
    person: Person,
    childRole: Type.Optional(OneOfOrNull(['victim', 'accompanying', 'unknown'])),
    conflicted: Type.Array(OneOf(noticeRecipients), { maxItems: 3 }),
  }),
  allowance: Closed({
    thbStatus,
    referredWithConsent: yesNoUnknown,
    documentedBefore: yesNoUnknown,
    alreadyGranted: yesNoUnknown,
    amountQepik: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  }),
  removal: Closed({
    person: Person,
    regime,
    decidedByRole: word(),
    conduct: OneOf([
      'house_rule_broken',
      'withdrew_consent',
      'refused_service',
      'left',
      'contacted_family',
      'did_not_cooperate',
    ]),
    arrivedAt: momentOrNull,
    actAt: At,
    decidedAt: momentOrNull,
    houseRuleFrom: dayOrNull,
    houseRuleBefore: dayOrNull,
    explainedAt: momentOrNull,
    intentional: yesNoUnknown,
    intentGroundsWritten: Type.Boolean(),
    heard: Type.Boolean(),
    safetyPlan: Type.Boolean(),
    appealNotice: Type.Boolean(),
    leavesChildAlone: yesNoUnknown,
    otherSafePlace: Type.Boolean(),
    guardianshipInvolved: Type.Boolean(),
    view: Type.Optional(Nullable(View)),
    hearingHarmful: Type.Boolean(),
  }),
  clocks: Closed({
    ticketAt: momentOrNull,
    servedAt: momentOrNull,
    registeredAt: momentOrNull,
    frontDoneAt: momentOrNull,
    doneAt: momentOrNull,
    now: At,
  }),
} satisfies Record<Question, { properties: TProperties }>

const on = Type.Optional(Day)
const asked = <Q extends Question>(question: Q) =>
  Closed(
    { question: OneOf([question]), on, facts: factsOf[question] },
    { title: `Ask${question.replaceAll(/(^|-)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase())}` },
  )

/** `on` is the Baku day whose law governs, today when left out; a stay is weighed by the law of its admission. */
export const EvaluationAsk = Type.Unsafe<{ question: Question; on?: Static<typeof Day>; facts: object }>({
  type: 'object',
  required: ['question'],
  properties: { question: { type: 'string', enum: Object.keys(factsOf) } },
  discriminator: { propertyName: 'question' },
  oneOf: (Object.keys(factsOf) as Question[]).map(asked),
})
