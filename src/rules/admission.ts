/**
 * Who is admitted (DV-ADM-01, THB-ADM-01, THB-SUSP-01, DV-ASSIST-01). Nothing here refuses: where no ground is known the
 * bed is given and a human decides (R21, R24). A negative answer is a decision of its own, see `refusal.ts`.
 */
import type { Instant, LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'
import { decide, type Ground, type Rule } from './decision.ts'
import type { Duty } from './duty.ts'
import type { Regime } from './parameters/facilities.ts'
import { cited } from './register.ts'

export type ThbStatus = 'suspected' | 'potential' | 'identified'

export interface AdmissionFacts {
  readonly regime: Regime
  /** She is, says she is or is referred as a victim of domestic violence. Null: nobody has asked yet. */
  readonly suffersDv: boolean | null
  /** A sign seen by staff or told by anyone is `suspected`. Null: none known. */
  readonly thbStatus: ThbStatus | null
  /** She asks for help, or agrees to it. Null: she cannot say yet. */
  readonly asksForHelp: boolean | null
  readonly needsSpecialCare: boolean | null
}

/** Every input of admission, and why it is read. RIGHT-02: sex, ethnicity, religion, origin and the like cannot appear. */
export const admissionInputs: Readonly<Record<keyof AdmissionFacts, string>> = {
  regime: 'the kind of center at whose door she stands',
  suffersDv: 'the ground of domestic violence',
  thbStatus: 'the ground of trafficking',
  asksForHelp: 'help is given at her request',
  needsSpecialCare: 'where she is safest, never whether',
}

const dvGround: Rule<AdmissionFacts> = {
  id: 'DV-ADM-01',
  says: {
    az: 'Məişət zorakılığından zərər çəkmiş, bunu bildirən və ya belə göndərilən şəxs qəbul edilir.',
    en: 'A person who is, says she is or is referred as a victim of domestic violence is admitted.',
    ru: 'Принимают того, кто пострадал от бытового насилия, заявил об этом или направлен как пострадавший.',
  },
  source: cited('DV-ADM-01'),
  code: 'no_legal_basis',
  whenMissing: 'allow',
  holds: (f) => (f.suffersDv === null && f.thbStatus === null ? null : f.suffersDv === true || f.thbStatus !== null),
}

const thbGround: Rule<AdmissionFacts> = {
  id: 'THB-ADM-01',
  says: {
    az: 'İnsan alverinin zərərçəkmişi və ya ehtimal olunan zərərçəkmişi rəsmi tanınmadan asılı olmayaraq qəbul edilir.',
    en: 'A victim or potential victim of trafficking is admitted, formally identified or not.',
    ru: 'Жертву или предполагаемую жертву торговли людьми принимают независимо от официального признания.',
  },
  source: cited('THB-ADM-01'),
  code: 'no_legal_basis',
  whenMissing: 'allow',
  holds: (f) => (f.thbStatus === null && f.suffersDv !== true ? null : true),
}

const suspicion: Rule<AdmissionFacts> = {
  id: 'THB-SUSP-01',
  says: {
    az: 'Müvəqqəti sığınacaq üçün təkcə şübhə kifayətdir.',
    en: 'Suspicion alone is enough for temporary shelter.',
    ru: 'Для временного приюта достаточно одного подозрения.',
  },
  source: cited('THB-SUSP-01'),
  code: 'no_legal_basis',
  whenMissing: 'allow',
  holds: (f) => (f.thbStatus === null ? null : true),
}

const request: Rule<AdmissionFacts> = {
  id: 'DV-ASSIST-01',
  says: {
    az: 'Yardım, sığınacaq, geyim və qida onun müraciəti ilə, göndəriş olmadan verilir.',
    en: 'Help, shelter, clothing and food are given at her request, without a referral.',
    ru: 'Помощь, приют, одежда и питание предоставляются по её просьбе, без направления.',
  },
  source: cited('DV-ASSIST-01'),
  code: 'consent_required',
  whenMissing: 'allow',
  holds: (f) => f.asksForHelp,
}

export const dvAdmission: readonly Rule<AdmissionFacts>[] = [dvGround, request]
export const thbAdmission: readonly Rule<AdmissionFacts>[] = [thbGround, suspicion, request]

/** `human_decision`: no automatic answer against her; she is sheltered while a named human decides. */
export interface AdmissionAdvice {
  readonly outcome: 'granted' | 'human_decision'
  /** R27: advice to a human. The bed stays hers until another place has taken her with her consent. */
  readonly route: 'this_center' | 'thb_center' | 'dv_center' | 'special_care'
  readonly grounds: readonly Ground[]
  readonly duties: readonly Duty[]
}

const tasks = {
  decide_admission: {
    az: 'Qəbul barədə insan qərar verir; şəxs bu vaxt sığınacaqda qalır.',
    en: 'A human decides on admission; meanwhile she stays sheltered.',
    ru: 'О приёме решает человек; до этого лицо остаётся в приюте.',
  },
  establish_facts: {
    az: 'Çatışmayan fakt onunla təklikdə aydınlaşdırılır; sığınacaq bunu gözləmir.',
    en: 'The missing fact is asked of her alone; shelter does not wait for it.',
    ru: 'Недостающий факт выясняют с лицом наедине; приют этого не ждёт.',
  },
  offer_thb_center: {
    az: 'İnsan alveri üzrə yardım mərkəzi təklif edilir; yer onda qalır.',
    en: 'A trafficking center is offered; the bed stays hers.',
    ru: 'Предлагается центр для жертв торговли людьми; место остаётся за лицом.',
  },
  offer_dv_center: {
    az: 'Məişət zorakılığı üzrə yardım mərkəzi təklif edilir; yer onda qalır.',
    en: 'A domestic violence center is offered; the bed stays hers.',
    ru: 'Предлагается центр помощи при бытовом насилии; место остаётся за лицом.',
  },
  offer_special_care: {
    az: 'Təhlükəsiz tibbi yer təklif edilir; anonimlik və yer saxlanılır.',
    en: 'A safe medical place is offered; anonymity and the bed are kept.',
    ru: 'Предлагается безопасное медицинское место; анонимность и место сохраняются.',
  },
} as const satisfies Record<string, Words>

function route(f: AdmissionFacts): AdmissionAdvice['route'] {
  if (f.needsSpecialCare === true) return 'special_care'
  if (f.regime === 'dv' && f.suffersDv !== true && f.thbStatus !== null) return 'thb_center'
  return f.regime === 'thb' && f.thbStatus === null && f.suffersDv === true ? 'dv_center' : 'this_center'
}

/** Shelter is given in either outcome; what is missing or points elsewhere becomes a task. */
export function adviseAdmission(facts: AdmissionFacts, on: LocalDate, at: Instant): AdmissionAdvice {
  const rules = facts.regime === 'dv' ? dvAdmission : thbAdmission
  const { allowed, grounds } = decide('admission', rules, facts, on)
  const ground = facts.regime === 'dv' ? 'DV-ADM-01' : 'THB-ADM-01'
  const known = grounds.some((g) => g.outcome === 'met' && g.rule !== 'DV-ASSIST-01')
  const way = route(facts)
  const whats: (keyof typeof tasks)[] = [
    ...(allowed ? [] : ['decide_admission' as const]),
    ...(known ? [] : ['establish_facts' as const]),
    ...(way === 'this_center' ? [] : [`offer_${way}` as const]),
  ]
  const task = (what: keyof typeof tasks): Duty => ({
    rule: ground,
    kind: 'task',
    what,
    state: 'due',
    dueAt: at,
    says: tasks[what],
    source: cited(ground),
  })
  return { outcome: allowed ? 'granted' : 'human_decision', route: way, grounds, duties: whats.map(task) }
}
