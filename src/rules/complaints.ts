/**
 * Complaints and appeals (RIGHT-01): a fact, never refused; handled by somebody other than the one complained of, answered in
 * writing by a clock, with the way to the next instance. A missing fact means yes and a task (R24).
 */
import { addDays, addMinutes, bakuDay, type Instant, type LocalDate, startOfDay } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'
import { inForce, type Parameter } from './parameter.ts'
import { administrativeDays, complaintDays, complaintReminderDays, courtDays } from './parameters/complaints.ts'
import { housePolicy } from './placement-sources.ts'

export const complaintKinds = ['complaint', 'appeal'] as const
export const complaintSubjects = ['staff', 'decision', 'service', 'house'] as const
export const complaintOutcomes = ['upheld', 'partly_upheld', 'rejected'] as const
export const complaintInstances = ['administrative_body', 'court'] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]
export type ComplaintOutcome = (typeof complaintOutcomes)[number]
export type ComplaintInstance = (typeof complaintInstances)[number]

export interface HandlerFacts {
  /** Null: it is about a member of staff, and nobody is named. */
  readonly complainedOf: boolean | null
  /** Null: it is about a decision, and none is named. */
  readonly decidedIt: boolean | null
}

const rule = <F>(says: Words, code: string, holds: Rule<F>['holds']): Rule<F> => ({
  id: 'RIGHT-01',
  says,
  source: housePolicy('RIGHT-01'),
  code,
  whenMissing: 'allow',
  holds,
})

export const complaintHandler: readonly Rule<HandlerFacts>[] = [
  rule(
    {
      az: 'Şikayətə barəsində şikayət edilən şəxs baxmır.',
      en: 'A complaint is handled by somebody other than the one complained of.',
      ru: 'Жалобу рассматривает не тот, на кого жалуются.',
    },
    'role_not_allowed',
    (f) => (f.complainedOf === null ? null : !f.complainedOf),
  ),
  rule(
    {
      az: 'Qərardan şikayətə həmin qərarı qəbul etmiş şəxs baxmır.',
      en: 'An appeal is handled by somebody other than whoever took the decision.',
      ru: 'Обжалование рассматривает не тот, кто принял решение.',
    },
    'role_not_allowed',
    (f) => (f.decidedIt === null ? null : !f.decidedIt),
  ),
]

export interface AnswererFacts extends HandlerFacts {
  /** Null: nobody was named to handle it. */
  readonly namedHandler: boolean | null
}

/** Who answers. Where nobody was named, whoever answers is the one who handled it. */
const answerer: readonly Rule<AnswererFacts>[] = [
  ...complaintHandler,
  rule(
    {
      az: 'Şikayətə ona baxmaq üçün adı çəkilən əməkdaş cavab verir.',
      en: 'A complaint is answered by the colleague who was named to handle it.',
      ru: 'На жалобу отвечает сотрудник, назначенный её рассматривать.',
    },
    'role_not_allowed',
    (f) => f.namedHandler,
  ),
]

export interface AnswerFacts extends AnswererFacts {
  readonly outcome: ComplaintOutcome
  /** Nobody to write to. */
  readonly anonymous: boolean
  readonly reasonGiven: boolean
  /** To whom she may go next. */
  readonly appealTo: readonly ComplaintInstance[]
}

export const complaintAnswer: readonly Rule<AnswerFacts>[] = [
  ...answerer,
  rule(
    {
      az: 'Cavab yazılı əsaslandırılır.',
      en: 'An answer has a written reason.',
      ru: 'Ответ мотивируется письменно.',
    },
    'validation_failed',
    (f) => f.anonymous || f.reasonGiven,
  ),
  rule(
    {
      az: 'Şikayət tam təmin edilmədikdə növbəti instansiya – inzibati orqan, məhkəmə – göstərilir.',
      en: 'An answer that does not wholly uphold a complaint names where she may go next: an administrative body, a court.',
      ru: 'Если жалоба удовлетворена не полностью, указывают, куда обратиться дальше: административный орган, суд.',
    },
    'appeal_notice_required',
    (f) => f.anonymous || f.outcome === 'upheld' || f.appealTo.length > 0,
  ),
]

