/** Words for bodies, their staff, and why they read or are told. */
import type { OrganisationKind, Regime, Role, UnitType } from '../../access/actor.ts'
import type { Purpose } from '../../http/purposes.ts'
import type { DisclosurePurpose, DisclosureScope } from '../../rules/consent-terms.ts'
import { type CodeList, type Label, listOf } from './labels.ts'

const organisationKinds: Readonly<Record<OrganisationKind, Label>> = {
  dost_center: ['DOST mərkəzi', 'DOST center', 'Центр DOST'],
  call_center: ['Çağrı mərkəzi', 'Call center', 'Колл-центр'],
  portal: ['Elektron portal', 'Electronic portal', 'Электронный портал'],
  assistance_center: ['Yardım mərkəzi', 'Assistance center', 'Центр помощи'],
  sri_institution: [
    'Sığınacaq və sosial reabilitasiya müəssisəsi',
    'Shelter and social rehabilitation institution',
    'Учреждение приюта и социальной реабилитации',
  ],
  mia_shelter: ['Daxili İşlər Nazirliyinin sığınacağı', 'Shelter of the Ministry of Internal Affairs', 'Приют МВД'],
  social_services_agency: ['Sosial Xidmətlər Agentliyi', 'Social Services Agency', 'Агентство социальных услуг'],
  criminal_prosecution_body: ['Cinayət təqibi orqanı', 'Criminal prosecution body', 'Орган уголовного преследования'],
  dv_complaint_body: [
    'Məişət zorakılığı şikayətlərinə baxan orqan',
    'Body dealing with complaints of domestic violence',
    'Орган по жалобам на бытовое насилие',
  ],
  guardianship_authority: ['Qəyyumluq və himayə orqanı', 'Guardianship authority', 'Орган опеки и попечительства'],
  minors_commission: [
    'Uşaq hüquqlarının müdafiəsi üzrə komissiya',
    'Commission for the rights of minors',
    'Комиссия по защите прав детей',
  ],
  family_committee: [
    'Ailə, Qadın və Uşaq Problemləri üzrə Dövlət Komitəsi',
    'State Committee for Family, Women and Children Affairs',
    'Госкомитет по проблемам семьи, женщин и детей',
  ],
  executive_authority: ['Yerli icra hakimiyyəti orqanı', 'Local executive authority', 'Местная исполнительная власть'],
  employment_agency: ['Dövlət Məşğulluq Agentliyi', 'State Employment Agency', 'Государственное агентство занятости'],
  education_institution: ['Təhsil müəssisəsi', 'Education institution', 'Образовательное учреждение'],
  medical_institution: ['Tibb müəssisəsi', 'Medical institution', 'Медицинское учреждение'],
  bar_association: ['Vəkillər Kollegiyası', 'Bar Association', 'Коллегия адвокатов'],
  support_fund: ['Kömək Fondu', 'Support Fund', 'Фонд помощи'],
  migration_service: ['Dövlət Miqrasiya Xidməti', 'State Migration Service', 'Государственная миграционная служба'],
  identification_body: ['Rəsmi tanınma orqanı', 'Body of formal identification', 'Орган официального признания'],
  court: ['Məhkəmə', 'Court', 'Суд'],
  ngo: ['Qeyri-hökumət təşkilatı', 'Non-governmental organisation', 'Неправительственная организация'],
  municipality: ['Bələdiyyə', 'Municipality', 'Муниципалитет'],
  national_coordinator: ['Milli Koordinator', 'National Coordinator', 'Национальный координатор'],
  operator: ['Sistemin operatoru', 'Operator of the system', 'Оператор системы'],
}

const unitTypes: Readonly<Record<UnitType, Label>> = {
  center: ['Mərkəz', 'Center', 'Центр'],
  regional_center: ['Regional mərkəz', 'Regional center', 'Региональный центр'],
  branch: ['Filial', 'Branch', 'Филиал'],
}

const regimes: Readonly<Record<Regime, Label>> = {
  thb: ['İnsan alveri', 'Trafficking in human beings', 'Торговля людьми'],
  dv: ['Məişət zorakılığı', 'Domestic violence', 'Бытовое насилие'],
}

const roles: Readonly<Record<Role, Label>> = {
  front_office_operator: ['Ön ofis operatoru', 'Front office operator', 'Оператор фронт-офиса'],
  call_center_operator: ['Çağrı mərkəzinin operatoru', 'Call center operator', 'Оператор колл-центра'],
  portal_user: ['Portal istifadəçisi', 'Portal user', 'Пользователь портала'],
  case_worker: ['Sosial işçi', 'Case worker', 'Социальный работник'],
  psychologist: ['Psixoloq', 'Psychologist', 'Психолог'],
  lawyer: ['Hüquqşünas', 'Lawyer', 'Юрист'],
  medical_worker: ['Tibb işçisi', 'Medical worker', 'Медицинский работник'],
  duty_officer: ['Növbətçi', 'Duty officer', 'Дежурный'],
  center_manager: ['Mərkəzin rəhbəri', 'Center manager', 'Руководитель центра'],
  agency_officer: ['Agentliyin əməkdaşı', 'Officer of the Agency', 'Сотрудник Агентства'],
  finance_officer: ['Maliyyə işçisi', 'Finance officer', 'Финансовый работник'],
  authority_officer: ['Orqanın əməkdaşı', 'Officer of an outside body', 'Сотрудник органа'],
  statistician: ['Statistik', 'Statistician', 'Статистик'],
  auditor: ['Auditor', 'Auditor', 'Аудитор'],
  administrator: ['İnzibatçı', 'Administrator', 'Администратор'],
}

