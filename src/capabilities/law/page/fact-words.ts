/** What people call the facts that the law asks for, and the few words of theirs that no code list has. */
import type { Words } from '../../../kernel/words.ts'

type Label = readonly [az: string, en: string, ru: string]
const words = ([az, en, ru]: Label): Words => ({ az, en, ru })

const facts = {
  regime: ['Rejim', 'Regime', 'Режим'],
  regimes: ['Rejimlər', 'Regimes', 'Режимы'],
  facility: ['Müəssisə', 'House', 'Учреждение'],
  admissionDate: ['Qəbul günü', 'Day of admission', 'День приёма'],
  arrivedAt: ['Gəliş anı', 'Instant of arrival', 'Момент прибытия'],
  birthDate: ['Doğum tarixi', 'Birth date', 'Дата рождения'],
  ageBasis: ['Yaşın əsası', 'Basis of the age', 'Основание возраста'],
  presumedChild: ['Uşaq olduğu ehtimal edilir', 'Presumed a child', 'Предполагается ребёнком'],
  capableMinor: [
    '18 yaşınadək nikah və ya emansipasiya',
    'Married or emancipated before 18',
    'Брак или эмансипация до 18',
  ],
  withoutCapacity: [
    'Məhkəmə qərarı ilə fəaliyyət qabiliyyətsiz',
    'Without capacity by a court',
    'Недееспособна по решению суда',
  ],
  suffersDv: ['Məişət zorakılığından zərər çəkir', 'Suffers domestic violence', 'Страдает от бытового насилия'],
  thbStatus: ['İnsan alveri üzrə status', 'Status as to trafficking', 'Статус по торговле людьми'],
  asksForHelp: ['Kömək istəyir', 'Asks for help', 'Просит помощи'],
  needsSpecialCare: ['Xüsusi qulluğa ehtiyacı var', 'Needs special care', 'Нуждается в особом уходе'],
  at: ['An', 'Instant', 'Момент'],
  citizenship: ['Vətəndaşlıq', 'Citizenship', 'Гражданство'],
  ground: ['Əsas', 'Ground', 'Основание'],
  decidedBy: ['Qərarı verən insan', 'Human who decides', 'Кто решает'],
  reasonGiven: ['Səbəb yazılıb', 'Reason given', 'Причина указана'],
  appealNoticeGiven: ['Şikayət hüququ izah edilib', 'Told of the appeal', 'Разъяснено право обжалования'],
  consent: ['Razılıq', 'Consent', 'Согласие'],
  consents: ['Razılıqlar', 'Consents', 'Согласия'],
  person: ['Şəxs', 'Person', 'Лицо'],
  purpose: ['Məqsəd', 'Purpose', 'Цель'],
  grantor: ['Razılıq verən', 'Grantor', 'Кто дал согласие'],
  representation: ['Nümayəndəlik', 'Representation', 'Представительство'],
  suspectedAt: ['Şübhənin anı', 'Suspected since', 'Подозревается с'],
  endedAt: ['Bitdiyi an', 'Ended at', 'Прекращено'],
  method: ['Üsul', 'Method', 'Способ'],
  grantedAt: ['Verildiyi an', 'Given at', 'Дано'],
  confirmedAt: ['Təsdiq anı', 'Confirmed at', 'Подтверждено'],
  validUntil: ['Bu ana qədər', 'Valid until', 'Действует до'],
  withdrawnAt: ['Geri götürülüb', 'Withdrawn at', 'Отозвано'],
  recipientId: ['Məlumatı alan orqan', 'Body that receives', 'Орган-получатель'],
  disclosurePurpose: ['Açıqlamanın məqsədi', 'Purpose of the disclosure', 'Цель раскрытия'],
  scopes: ['Həcm', 'Scopes', 'Объём'],
  subjects: ['Şəxslər', 'Persons', 'Лица'],
  ref: ['İşarə', 'Reference', 'Обозначение'],
  noticeTo: ['Qanuni bildirişin ünvanı', 'Statutory notice to', 'Уведомление по закону'],
  childView: ['Uşağın rəyi', 'View of the child', 'Мнение ребёнка'],
  objectionOverruled: [
    'Etiraz üzrə rəhbərliyin qərarı',
    'Management decided against the objection',
    'Решение руководства вопреки возражению',
  ],
  recipient: ['Alan', 'Recipient', 'Получатель'],
  id: ['Ad', 'Name', 'Название'],
  class: ['Sinif', 'Class', 'Класс'],
  kind: ['Növ', 'Kind', 'Вид'],
  basis: ['Əsas', 'Basis', 'Основание'],
  compelled: ['Məcburi sənəd', 'Order', 'Предписание'],
  documentNumber: ['Sənədin nömrəsi', 'Document number', 'Номер документа'],
  documentDate: ['Sənədin tarixi', 'Document date', 'Дата документа'],
  approvals: ['Təsdiqlər', 'Approvals', 'Утверждения'],
  by: ['Kim', 'By', 'Кем'],
  management: ['Rəhbərlik', 'Management', 'Руководство'],
  toReferrer: ['Göndərən orqan soruşur', 'The referrer asks', 'Спрашивает направивший'],
  childRole: ['Uşağın rolu', 'Role of the child', 'Роль ребёнка'],
  conflicted: ['Maraqlar toqquşan orqanlar', 'Bodies in conflict', 'Органы с конфликтом'],
  alreadyGranted: ['Artıq verilib', 'Granted before', 'Уже назначено'],
  amountQepik: ['Məbləğ, qəpik', 'Amount, qəpik', 'Сумма, гяпик'],
  decidedByRole: ['Qərarı verənin vəzifəsi', 'Role of who decides', 'Должность решающего'],
  conduct: ['Davranış', 'Conduct', 'Поведение'],
  actAt: ['Hərəkətin anı', 'Instant of the act', 'Момент поступка'],
  houseRuleFrom: ['Daxili qayda bu gündən', 'House rule from', 'Правило дома с'],
  houseRuleBefore: ['Daxili qayda bu günədək', 'House rule before', 'Правило дома до'],
  explainedAt: ['İzah edildiyi an', 'Explained at', 'Разъяснено'],
  intentional: ['Qəsdən', 'Intentional', 'Умышленно'],
  intentGroundsWritten: ['Qəsdin əsasları yazılıb', 'Grounds of intent written', 'Основания умысла записаны'],
  heard: ['Dinlənilib', 'Heard', 'Выслушана'],
  safetyPlan: ['Təhlükəsizlik planı', 'Safety plan', 'План безопасности'],
  appealNotice: ['Şikayət bildirişi', 'Notice of appeal', 'Сообщение об обжаловании'],
  leavesChildAlone: ['Uşaq tək qalır', 'Leaves a child alone', 'Ребёнок остаётся один'],
  otherSafePlace: ['Başqa təhlükəsiz yer', 'Other safe place', 'Другое безопасное место'],
  guardianshipInvolved: ['Qəyyumluq orqanı cəlb edilib', 'Guardianship authority involved', 'Привлечён орган опеки'],
  view: ['Rəy', 'View', 'Мнение'],
  stance: ['Münasibət', 'Stance', 'Позиция'],
  heardBy: ['Dinləyən', 'Heard by', 'Кем выслушан'],
  parentsPresent: ['Valideynlər iştirak edib', 'Parents present', 'Родители присутствовали'],
  objectionAnswered: ['Etiraza cavab verilib', 'Objection answered', 'На возражение отвечено'],
  hearingHarmful: ['Dinləmək zərərlidir', 'Hearing would harm', 'Выслушивание вредно'],
  ticketAt: ['Növbə bileti', 'Ticket', 'Талон'],
  servedAt: ['Qəbul başlayıb', 'Served', 'Приём начат'],
  registeredAt: ['Qeydə alınıb', 'Registered', 'Зарегистрировано'],
  frontDoneAt: ['Ön ofis bitib', 'Front office done', 'Фронт-офис завершён'],
  doneAt: ['Bitib', 'Done', 'Завершено'],
  now: ['İndi', 'Now', 'Сейчас'],
} as const satisfies Record<string, Label>

