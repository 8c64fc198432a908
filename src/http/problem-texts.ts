/** Words of the problems, one table in one piece (hence its length). No personal data: the same for every caller. */
import type { ProblemCode } from '../db/outcome.ts'
import type { Words } from '../kernel/words.ts'

const words = (az: string, en: string, ru: string): Words => ({ az, en, ru })

export const problemTexts: Readonly<Record<ProblemCode, { readonly title: Words; readonly detail: Words }>> = {
  malformed_request: {
    title: words('Sorğu oxunmadı', 'The request could not be read', 'Запрос не удалось прочитать'),
    detail: words(
      'JSON, kodlaşdırma, kursor, If-Match və ya Idempotency-Key düzgün formada deyil.',
      'Its JSON, encoding, cursor, If-Match or Idempotency-Key is not of the right form.',
      'JSON, кодировка, курсор, If-Match или Idempotency-Key имеют неверный вид.',
    ),
  },
  unauthenticated: {
    title: words('Giriş tələb olunur', 'Sign in', 'Требуется вход'),
    detail: words(
      'Etibarlı giriş nişanı təqdim edin.',
      'Send a valid access token.',
      'Предъявите действующий токен доступа.',
    ),
  },
  role_not_allowed: {
    title: words('Bu rola icazə verilmir', 'This role may not do that', 'Эта роль не вправе'),
    detail: words(
      'Bu hərəkət sizin rolunuza və ya qurumunuza açıq deyil.',
      'The act is not open to your role or your organisation.',
      'Действие недоступно вашей роли или организации.',
    ),
  },
  disclosure_forbidden: {
    title: words('Məlumat verilə bilməz', 'Disclosure is forbidden', 'Раскрытие запрещено'),
    detail: words(
      'Şəxsin bu quruma və bu məqsədə verdiyi qüvvədə olan razılıq yoxdur.',
      'There is no live consent of the person for this body and this purpose.',
      'Нет действующего согласия лица для этого органа и этой цели.',
    ),
  },
  grantor_not_valid: {
    title: words(
      'Razılıq verən şəxs səlahiyyətli deyil',
      'This person cannot consent',
      'Это лицо не может дать согласие',
    ),
    detail: words(
      'Razılığı yalnız şəxs özü və ya şübhəli olmayan qanuni nümayəndə verə bilər.',
      'Only the person herself, or a legal representative who is not suspected, can consent.',
      'Согласие даёт только само лицо или законный представитель, который не под подозрением.',
    ),
  },
  not_found: {
    title: words('Tapılmadı', 'Not found', 'Не найдено'),
    detail: words('Belə bir qeyd yoxdur.', 'There is no such record.', 'Такой записи нет.'),
  },
  method_not_allowed: {
    title: words('Metod mümkün deyil', 'Method not allowed', 'Метод не допускается'),
    detail: words(
      'Bu ünvan bu metodu qəbul etmir.',
      'This address does not take this method.',
      'Этот адрес не принимает этот метод.',
    ),
  },
  request_timeout: {
    title: words('Sorğu vaxtında çatmadı', 'The request took too long', 'Запрос занял слишком много времени'),
    detail: words('Sorğunu yenidən göndərin.', 'Send the request again.', 'Отправьте запрос ещё раз.'),
  },
  state_conflict: {
    title: words('Vəziyyət buna imkan vermir', 'The state does not allow it', 'Состояние этого не допускает'),
    detail: words(
      'Qeydin indiki vəziyyəti bu hərəkətə imkan vermir. Onu yenidən oxuyun.',
      "The record's present state does not allow this act. Read it again.",
      'Текущее состояние записи не допускает этого действия. Прочитайте её снова.',
    ),
  },
  bed_taken: {
    title: words('Yer tutulub', 'The bed is taken', 'Место занято'),
    detail: words(
      'Bu yer həmin gecələrdə tutulub. Başqa yer seçin və ya yersiz yerləşdirin.',
      'That bed is held on those nights. Ask for availability, or place her without a bed.',
      'Это место занято на эти ночи. Выберите другое или разместите без места.',
    ),
  },
  plan_active: {
    title: words('Fəal plan artıq var', 'A plan is already active', 'План уже действует'),
    detail: words(
      'Şəxsin eyni vaxtda yalnız bir fəal planı ola bilər.',
      'A person has one active plan at a time.',
      'У лица одновременно один действующий план.',
    ),
  },
  plan_required: {
    title: words('Plan tələb olunur', 'A plan is required', 'Нужен план'),
    detail: words(
      'Təxirəsalınmaz olmayan tədbir fəal fərdi plana əsaslanmalıdır.',
      'A measure that is not urgent must rest on an active individual plan.',
      'Неотложной мере нужен действующий индивидуальный план.',
    ),
  },
  parent_suspected: {
    title: words('Valideyn şübhəlidir', 'The parent is suspected', 'Родитель под подозрением'),
    detail: words(
      'Şübhəli şəxs uşağı müşayiət edə və onunla əlaqə saxlaya bilməz.',
      'A suspected person may not accompany the child or have contact with the child.',
      'Подозреваемое лицо не может сопровождать ребёнка и общаться с ним.',
    ),
  },
  representative_missing: {
    title: words('Nümayəndə yoxdur', 'A representative is missing', 'Нет представителя'),
    detail: words(
      'Uşağın hüquqlarını təmsil edən şəxsin iştirakı qeyd olunmalıdır. Sığınacaq davam edir.',
      'The presence of a person representing the child must be on record. Shelter goes on.',
      'Должно быть отмечено присутствие представителя ребёнка. Приют продолжается.',
    ),
  },
  notification_open: {
    title: words('Bildiriş açıqdır', 'A notice is still open', 'Уведомление ещё не закрыто'),
    detail: words(
      'Qanunun tələb etdiyi bildiriş hələ göndərilməyib.',
      'A notice that the law demands has not been sent yet.',
      'Уведомление, требуемое законом, ещё не отправлено.',
    ),
  },
  child_needs_safe_place: {
    title: words('Uşağa təhlükəsiz yer lazımdır', 'The child needs a safe place', 'Ребёнку нужно безопасное место'),
    detail: words(
      'Uşaq üçün başqa təhlükəsiz yer və qəyyumluq orqanının iştirakı qeyd olunmayıb.',
      'No other safe place and no guardianship involvement is on record for the child.',
      'Для ребёнка не отмечены безопасное место и участие органа опеки.',
    ),
  },
  already_granted: {
    title: words('Artıq verilib', 'Already granted', 'Уже предоставлено'),
    detail: words(
      'Birdəfəlik müavinət bir tanınma üçün bir dəfə verilir.',
      'The one-time allowance is given once for one identification.',
      'Единовременное пособие даётся один раз на одно признание.',
    ),
  },
  idempotency_conflict: {
    title: words('Eyni açarla sorğu icra olunur', 'The same key is in use', 'Запрос с этим ключом выполняется'),
    detail: words('Bir az sonra yenidən göndərin.', 'Send it again in a moment.', 'Повторите чуть позже.'),
  },
  version_mismatch: {
    title: words('Qeyd dəyişib', 'The record has changed', 'Запись изменилась'),
    detail: words(
      'Qeydi yenidən oxuyun və dəyişikliyi yeni ETag ilə göndərin.',
      'Read it again and send your change with the new ETag.',
      'Прочитайте её снова и отправьте изменение с новым ETag.',
    ),
  },
  payload_too_large: {
    title: words('Sorğu çox böyükdür', 'The request is too large', 'Запрос слишком большой'),
    detail: words('Sorğunun həcmi həddi aşır.', 'The body is larger than the limit.', 'Тело запроса превышает предел.'),
  },
  unsupported_media_type: {
    title: words('Bu növ məzmun qəbul edilmir', 'Unsupported media type', 'Тип содержимого не поддерживается'),
    detail: words(
      'Content-Type: application/json göndərin.',
      'Send Content-Type: application/json.',
      'Отправьте Content-Type: application/json.',
    ),
  },
  validation_failed: {
    title: words('Sorğu qaydaya uyğun deyil', 'The request breaks the schema', 'Запрос не соответствует схеме'),
    detail: words(
      'Səhv sahələr errors siyahısındadır.',
      'The fields that are wrong stand in errors.',
      'Неверные поля перечислены в errors.',
    ),
  },
  stay_limit_exceeded: {
    title: words('Qalma müddəti aşılır', 'The stay limit is exceeded', 'Превышен срок пребывания'),
    detail: words(
      'Planlaşdırılan tarix qanunla müəyyən edilmiş son gündən sonradır.',
      'The planned day is after the last day that the law allows.',
      'Запланированный день позже последнего дня по закону.',
    ),
  },
  referral_required: {
    title: words('Göndəriş tələb olunur', 'A referral is required', 'Нужно направление'),
    detail: words(
      'Göndəriş əsası üçün orqan, sənəd nömrəsi və tarix lazımdır. Yer emergency_request ilə dərhal verilir.',
      'The basis referral needs the body, the document number and its date. A bed is given at once with emergency_request.',
      'Для основания referral нужны орган, номер и дата документа. Место даётся сразу по emergency_request.',
    ),
  },
  consent_required: {
    title: words('Razılıq tələb olunur', 'Consent is required', 'Требуется согласие'),
    detail: words(
      'Səlahiyyətli şəxsin qüvvədə olan razılığı qeyd olunmalıdır.',
      'A live consent of a valid grantor must be on record.',
      'Должно быть отмечено действующее согласие надлежащего лица.',
    ),
  },
  view_required: {
    title: words('Uşağın rəyi tələb olunur', "The child's view is required", 'Требуется мнение ребёнка'),
    detail: words(
      'On yaşı tamam olmuş uşağın rəyi qərardan əvvəl öyrənilməlidir.',
      'The view of a child of ten or more must be on record before the decision.',
      'Мнение ребёнка от десяти лет должно быть отмечено до решения.',
    ),
  },
  refusal_ground_not_allowed: {
    title: words('Bu imtina əsası yoxdur', 'There is no such ground of refusal', 'Такого основания отказа нет'),
    detail: words(
      'Yeganə əsas no_legal_basis-dir; çatışmayan sənəd imtina əsası deyil.',
      'The one ground is no_legal_basis; a missing document is never a ground.',
      'Единственное основание no_legal_basis; отсутствие документа не основание.',
    ),
  },
  fee_not_allowed: {
    title: words('Xidmət ödənişsizdir', 'The service is free of charge', 'Услуга бесплатна'),
    detail: words(
      'Heç bir qiymət, ödəniş, hesab və ya ianə sahəsi qəbul edilmir.',
      'No price, fee, deposit, invoice or donation can be recorded.',
      'Нельзя записать цену, плату, залог, счёт или пожертвование.',
    ),
  },
  representative_suspected: {
    title: words('Nümayəndə şübhəlidir', 'The representative is suspected', 'Представитель под подозрением'),
    detail: words(
      'Şübhəli şəxs uşağı təmsil edə bilməz.',
      'A suspected person cannot represent the child.',
      'Подозреваемое лицо не может представлять ребёнка.',
    ),
  },
  intent_required: {
    title: words('Qəsd göstərilməlidir', 'Intent must be shown', 'Нужно показать умысел'),
    detail: words(
      'Vaxtından əvvəl çıxarma yalnız qəsdən, izah edilmiş daxili qaydanın pozulmasına görə mümkündür.',
      'Early removal needs an intentional breach of a house rule that was in force and explained before.',
      'Досрочное выселение возможно лишь за умышленное нарушение действовавшего и разъяснённого правила.',
    ),
  },
  recipient_not_specific: {
    title: words('Alıcı dəqiq deyil', 'The recipient is not specific', 'Получатель не определён'),
    detail: words(
      'Bir qurum, bir məqsəd və müddət göstərilməlidir.',
      'Name one body, one purpose and a term.',
      'Укажите один орган, одну цель и срок.',
    ),
  },
  scope_exceeds_consent: {
    title: words('Həcm razılıqdan genişdir', 'The scope exceeds the consent', 'Объём шире согласия'),
    detail: words(
      'Yalnız razılıqda adı çəkilən hissələr verilə bilər.',
      'Only the parts that the consent names can be released.',
      'Можно передать только части, названные в согласии.',
    ),
  },
  idempotency_reuse: {
    title: words(
      'Açar başqa sorğuda işlədilib',
      'The key was used for another request',
      'Ключ использован для другого запроса',
    ),
    detail: words(
      'Hər yeni sorğu üçün yeni Idempotency-Key göndərin.',
      'Send a new Idempotency-Key with each new request.',
      'Для каждого нового запроса нужен новый Idempotency-Key.',
    ),
  },
  law_gap: {
    title: words('Qanunda boşluq var', 'The law is silent', 'Закон молчит'),
    detail: words(
      'Həmin gün üçün qüvvədə olan dəyər yoxdur.',
      'No value is in force on that day.',
      'На этот день нет действующего значения.',
    ),
  },
  purpose_required: {
    title: words('Məqsəd göstərilməlidir', 'A purpose is required', 'Нужна цель'),
    detail: words(
      'Purpose başlığında siyahıdan bir məqsəd göndərin.',
      'Send a purpose from the list in the Purpose header.',
      'Укажите цель из списка в заголовке Purpose.',
    ),
  },
  not_accredited: {
    title: words('Mərkəz akkreditasiya olunmayıb', 'The center is not accredited', 'Центр не аккредитован'),
    detail: words(
      'Həmin gün akkreditasiyası olmayan mərkəzə yeni yerləşdirmə təklif edilə bilməz.',
      'No new placement can be proposed to a center without accreditation on that day.',
      'Нельзя предложить размещение в центр без аккредитации на этот день.',
    ),
  },
  companion_not_assessed: {
    title: words('Müşayiət edən şəxs qiymətləndirilməyib', 'The companion is not assessed', 'Сопровождающий не оценён'),
    detail: words(
      'Valideyn olmayan müşayiətçi üçün psixoloqun rəyi lazımdır.',
      "A companion who is not a parent needs the psychologist's assessment.",
      'Для сопровождающего, не являющегося родителем, нужна оценка психолога.',
    ),
  },
  hearing_required: {
    title: words('Şəxs dinlənilməlidir', 'The person must be heard', 'Лицо должно быть выслушано'),
    detail: words(
      'Qərardan əvvəl şəxsin dinlənilməsi qeyd olunmalıdır.',
      'That she was heard must be on record before the decision.',
      'До решения должно быть отмечено, что лицо выслушано.',
    ),
  },
  safety_plan_required: {
    title: words('Təhlükəsizlik planı lazımdır', 'A safety plan is required', 'Нужен план безопасности'),
    detail: words(
      'Təhlükəsizlik planı olmadan heç kim çıxarılmır.',
      'Nobody is removed without a safety plan.',
      'Без плана безопасности никого не выселяют.',
    ),
  },
  appeal_notice_required: {
    title: words('Şikayət hüququ izah edilməlidir', 'An appeal notice is required', 'Нужно разъяснить право жалобы'),
    detail: words(
      'Mənfi qərarla birlikdə şikayət qaydası bildirilməlidir.',
      'A negative decision carries a notice of appeal.',
      'К отрицательному решению прилагается порядок обжалования.',
    ),
  },
  amount_differs: {
    title: words('Məbləğ fərqlidir', 'The amount differs', 'Сумма отличается'),
    detail: words(
      'Məbləğ həmin gün qüvvədə olan məbləğə bərabər deyil.',
      'The amount is not the one in force that day.',
      'Сумма не равна действующей на этот день.',
    ),
  },
  identification_required: {
    title: words('Rəsmi tanınma tələb olunur', 'Formal identification is required', 'Требуется официальное признание'),
    detail: words(
      'Qeyddəki status bu ödənişə əsas vermir: müavinət rəsmi tanınmış, fondun yardımı həm də ehtimal olunan zərərçəkmiş üçündür.',
      'The status on record does not open this payment: the allowance is for identified victims, fund aid for potential ones too.',
      'Статус в деле не даёт права на выплату: пособие для официально признанных, помощь фонда и для предполагаемых жертв.',
    ),
  },
  no_legal_basis: {
    title: words('Hüquqi əsas yoxdur', 'There is no legal basis', 'Нет правового основания'),
    detail: words(
      'Qərarı adı bəlli bir əməkdaş verir; o vaxtadək sığınacaq davam edir.',
      'A named human decides; shelter goes on until then.',
      'Решает названный сотрудник; до этого приют продолжается.',
    ),
  },
  version_required: {
    title: words('ETag tələb olunur', 'An ETag is required', 'Нужен ETag'),
    detail: words(
      'Oxuduğunuz ETag-i If-Match başlığında göndərin.',
      'Send the ETag that you read as If-Match.',
      'Отправьте прочитанный ETag в заголовке If-Match.',
    ),
  },
  too_many_requests: {
    title: words('Sorğular çoxdur', 'Too many requests', 'Слишком много запросов'),
    detail: words('Bir az gözləyin.', 'Wait a moment.', 'Подождите немного.'),
  },
  overloaded: {
    title: words('Xidmət məşğuldur', 'The service is busy', 'Служба перегружена'),
    detail: words(
      'Bir az sonra yenidən göndərin; heç nə itməyib.',
      'Send it again in a moment; nothing was lost.',
      'Повторите чуть позже; ничего не потеряно.',
    ),
  },
  internal_error: {
    title: words('Gözlənilməz xəta', 'An unexpected error', 'Непредвиденная ошибка'),
    detail: words('Xəta qeyd edildi.', 'The error has been recorded.', 'Ошибка записана.'),
  },
}