const purposes: Readonly<Record<Purpose, Label>> = {
  case_work: ['İş üzrə fəaliyyət', 'Work on the case', 'Работа по делу'],
  admission: ['Qəbul', 'Admission', 'Приём'],
  interview: ['Söhbət', 'Interview', 'Беседа'],
  consent_talk: ['Razılıq barədə söhbət', 'Talk about a consent', 'Беседа о согласии'],
  medical_care: ['Tibbi yardım', 'Medical care', 'Медицинская помощь'],
  psychological_care: ['Psixoloji yardım', 'Psychological care', 'Психологическая помощь'],
  legal_aid: ['Hüquqi yardım', 'Legal aid', 'Правовая помощь'],
  payment: ['Ödəniş', 'Payment', 'Выплата'],
  disclosure: ['Məlumatın verilməsi', 'Disclosure', 'Передача сведений'],
  statement: ['Şəxsin öz çıxarışı', 'Her own statement', 'Выписка для самого лица'],
  review: ['Baxış', 'Review', 'Пересмотр'],
  emergency: ['Təcili hal', 'Emergency', 'Экстренный случай'],
}

const disclosurePurposes: Readonly<Record<DisclosurePurpose, Label>> = {
  formal_identification: ['Rəsmi tanınma', 'Formal identification', 'Официальное признание'],
  legal_proceedings: ['Məhkəmə icraatı', 'Legal proceedings', 'Судопроизводство'],
  law_enforcement_step: ['Hüquq-mühafizə addımı', 'Law-enforcement step', 'Обращение в правоохранительные органы'],
  obtain_referral: ['Göndəriş almaq', 'To obtain a referral', 'Получение направления'],
  benefit: ['Müavinət və ya sosial yardım', 'Benefit', 'Пособие'],
  employment: ['Məşğulluq', 'Employment', 'Трудоустройство'],
  education: ['Təhsil', 'Education', 'Образование'],
  medical: ['Tibbi yardım', 'Medical help', 'Медицинская помощь'],
  psychological_course: ['Psixoloji kurs', 'Psychological course', 'Психологический курс'],
  repatriation: ['Repatriasiya', 'Repatriation', 'Репатриация'],
  documents: ['Sənədlər', 'Documents', 'Документы'],
  transfer: ['Başqa mərkəzə keçid', 'Transfer to another center', 'Перевод в другой центр'],
  family_contact: ['Ailə ilə əlaqə', 'Contact with the family', 'Связь с семьёй'],
  family_help: ['Ailəyə yardım', 'Help to the family', 'Помощь семье'],
  allowance: ['Birdəfəlik müavinət', 'One-time allowance', 'Единовременное пособие'],
}

const scopes: Readonly<Record<DisclosureScope, Label>> = {
  existence: ['Mərkəzdə olması', 'That she is here', 'Факт пребывания'],
  identity: ['Şəxsiyyəti', 'Identity', 'Личность'],
  contact: ['Əlaqə vasitəsi', 'Contact way', 'Способ связи'],
  case_summary: ['İşin qısa məzmunu', 'Summary of the case', 'Краткое содержание дела'],
  legal: ['Hüquqi hissə', 'Legal part', 'Правовая часть'],
  medical: ['Tibbi hissə', 'Medical part', 'Медицинская часть'],
  psychological: ['Psixoloji hissə', 'Psychological part', 'Психологическая часть'],
  children: ['Uşaqları', 'Her children', 'Дети'],
  stay_dates: ['Qalma tarixləri', 'Dates of the stay', 'Даты пребывания'],
}

export const listsOfBodies: readonly CodeList[] = [
  listOf('organisation-kinds', ['Təşkilat növləri', 'Kinds of organisation', 'Виды организаций'], organisationKinds),
  listOf('unit-types', ['DOST bölmələri', 'Units of the DOST Agency', 'Подразделения DOST'], unitTypes),
  listOf('regimes', ['Rejimlər', 'Regimes', 'Режимы'], regimes),
  listOf('roles', ['Rollar', 'Roles', 'Роли'], roles),
  listOf('purposes', ['Oxuma məqsədləri', 'Purposes of reading', 'Цели чтения'], purposes),
  listOf(
    'disclosure-purposes',
    ['Açıqlama məqsədləri', 'Purposes of disclosure', 'Цели раскрытия'],
    disclosurePurposes,
  ),
  listOf('scopes', ['Açıqlamanın həcmi', 'Scopes of disclosure', 'Объём раскрытия'], scopes),
]