const answers = {
  outcome: ['Nəticə', 'Outcome', 'Итог'],
  limitMonths: ['Müddət, ay', 'Limit, months', 'Срок, месяцев'],
  limitDays: ['Müddət, gün', 'Limit, days', 'Срок, дней'],
  lastDay: ['Son gün', 'Last day', 'Последний день'],
  exitNotBefore: ['Bu gündən əvvəl çıxarılmır', 'Not made to leave before', 'Выселение не раньше'],
  reviewEveryDays: ['Yenidən baxış, gün', 'Reviewed every, days', 'Пересмотр каждые, дней'],
  route: ['Yol', 'Route', 'Путь'],
  live: ['Qüvvədədir', 'Live', 'Действует'],
  presumed: ['Ehtimalla', 'By presumption', 'По предположению'],
  consentsForSelf: ['Razılığı özü verir', 'Consents for herself', 'Согласие даёт сама'],
  viewDuty: ['Rəyin dinlənilməsi', 'Hearing the view', 'Выслушивание мнения'],
  currency: ['Valyuta', 'Currency', 'Валюта'],
  frontDueAt: ['Ön ofis bu ana qədər', 'Front office due', 'Фронт-офис до'],
  dueAt: ['Bu ana qədər', 'Due', 'До'],
  legalEndAt: ['Qanuni son', 'End in law', 'Законный конец'],
  frontBreached: ['Ön ofis gecikib', 'Front office late', 'Фронт-офис просрочен'],
  breached: ['Gecikib', 'Late', 'Просрочено'],
  legalEndBreached: ['Qanuni son keçib', 'Past the end in law', 'Законный срок прошёл'],
  code: ['Rədd kodu', 'Code of refusal', 'Код отказа'],
} as const satisfies Record<string, Label>

