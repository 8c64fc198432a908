/** A person's rights over her own data (DATA-01): who may ask, what is granted, what is refused and by whom, what stays. */
import { addDays, addMinutes, bakuDay, type Instant, type LocalDate, startOfDay } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import type { Rule } from './decision.ts'
import { type DutyRule, task } from './duty.ts'
import { inForce } from './parameter.ts'
import { dataRefusalGrounds, dataRequestDays, dataRequestReminderDays } from './parameters/data-requests.ts'
import { housePolicy } from './placement-sources.ts'
import { purgeableOn } from './retention.ts'

export const dataRequestKinds = ['access', 'rectification', 'erasure', 'objection'] as const
export type DataRequestKind = (typeof dataRequestKinds)[number]

export interface AskerFacts {
  readonly kind: DataRequestKind
  readonly askedBy: 'self' | 'representative'
  /** A member of staff made sure that the asker is who she says. */
  readonly identityChecked: boolean
  /** She decides for herself by age and capacity. */
  readonly decidesForHerself: boolean
  /** The representative is on record as such. Null: nobody is named. */
  readonly represents: boolean | null
  /** Null: nobody is named. */
  readonly representativeSuspected: boolean | null
}

const policy = housePolicy('DATA-01')
const rule = <F>(says: Words, code: string, holds: Rule<F>['holds']): Rule<F> => ({
  id: 'DATA-01',
  says,
  source: policy,
  code,
  whenMissing: 'deny',
  holds,
})

/** What is opened or changed for the wrong asker is a disclosure, or worse. */
const asker: readonly Rule<AskerFacts>[] = [
  rule(
    {
      az: 'Sorğu yalnız soruşanın şəxsiyyəti yoxlandıqdan sonra təmin edilir.',
      en: 'A request is granted only when it was made sure who asks.',
      ru: 'Запрос удовлетворяется только после проверки личности обратившегося.',
    },
    'grantor_not_valid',
    (f) => f.identityChecked,
  ),
  rule(
    {
      az: 'Özü qərar verən şəxsin məlumatını yalnız özü, digərlərininkini qanuni nümayəndə istəyə bilər.',
      en: 'Whoever decides for herself asks herself; for anybody else a legal representative on record asks.',
      ru: 'За себя решающая просит сама; за остальных — законный представитель, внесённый в запись.',
    },
    'grantor_not_valid',
    (f) => (f.askedBy === 'self' ? true : f.decidesForHerself ? false : f.represents),
  ),
  rule(
    {
      az: 'Şübhəli nümayəndəyə heç bir məlumat açılmır və onun sözü ilə heç nə silinmir.',
      en: 'Nothing is opened to a suspected representative, and nothing is erased on his word.',
      ru: 'Подозреваемому представителю ничего не открывают и по его слову ничего не удаляют.',
    },
    'representative_suspected',
    (f) => (f.askedBy === 'self' ? true : f.representativeSuspected === null ? null : !f.representativeSuspected),
  ),
]

export interface GrantFacts extends AskerFacts {
  /** A correction on her record that carries the request out. */
  readonly corrected: boolean
  /** An episode of hers is open. */
  readonly openCase: boolean
  /** A court, a complaint or an open request needs the record. Null: nobody has looked. */
  readonly legalHold: boolean | null
}