const lastDay = (from: LocalDate, days: Parameter<number>): LocalDate => addDays(from, inForce(days, from))

/** The first instant at which the answer of the house is late, by the term of the day of the complaint. */
export const complaintDueAt = (at: Instant): Instant => startOfDay(addDays(lastDay(bakuDay(at), complaintDays), 1))

export interface CourtFacts {
  /** Of the decision appealed. */
  readonly decidedOn: LocalDate | null
  /** The day on which she was told the answer of the house. */
  readonly toldOn: LocalDate | null
  /** The day on which an administrative body answered. */
  readonly administrativeOn: LocalDate | null
}

/**
 * Last day for going to court; null while no term runs. An answer of the house itself is not counted as one of an instance
 * of appeal, so it does not move the term of a decision: the earlier day is the one that loses her nothing.
 */
export function courtUntil({ decidedOn, toldOn, administrativeOn }: CourtFacts): LocalDate | null {
  const from = administrativeOn ?? decidedOn ?? toldOn
  return from === null ? null : lastDay(from, courtDays)
}

export const administrativeUntil = (lodgedOn: LocalDate): LocalDate => lastDay(lodgedOn, administrativeDays)

/** Start of the day that lies the reminder's days before the end of a last day. */
const reminder = (lastOn: LocalDate, at: Instant): Instant =>
  startOfDay(addDays(lastOn, 1 - inForce(complaintReminderDays, bakuDay(at))))

export interface ComplaintFacts {
  readonly at: Instant
  readonly about: ComplaintSubject
  readonly staffNamed: boolean
  readonly decidedOn: LocalDate | null
  readonly anonymous: boolean
}

export const complaintTasks: DutyRule<ComplaintFacts> = {
  id: 'RIGHT-01',
  arises: ({ at, about, staffNamed, decidedOn, anonymous }) => {
    const dueAt = complaintDueAt(at)
    const courtOn = courtUntil({ decidedOn, toldOn: null, administrativeOn: null })
    const unnamed = (about === 'staff' && !staffNamed) || (about === 'decision' && decidedOn === null)
    const before = -inForce(complaintReminderDays, bakuDay(at)) * 24 * 60
    return [
      task('RIGHT-01', 'name_complaint_handler', at),
      task('RIGHT-01', 'answer_complaint', addMinutes(dueAt, before)),
      task('RIGHT-01', 'complaint_overdue', dueAt),
      ...(unnamed ? [task('RIGHT-01', 'find_out_what_complaint_is_about', at)] : []),
      ...(courtOn !== null && !anonymous ? [task('RIGHT-01', 'tell_her_of_court_term', reminder(courtOn, at))] : []),
    ]
  },
}

/** She is told the answer when she is alone and safe, as the name of the task says. */
export const complaintAnswerTasks: DutyRule<{ readonly at: Instant; readonly anonymous: boolean }> = {
  id: 'RIGHT-01',
  arises: ({ at, anonymous }) => (anonymous ? [] : [task('RIGHT-01', 'tell_her_of_complaint_outcome', at)]),
}

export interface StepFacts {
  readonly at: Instant
  readonly instance: ComplaintInstance
  readonly step: 'lodged' | 'answered'
  readonly anonymous: boolean
}

export const complaintStepTasks: DutyRule<StepFacts> = {
  id: 'RIGHT-01',
  arises: ({ at, instance, step, anonymous }) => {
    if (step === 'answered') return anonymous ? [] : [task('RIGHT-01', 'tell_her_of_complaint_answer', at)]
    if (instance === 'court') return []
    const askOn = addDays(administrativeUntil(bakuDay(at)), 1)
    return [task('RIGHT-01', 'ask_after_complaint', startOfDay(askOn))]
  },
}