const outcomes = {
  limited: ['müddətli', 'limited', 'со сроком'],
  unlimited: ['müddətsiz', 'without a limit', 'без срока'],
  child: ['uşaq', 'child', 'ребёнок'],
  adult: ['yetkin', 'adult', 'взрослый'],
  mandatory: ['məcburi', 'mandatory', 'обязательно'],
  asked: ['soruşulur', 'asked for', 'спрашивают'],
  observed: ['müşahidə olunur', 'observed', 'наблюдают'],
  granted: ['verilir', 'granted', 'предоставляется'],
  human_decision: ['qərarı insan verir', 'a human decides', 'решает человек'],
  this_center: ['bu mərkəz', 'this center', 'этот центр'],
  thb_center: ['insan alveri üzrə mərkəz', 'trafficking center', 'центр по торговле людьми'],
  dv_center: ['məişət zorakılığı üzrə mərkəz', 'domestic violence center', 'центр по бытовому насилию'],
  special_care: ['xüsusi qulluq', 'special care', 'особый уход'],
  dost_service: ['DOST xidməti', 'DOST service', 'услуга DOST'],
  direct_center_admission: ['mərkəzə birbaşa qəbul', 'direct admission by a center', 'прямой приём центром'],
  allowed: ['icazə verilir', 'allowed', 'разрешено'],
  refused: ['rədd edilir', 'refused', 'отказано'],
  live: ['qüvvədədir', 'live', 'действует'],
  not_yet: ['hələ qüvvədə deyil', 'not yet', 'ещё нет'],
  pending: ['təsdiq gözləyir', 'waits to be confirmed', 'ждёт подтверждения'],
  expired: ['müddəti bitib', 'expired', 'истекло'],
  withdrawn: ['geri götürülüb', 'withdrawn', 'отозвано'],
  lapsed: ['düşüb', 'lapsed', 'прекратилось'],
  grantor_not_valid: ['verən səlahiyyətli deyil', 'grantor not valid', 'дано не тем лицом'],
  due: ['dərhal', 'due', 'немедленно'],
  pending_review: ['insan baxır', 'a human looks first', 'смотрит человек'],
  in_time: ['vaxtında', 'in time', 'в срок'],
  late: ['gecikib', 'late', 'просрочено'],
} as const satisfies Record<string, Label>

const codes = {
  ...outcomes,
  foreigner_permanent: [
    'Daimi yaşayan əcnəbi',
    'Foreigner with permanent residence',
    'Иностранец с постоянным проживанием',
  ],
  stateless_permanent: [
    'Daimi yaşayan vətəndaşlığı olmayan şəxs',
    'Stateless person with permanent residence',
    'Лицо без гражданства с постоянным проживанием',
  ],
  criminal_prosecution: ['Cinayət təqibi orqanı', 'Criminal prosecution body', 'Орган уголовного преследования'],
  other_state_body: ['Digər dövlət orqanı', 'Other state body', 'Иной госорган'],
  legal_entity: ['Hüquqi şəxs', 'Legal entity', 'Юридическое лицо'],
  individual: ['Fiziki şəxs', 'Individual', 'Физическое лицо'],
  consent: ['Razılıq', 'Consent', 'Согласие'],
  child_notice: ['Uşaq barədə bildiriş', 'Notice about a child', 'Уведомление о ребёнке'],
  compelled: ['Məcburi', 'Compelled', 'Принудительно'],
  court_order: ['Məhkəmə qərarı', 'Court order', 'Судебное решение'],
  statutory_order: ['Qanuni tələb', 'Statutory order', 'Требование закона'],
  house_rule_broken: ['Daxili qaydanın pozulması', 'House rule broken', 'Нарушено правило дома'],
  withdrew_consent: ['Razılığı geri götürüb', 'Withdrew consent', 'Отозвала согласие'],
  refused_service: ['Xidmətdən imtina edib', 'Refused a service', 'Отказалась от услуги'],
  left: ['Çıxıb', 'Left', 'Ушла'],
  contacted_family: ['Ailə ilə əlaqə saxlayıb', 'Contacted her family', 'Связалась с семьёй'],
  did_not_cooperate: ['Əməkdaşlıq etməyib', 'Did not cooperate', 'Не сотрудничала'],
  trained_worker: ['Hazırlıqlı əməkdaş', 'Trained worker', 'Обученный сотрудник'],
} as const satisfies Record<string, Label>

const fieldLabels: Readonly<Record<string, Label>> = { ...facts, ...answers }
const codeLabels: Readonly<Record<string, Label>> = codes

/** What people call a field of a question or an answer; undefined where it has no words yet. */
export const fieldWords = (field: string): Words | undefined => {
  const label = Object.hasOwn(fieldLabels, field) ? fieldLabels[field] : undefined
  return label && words(label)
}

/** Fields of an answer and the words with which it may answer, for the browser. */
export const answerWords = { fields: Object.keys(answers), outcomes: Object.keys(outcomes) }

/** Words for a code that stands in no code list. */
export const codeWords = (code: string): Words | undefined => {
  const label = Object.hasOwn(codeLabels, code) ? codeLabels[code] : undefined
  return label && words(label)
}