export const dataRequestGrant: readonly Rule<GrantFacts>[] = [
  ...asker,
  rule(
    {
      az: 'Düzəliş sorğusu qeyddə edilmiş düzəlişə istinadla təmin edilir.',
      en: 'A request to set right is granted by pointing to the correction that was made.',
      ru: 'Запрос об исправлении удовлетворяется ссылкой на внесённое исправление.',
    },
    'validation_failed',
    (f) => f.kind !== 'rectification' || f.corrected,
  ),
  rule(
    {
      az: 'Qeyd yalnız özü qərar verən şəxsin öz istəyi ilə silinir, nümayəndənin təkcə sözü ilə yox.',
      en: 'A record is erased at the wish of whoever decides for herself, never on a representative’s word alone.',
      ru: 'Запись удаляют по желанию той, кто решает сама, но не по одному слову представителя.',
    },
    'grantor_not_valid',
    (f) => f.kind !== 'erasure' || (f.askedBy === 'self' && f.decidesForHerself),
  ),
  rule(
    {
      az: 'Açıq iş olduqda qeyd silinmir.',
      en: 'Nothing is erased while an episode is open.',
      ru: 'Пока дело открыто, запись не удаляют.',
    },
    'state_conflict',
    (f) => f.kind !== 'erasure' || !f.openCase,
  ),
  rule(
    {
      az: 'Məhkəmə, şikayət və ya açıq sorğu üçün lazım olan qeyd silinmir.',
      en: 'Nothing is erased that a court, a complaint or an open request needs.',
      ru: 'Не удаляют то, что нужно суду, жалобе или открытому запросу.',
    },
    'state_conflict',
    (f) => (f.kind !== 'erasure' ? true : f.legalHold === null ? null : !f.legalHold),
  ),
]

export interface DataRefusalFacts {
  readonly kind: DataRequestKind
  readonly ground: string
  readonly reasonGiven: boolean
  readonly appealNoticeGiven: boolean
}

export const dataRequestRefusal: readonly Rule<DataRefusalFacts>[] = [
  rule(
    {
      az: 'Sorğudan yalnız onun növü üçün sayılan əsasla imtina edilir.',
      en: 'A request is refused only on a ground that is listed for its kind.',
      ru: 'В запросе отказывают только по основанию, предусмотренному для его вида.',
    },
    'validation_failed',
    (f, on) => inForce(dataRefusalGrounds, on)[f.kind]?.includes(f.ground) === true,
  ),
  {
    ...rule<DataRefusalFacts>(
      {
        az: 'İmtina yazılı əsaslandırılır və şikayət yolu göstərilir.',
        en: 'A refusal has a written reason and a notice of appeal.',
        ru: 'Отказ мотивируется письменно, с разъяснением права обжалования.',
      },
      'appeal_notice_required',
      (f) => f.reasonGiven && f.appealNoticeGiven,
    ),
    id: 'RIGHT-01',
    source: housePolicy('RIGHT-01'),
  },
]

export interface SecondHandFacts {
  /** Ids of the two people. */
  readonly proposedBy: string
  readonly approvedBy: string
}

/** Erasure cannot be undone, and its refusal keeps a record against her wish: either way two people decide (R14). */
export const erasureApproval: readonly Rule<SecondHandFacts>[] = [
  rule(
    {
      az: 'Silinmə barədə qərarı hazırlayan şəxs onu təsdiq edə bilməz.',
      en: 'Whoever proposed what becomes of an erasure cannot approve it.',
      ru: 'Предложивший решение об удалении не может его утвердить.',
    },
    'role_not_allowed',
    (f) => f.approvedBy !== f.proposedBy,
  ),
]

/** The last instant at which the answer is in time: the end of that Baku day, by the term of the day of the request. */
export function answerDueAt(askedAt: Instant): Instant {
  const on = bakuDay(askedAt)
  return startOfDay(addDays(on, inForce(dataRequestDays, on) + 1))
}

export const dataRequestTasks: DutyRule<{ readonly at: Instant; readonly suspected: boolean }> = {
  id: 'DATA-01',
  arises: ({ at, suspected }) => {
    const dueAt = answerDueAt(at)
    const before = -inForce(dataRequestReminderDays, bakuDay(at)) * 24 * 60
    return [
      task('DATA-01', 'answer_data_request', addMinutes(dueAt, before)),
      task('DATA-01', 'data_request_overdue', dueAt),
      ...(suspected ? [task('DATA-01', 'ask_her_about_data_request', at)] : []),
    ]
  },
}

/** What stays after an erasure although she asked for it: proof of who was told and of who looked (RET-01). */
export const staysAfterErasure = (
  restedOn: LocalDate | null,
  on: LocalDate,
): { readonly class: 'disclosure' | 'audit'; readonly purgeableOn: LocalDate | null }[] =>
  (['disclosure', 'audit'] as const).map((kept) => ({
    class: kept,
    purgeableOn: purgeableOn({ class: kept, restedOn, legalHold: false, openCase: false }, on),
  }))
