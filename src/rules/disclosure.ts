/**
 * May something about these persons reach this body now (ANON-01 to ANON-04)? One list, hence its length. Default deny;
 * every subject must pass.
 */
import type { Instant, LocalDate } from '../kernel/dates.ts'
import { type CapacityFacts, consentsForSelf, isChild, viewDuty } from './age.ts'
import type { RecipientClass } from './consent.ts'
import { type Coverage, covers } from './consent-standing.ts'
import type { Consent, DisclosurePurpose, DisclosureScope, Stance } from './consent-terms.ts'
import { type Decision, decide, type Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { courseRecipients } from './parameters/family-help.ts'
import { cited } from './register.ts'

/** A court or statute orders it. The requesting body's letter alone is not one. */
export interface CompelledOrder {
  readonly kind: 'court_order' | 'statutory_order'
  readonly documentNumber: string | null
  readonly documentDate: string | null
  readonly approvals: readonly { readonly by: string; readonly management: boolean }[]
  /** What the order itself asks for; nothing beyond it leaves. */
  readonly scopes: readonly DisclosureScope[]
  /** First day on which it can no longer be read; null or absent: no end is set yet. */
  readonly readableBefore?: LocalDate | null
}

export interface DisclosureSubject {
  /** Random reference; never a name. */
  readonly ref: string
  readonly person: CapacityFacts
  readonly consents: readonly Consent[]
  /** Kinds of the bodies that are told of this child by statute; empty when no notice is due or a human has not released it. */
  readonly noticeTo: readonly string[]
  readonly childView: Stance | null
  /** False: no psychologist or trained worker heard that view without the parents. Left out: heard as it has to be. */
  readonly childHeard?: boolean
  readonly objectionOverruled: boolean
  /** How many people had a hand in the consent that covers and in its use: who took it down, confirmed it, released. */
  readonly hands?: number | null
  /** A conflict with this body stands on her record; with when she was told of it. Null or left out: none does. */
  readonly conflict?: { readonly toldAt: Instant | null } | null
}

export interface DisclosureFacts {
  readonly at: Instant
  readonly subjects: readonly DisclosureSubject[]
  readonly recipient: {
    /** Id of one body or person. Null: none, or only a kind of body. */
    readonly id: string | null
    readonly class: RecipientClass | null
    /** Kind of organisation, for statutory child notices. */
    readonly kind: string | null
    /** Of an individual: a sign is on record against him or her. Left out: nobody looked. */
    readonly suspected?: boolean | null
  }
  readonly purpose: DisclosurePurpose | null
  readonly scopes: readonly DisclosureScope[]
  readonly basis: 'consent' | 'child_notice' | 'compelled'
  readonly compelled: CompelledOrder | null
  /** True: the recipient referred the person and asks what became of her. */
  readonly toReferrer: boolean
  /** The recipient asks by itself; nobody of the holder sends. */
  readonly askedByItself?: boolean
  /** Management took this release back. */
  readonly takenBack?: boolean
}

/** What a statutory child notice may carry, as scopes; names need the separate act of taking over representation. */
const noticeScopes: readonly DisclosureScope[] = ['existence']

const coverageOf = (f: DisclosureFacts, subject: DisclosureSubject): Coverage =>
  f.recipient.id === null || f.purpose === null
    ? 'none'
    : covers(
        subject.consents,
        { subject: subject.person, recipientId: f.recipient.id, purpose: f.purpose, scopes: f.scopes },
        f.at,
      )

const noticeDue = (f: DisclosureFacts, subject: DisclosureSubject): boolean =>
  subject.noticeTo.some((kind) => kind === f.recipient.kind)

/** What she said before she knew of the conflict does not reach this body; what she says knowing of it does. */
export const conflictBars = (f: DisclosureFacts, { conflict, ...subject }: DisclosureSubject): boolean => {
  const toldAt = conflict?.toldAt ?? null
  const since = subject.consents.filter(({ grantedAt }) => toldAt !== null && grantedAt > toldAt)
  return Boolean(conflict) && coverageOf(f, { ...subject, consents: since }) !== 'covered'
}

/** Each subject by herself: a letter that names a child too needs the child's own ground. */
const forEach = (f: DisclosureFacts, holds: (subject: DisclosureSubject) => boolean): boolean | null =>
  f.subjects.length === 0 ? null : f.subjects.every(holds)

/** Houses that hold persons: a consent that names one and that nobody has sent anything under may be a colleague's favour. */
const houses: readonly string[] = ['assistance_center', 'sri_institution', 'mia_shelter', 'dost_center']

/** Null: a child whose age nobody knows, not heard. Whoever consents for herself has spoken by that. */
function heardInTime({ person, childView, childHeard }: DisclosureSubject, on: LocalDate): boolean | null {
  if ((childView !== null && childHeard !== false) || consentsForSelf(person, on)) return true
  const duty = viewDuty(person, on)
  return duty === null ? null : duty !== 'mandatory'
}

/** Bodies and purposes from which a false consent, once used, cannot be called back [P]. */
const needsSecondHand = ({ basis, recipient, purpose, askedByItself }: DisclosureFacts): boolean =>
  basis === 'consent' &&
  ((askedByItself === true && recipient.kind !== null && houses.includes(recipient.kind)) ||
    recipient.class === 'criminal_prosecution' ||
    recipient.kind === 'dv_complaint_body' ||
    purpose === 'formal_identification' ||
    purpose === 'law_enforcement_step')

function orderComplete(order: CompelledOrder | null): boolean {
  if (order === null || !order.documentNumber || !order.documentDate) return false
  const people = new Set(order.approvals.map((a) => a.by))
  return people.size >= 2 && order.approvals.some((a) => a.management)
}

export const disclosure: readonly Rule<DisclosureFacts>[] = [
  {
    id: 'ANON-01',
    says: {
      az: 'Məlumat yalnız adı bəlli bir orqana verilir.',
      en: 'A disclosure goes to one named body.',
      ru: 'Сведения передаются только одному названному органу.',
    },
    source: cited('ANON-01'),
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f) => f.recipient.id !== null,
  },
  {
    id: 'CONS-01',
    says: {
      az: 'Açıqlamanın bir məqsədi göstərilir.',
      en: 'A disclosure states its one purpose.',
      ru: 'У раскрытия указывается одна цель.',
    },
    source: cited('CONS-01'),
    code: 'purpose_required',
    whenMissing: 'deny',
    holds: (f) => (f.basis === 'consent' && f.purpose === null ? null : true),
  },
  {
    id: 'CONS-02',
    says: {
      az: 'Razılıq onu verməyə haqqı olan şəxsdən gəlir.',
      en: 'The consent comes from someone who may give it.',
      ru: 'Согласие дано тем, кто вправе его дать.',
    },
    source: cited('CONS-02'),
    code: 'grantor_not_valid',
    whenMissing: 'deny',
    holds: (f) => f.basis !== 'consent' || forEach(f, (s) => coverageOf(f, s) !== 'grantor_not_valid'),
  },
  {
    id: 'ANON-01',
    says: {
      az: 'Hər bir şəxsin bu orqan və bu məqsəd üçün qüvvədə olan razılığı və ya onun barəsində qanuni əsas var.',
      en: 'Each person has a live consent for this body and purpose, or a ground in statute applies to her.',
      ru: 'У каждого лица есть действующее согласие для этого органа и цели либо законное основание.',
    },
    source: cited('ANON-01'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => {
      if (f.basis === 'compelled') return f.subjects.length === 0 ? null : f.compelled !== null
      if (f.basis === 'child_notice') return forEach(f, (s) => noticeDue(f, s))
      return forEach(f, (s) => ['covered', 'scope'].includes(coverageOf(f, s)))
    },
  },
  {
    id: 'ANON-03',
    says: {
      az: 'Göndəriş razılıq deyil: göndərən orqana ayrıca razılıq olmadan heç nə bildirilmir.',
      en: 'A referral is not a consent: the referrer is told nothing without one of its own.',
      ru: 'Направление не является согласием: направившему органу без отдельного согласия ничего не сообщают.',
    },
    source: cited('ANON-03'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) =>
      !f.toReferrer || f.basis !== 'consent' || forEach(f, (s) => ['covered', 'scope'].includes(coverageOf(f, s))),
  },
  {
    id: 'CONS-01',
    says: {
      az: 'Verilən məlumat razılığın, bildirişin və ya qərarın həcmini aşmır.',
      en: 'What is told stays within the consent, the notice or the order.',
      ru: 'Сообщаемое не выходит за пределы согласия, уведомления или решения.',
    },
    source: cited('CONS-01'),
    code: 'scope_exceeds_consent',
    whenMissing: 'deny',
    holds: (f) => {
      if (f.basis === 'compelled') return f.scopes.every((s) => s === 'existence' || f.compelled?.scopes.includes(s))
      if (f.basis === 'child_notice') return f.scopes.every((s) => noticeScopes.includes(s))
      return forEach(f, (s) => coverageOf(f, s) !== 'scope')
    },
  },
  {
    id: 'DV-VIEW-01',
    says: {
      az: 'Razılıqla açıqlama günü on yaşına çatmış uşağın psixoloq və ya hazırlıqlı işçi tərəfindən valideynsiz dinlənilmiş rəyi qeydə alınmış olur.',
      en: 'On the day of a release by consent the view of a child of ten or more is on record, heard by a psychologist or trained worker without the parents.',
      ru: 'В день передачи по согласию мнение ребёнка, достигшего десяти лет, записано: его выслушал психолог или обученный сотрудник без родителей.',
    },
    source: cited('DV-VIEW-01'),
    code: 'view_required',
    whenMissing: 'deny',
    holds: (f, on) => {
      if (f.basis !== 'consent') return true
      const heard = f.subjects.map((subject) => heardInTime(subject, on))
      return heard.includes(false) ? false : heard.includes(null) ? null : true
    },
  },
  {
    id: 'ANON-04',
    says: {
      az: 'Məcburi açıqlama üçün sənədin nömrəsi, tarixi və biri rəhbərlikdən olan iki nəfərin təsdiqi lazımdır.',
      en: 'A compelled release has a document with number and date and two approvers, one of them from management.',
      ru: 'Для принудительной передачи нужны документ с номером и датой и утверждение двух лиц, одно из руководства.',
    },
    source: cited('ANON-04'),
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.basis !== 'compelled' || orderComplete(f.compelled),
  },
  {
    id: 'CONS-02',
    says: {
      az: 'Uşağın etirazına baxmayaraq cinayət təqibi orqanına məlumat yalnız rəhbərliyin qərarı ilə verilir.',
      en: 'Against a child’s objection a criminal prosecution body is told only by a decision of management.',
      ru: 'При возражении ребёнка органу уголовного преследования сообщают лишь по решению руководства.',
    },
    source: { act: 'house', place: 'CONS-02', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f, on) => {
      const objecting = f.subjects.filter(
        (s) => isChild(s.person, on) && s.childView === 'object' && !s.objectionOverruled,
      )
      if (objecting.length === 0) return true
      return f.recipient.class === null ? null : f.recipient.class !== 'criminal_prosecution'
    },
  },
  {
    id: 'ANON-04',
    says: {
      az: 'Məcburi açıqlanan məlumat müddəti bitənədək oxunur.',
      en: 'What an order compelled is read until its term ends.',
      ru: 'Принудительно переданное читают до окончания срока.',
    },
    source: { act: 'house', place: 'ANON-04', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f, on) => {
      const before = f.basis === 'compelled' ? (f.compelled?.readableBefore ?? null) : null
      return before === null || on < before
    },
  },
  {
    id: 'CONS-01',
    says: {
      az: 'Təqib və ya tanınma orqanına, yaxud özü soruşan digər evə yol açan razılıq arxasında iki nəfər durur.',
      en: 'To a prosecuting or identifying body, or a house that asks by itself, two people stand behind the consent.',
      ru: 'За согласием, открывающим её органу преследования или опознания либо запросившему дому, стоят двое.',
    },
    source: { act: 'house', place: 'CONS-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => {
      if (!needsSecondHand(f)) return true
      const hands = f.subjects.map((subject) => subject.hands ?? null)
      return hands.includes(null) ? null : hands.every((count) => Number(count) >= 2)
    },
  },
  {
    id: 'ANON-01',
    says: {
      az: 'Geri götürülmüş açıqlama heç nə açmır.',
      en: 'A release that was taken back opens nothing.',
      ru: 'Отозванная передача ничего не открывает.',
    },
    source: { act: 'house', place: 'ANON-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.takenBack !== true,
  },
  {
    id: 'ANON-01',
    says: {
      az: 'Barəsində maraqların toqquşması qeyd olunan orqana məlumat yalnız onun bunu bildikdən sonra verdiyi razılıqla verilir.',
      en: 'A body in conflict about a person is told only by a consent given after she was told of the conflict.',
      ru: 'Органу, в отношении которого отмечен конфликт, сообщают только с согласия, данного после того, как она о нём узнала.',
    },
    source: { act: 'house', place: 'ANON-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.basis !== 'consent' || !f.subjects.some((subject) => conflictBars(f, subject)),
  },
  {
    id: 'DV-CORR-01',
    says: {
      az: 'Psixoloji kurs üçün məlumat onun razılığı ilə yalnız səlahiyyətli icra hakimiyyəti orqanına verilir.',
      en: 'With her consent for a psychological course the competent executive authority is told, and no other.',
      ru: 'С её согласия на психологический курс сообщают только компетентному органу исполнительной власти.',
    },
    source: cited('DV-CORR-01'),
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f, on) =>
      f.basis !== 'consent' ||
      f.purpose !== 'psychological_course' ||
      inForce(courseRecipients, on).some((kind) => kind === f.recipient.kind),
  },
  {
    id: 'THB-FAM-01',
    says: {
      az: 'Ailəyə yardım məqsədilə şübhəli bilinən şəxsə heç nə bildirilmir.',
      en: 'For help to her family nobody who is suspected is told anything.',
      ru: 'Ради помощи семье подозреваемому ничего не сообщают.',
    },
    source: { act: 'house', place: 'THB-FAM-01', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => {
      if (f.purpose !== 'family_help' || f.recipient.class !== 'individual') return true
      const suspected = f.recipient.suspected ?? null
      return suspected === null ? null : !suspected
    },
  },
]

/** The facts as they may be stored with a decision: categories and counts, no birth dates. */
const weighed = (f: DisclosureFacts) => ({
  at: f.at,
  subjects: f.subjects.map((s) => ({
    ref: s.ref,
    coverage: coverageOf(f, s),
    notice: noticeDue(f, s),
    hands: s.hands ?? null,
    childView: s.childView,
    childHeard: s.childHeard ?? null,
    conflicted: f.basis === 'consent' && conflictBars(f, s),
  })),
  recipientClass: f.recipient.class,
  recipientKind: f.recipient.kind,
  recipientSuspected: f.recipient.suspected ?? null,
  purpose: f.purpose,
  scopes: f.scopes,
  basis: f.basis,
  toReferrer: f.toReferrer,
  askedByItself: f.askedByItself === true,
  takenBack: f.takenBack === true,
})

/** One answer for all subjects, with the facts cut down to what a stored decision may hold. */
export const weighDisclosure = (facts: DisclosureFacts, on: Decision['on']): Decision => ({
  ...decide('disclosure', disclosure, facts, on),
  facts: weighed(facts),
})

/**
 * What anyone outside the holder learns (ANON-02, R2): a release, or the one answer that is the same for a refusal and
 * for a person who never was. `null`: no such person.
 */
export const outsideAnswer = (decision: Decision | null): 'released' | 'not_found' =>
  decision?.allowed === true ? 'released' : 'not_found'
