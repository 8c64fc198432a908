/** The demo register, one table in one piece (hence its length). Names of real institutions stand for a role in the law. */
import type { OrganisationKind, Regime, UnitType } from '../access/actor.ts'
import { day, type LocalDate } from '../kernel/dates.ts'
import type { Words } from '../kernel/words.ts'

/** Area in which a body is competent; null: the whole country. Two areas, so that "the center's area" can be told apart. */
export type DemoArea = 'baku' | 'ganja' | null

export interface DemoOrganisation {
  /** What `--org` of the token command takes. */
  readonly code: string
  readonly id: string
  readonly kind: OrganisationKind
  readonly unitType: UnitType | null
  readonly regimes: readonly Regime[]
  readonly area: DemoArea
  /** False for a non-state body; a non-state center needs accreditation (DV-ACCR-01). */
  readonly state: boolean
  /** Last day of the accreditation, inclusive. */
  readonly accreditedUntil: LocalDate | null
  readonly name: Words
}

const plain = { unitType: null, regimes: [], area: null, state: true, accreditedUntil: null } as const

/** Ids are constants, so that a token and a database made apart from each other agree. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    ...plain,
    code: 'dv-center-baku',
    id: 'd86c7d9a-8c43-4152-99d1-b567b23d0287',
    kind: 'assistance_center',
    regimes: ['dv'],
    area: 'baku',
    name: {
      az: 'Bakı şəhəri üzrə məişət zorakılığından zərər çəkmiş şəxslərə yardım mərkəzi',
      en: 'Baku Assistance Center for Victims of Domestic Violence',
      ru: 'Бакинский центр помощи лицам, пострадавшим от бытового насилия',
    },
  },
  {
    ...plain,
    code: 'dv-center-ganja',
    id: 'b3d86b8a-534c-4894-bdcd-4a6e53688dc2',
    kind: 'assistance_center',
    regimes: ['dv'],
    area: 'ganja',
    name: {
      az: 'Gəncə şəhəri üzrə məişət zorakılığından zərər çəkmiş şəxslərə yardım mərkəzi',
      en: 'Ganja Assistance Center for Victims of Domestic Violence',
      ru: 'Гянджинский центр помощи лицам, пострадавшим от бытового насилия',
    },
  },
  {
    ...plain,
    code: 'thb-center-baku',
    id: 'e315692d-86ef-4288-8f32-c9410545004e',
    kind: 'assistance_center',
    regimes: ['thb'],
    area: 'baku',
    name: {
      az: 'İnsan Alveri Qurbanlarına Yardım Mərkəzi',
      en: 'Center for Assistance to Victims of Human Trafficking',
      ru: 'Центр помощи жертвам торговли людьми',
    },
  },
  {
    ...plain,
    code: 'ngo-shelter',
    id: 'db589bc9-a4b7-44f1-af14-a39964a83192',
    kind: 'assistance_center',
    regimes: ['dv'],
    area: 'baku',
    state: false,
    accreditedUntil: day('2029-12-31'),
    name: {
      az: 'Məişət zorakılığından zərər çəkmiş şəxslərə qeyri-dövlət yardım mərkəzi',
      en: 'Non-state Assistance Center for Victims of Domestic Violence',
      ru: 'Негосударственный центр помощи лицам, пострадавшим от бытового насилия',
    },
  },
  {
    ...plain,
    code: 'sri-baku',
    id: '24daff8d-eaee-449a-8ede-cd1d8ec036be',
    kind: 'sri_institution',
    regimes: ['dv'],
    area: 'baku',
    name: {
      az: 'Həssas əhali qruplarından olan şəxslər üçün Sığınacaq və Sosial Reabilitasiya Müəssisəsi',
      en: 'Shelter and Social Rehabilitation Institution for Persons from Vulnerable Groups',
      ru: 'Приют и учреждение социальной реабилитации для лиц из уязвимых групп населения',
    },
  },
  {
    ...plain,
    code: 'mia-shelter',
    id: 'abdf6fc8-f615-4094-a2f3-79a82d62cce7',
    kind: 'mia_shelter',
    regimes: ['thb'],
    name: {
      az: 'İnsan Alveri Qurbanları üçün Sığınacaq',
      en: 'Shelter for Victims of Human Trafficking',
      ru: 'Приют для жертв торговли людьми',
    },
  },
  {
    ...plain,
    code: 'dost-baku',
    id: '28ebd91a-2314-4fbd-b926-e2b49bed6f2b',
    kind: 'dost_center',
    unitType: 'center',
    area: 'baku',
    name: { az: 'Bakı “DOST” mərkəzi', en: 'Baku DOST Center', ru: 'Бакинский центр «DOST»' },
  },
  {
    ...plain,
    code: 'dost-regional',
    id: 'fcb31fda-0bb4-48ab-b8c6-af9b4adcc7ac',
    kind: 'dost_center',
    unitType: 'regional_center',
    area: 'ganja',
    name: {
      az: 'Gəncə Regional “DOST” mərkəzi',
      en: 'Ganja Regional DOST Center',
      ru: 'Гянджинский региональный центр «DOST»',
    },
  },
  {
    ...plain,
    code: 'dost-branch',
    id: '5fa7da14-1433-4802-9b15-cc2da29c37ee',
    kind: 'dost_center',
    unitType: 'branch',
    area: 'ganja',
    name: { az: '“DOST” filialı', en: 'DOST Branch', ru: 'Филиал «DOST»' },
  },
  {
    ...plain,
    code: 'call-center',
    id: '8c5f945d-6028-4eed-af23-bc16f0d43178',
    kind: 'call_center',
    name: { az: 'Çağrı mərkəzi', en: 'Call Center', ru: 'Колл-центр' },
  },
  {
    ...plain,
    code: 'portal',
    id: 'ec72da5f-70e2-42d6-842d-ae6ebea03f5d',
    kind: 'portal',
    name: { az: 'Elektron xidmətlər portalı', en: 'Portal of Electronic Services', ru: 'Портал электронных услуг' },
  },
  {
    ...plain,
    code: 'sxa',
    id: '7d7c6e1d-a16f-4286-9145-cb60151ccca6',
    kind: 'social_services_agency',
    name: { az: 'Sosial Xidmətlər Agentliyi', en: 'Social Services Agency', ru: 'Агентство социальных услуг' },
  },
  {
    ...plain,
    code: 'police-baku',
    id: 'cb8caae8-34c2-49c7-a1c4-2c3825bd000d',
    kind: 'criminal_prosecution_body',
    area: 'baku',
    name: {
      az: 'Bakı Şəhəri Baş Polis İdarəsi',
      en: 'Main Police Department of Baku City',
      ru: 'Главное управление полиции города Баку',
    },
  },
  {
    ...plain,
    code: 'prosecutor-baku',
    id: 'ffdedf0a-9d5f-4e9b-82c3-002d79a5f23b',
    kind: 'criminal_prosecution_body',
    area: 'baku',
    name: { az: 'Bakı Şəhər Prokurorluğu', en: 'Prosecutor’s Office of Baku City', ru: 'Прокуратура города Баку' },
  },
  {
    ...plain,
    code: 'dv-complaints-baku',
    id: '602ae78a-5322-4647-a4e2-55ef1b1f2a53',
    kind: 'dv_complaint_body',
    area: 'baku',
    name: {
      az: 'Məişət zorakılığı ilə bağlı şikayətlərə baxan orqan (Bakı)',
      en: 'Body for Complaints of Domestic Violence (Baku)',
      ru: 'Орган по рассмотрению жалоб о бытовом насилии (Баку)',
    },
  },
  {
    ...plain,
    code: 'guardianship-baku',
    id: '849a5339-804f-44a6-b7d8-dd6e50ded056',
    kind: 'guardianship_authority',
    area: 'baku',
    name: {
      az: 'Qəyyumluq və himayə orqanı (Bakı)',
      en: 'Guardianship and Trusteeship Authority (Baku)',
      ru: 'Орган опеки и попечительства (Баку)',
    },
  },
  {
    ...plain,
    code: 'guardianship-ganja',
    id: 'f388c5d0-c39f-42cc-b0c4-f6cba8f64bed',
    kind: 'guardianship_authority',
    area: 'ganja',
    name: {
      az: 'Qəyyumluq və himayə orqanı (Gəncə)',
      en: 'Guardianship and Trusteeship Authority (Ganja)',
      ru: 'Орган опеки и попечительства (Гянджа)',
    },
  },
  {
    ...plain,
    code: 'minors-baku',
    id: '3d852e54-48c2-416a-9f16-bcb2c3bf7180',
    kind: 'minors_commission',
    area: 'baku',
    name: {
      az: 'Yetkinlik yaşına çatmayanların işləri və hüquqlarının müdafiəsi üzrə komissiya (Bakı)',
      en: 'Commission for Minors’ Affairs and the Protection of Their Rights (Baku)',
      ru: 'Комиссия по делам и защите прав несовершеннолетних (Баку)',
    },
  },
  {
    ...plain,
    code: 'minors-ganja',
    id: 'c28f6fb0-3813-4058-88cb-a51615631fc2',
    kind: 'minors_commission',
    area: 'ganja',
    name: {
      az: 'Yetkinlik yaşına çatmayanların işləri və hüquqlarının müdafiəsi üzrə komissiya (Gəncə)',
      en: 'Commission for Minors’ Affairs and the Protection of Their Rights (Ganja)',
      ru: 'Комиссия по делам и защите прав несовершеннолетних (Гянджа)',
    },
  },
  {
    ...plain,
    code: 'family-committee',
    id: '3caf373c-4201-44f7-91ff-8440c00b5ee0',
    kind: 'family_committee',
    name: {
      az: 'Ailə, Qadın və Uşaq Problemləri üzrə Dövlət Komitəsi',
      en: 'State Committee for Family, Women and Children Affairs',
      ru: 'Государственный комитет по проблемам семьи, женщин и детей',
    },
  },
  {
    ...plain,
    code: 'executive-baku',
    id: '42126a2b-a8ca-4a24-a46f-efeaa9132736',
    kind: 'executive_authority',
    area: 'baku',
    name: {
      az: 'Bakı Şəhər İcra Hakimiyyəti',
      en: 'Executive Authority of Baku City',
      ru: 'Исполнительная власть города Баку',
    },
  },
  {
    ...plain,
    code: 'employment',
    id: '2a6e8bcd-7493-4c69-8d8e-980ed646b532',
    kind: 'employment_agency',
    name: {
      az: 'Dövlət Məşğulluq Agentliyi',
      en: 'State Employment Agency',
      ru: 'Государственное агентство занятости',
    },
  },
  {
    ...plain,
    code: 'bar',
    id: 'ef42399d-7cd1-4b9a-9414-50a187cb3c2e',
    kind: 'bar_association',
    name: { az: 'Vəkillər Kollegiyası', en: 'Bar Association', ru: 'Коллегия адвокатов' },
  },
  {
    ...plain,
    code: 'support-fund',
    id: '266df5fe-5fa9-4109-a9d0-c921e2fd79da',
    kind: 'support_fund',
    name: {
      az: 'İnsan alveri qurbanlarına Kömək Fondu',
      en: 'Support Fund for Victims of Human Trafficking',
      ru: 'Фонд помощи жертвам торговли людьми',
    },
  },
  {
    ...plain,
    code: 'medical-baku',
    id: '4fd52517-3b5b-4c97-b6f3-fc9052ea5dda',
    kind: 'medical_institution',
    area: 'baku',
    name: { az: 'Tibb müəssisəsi (Bakı)', en: 'Medical Institution (Baku)', ru: 'Медицинское учреждение (Баку)' },
  },
  {
    ...plain,
    code: 'school-baku',
    id: 'f8a7c6c7-5c40-48a1-844b-1f7e8d247a2f',
    kind: 'education_institution',
    area: 'baku',
    name: { az: 'Ümumtəhsil məktəbi (Bakı)', en: 'General School (Baku)', ru: 'Общеобразовательная школа (Баку)' },
  },
  {
    ...plain,
    code: 'migration',
    id: '4c599f07-a7dc-432f-bf49-4d9c488a3077',
    kind: 'migration_service',
    name: { az: 'Dövlət Miqrasiya Xidməti', en: 'State Migration Service', ru: 'Государственная миграционная служба' },
  },
  {
    ...plain,
    code: 'mia-thb',
    id: 'ce12e683-4a19-40cf-a4b5-1e9d0eadf56f',
    kind: 'identification_body',
    name: {
      az: 'İnsan Alverinə Qarşı Mübarizə Baş İdarəsi',
      en: 'Main Department on Combating Trafficking in Human Beings',
      ru: 'Главное управление по борьбе с торговлей людьми',
    },
  },
  {
    ...plain,
    code: 'court-baku',
    id: 'b6aa4b96-4bcf-4a01-931c-5f86f3fea827',
    kind: 'court',
    area: 'baku',
    name: { az: 'Bakı şəhəri rayon məhkəməsi', en: 'District Court of Baku City', ru: 'Районный суд города Баку' },
  },
  {
    ...plain,
    code: 'ngo-baku',
    id: '0642c34b-62d9-40a5-9a63-d6bc87310bea',
    kind: 'ngo',
    area: 'baku',
    state: false,
    name: {
      az: 'Qeyri-hökumət təşkilatı (Bakı)',
      en: 'Non-governmental Organisation (Baku)',
      ru: 'Неправительственная организация (Баку)',
    },
  },
  {
    ...plain,
    code: 'municipality-baku',
    id: '453fb994-3885-4130-ab79-fb513552811d',
    kind: 'municipality',
    area: 'baku',
    state: false,
    name: { az: 'Bələdiyyə (Bakı)', en: 'Municipality (Baku)', ru: 'Муниципалитет (Баку)' },
  },
  {
    ...plain,
    code: 'national-coordinator',
    id: '26bae136-94e5-4ddd-af57-ff10712f1570',
    kind: 'national_coordinator',
    name: {
      az: 'İnsan Alverinə Qarşı Mübarizə üzrə Milli Koordinator',
      en: 'National Coordinator for Combating Human Trafficking',
      ru: 'Национальный координатор по борьбе с торговлей людьми',
    },
  },
  {
    ...plain,
    code: 'operator',
    id: '9e5d71a4-eebd-4e10-84c2-ab4b71868d51',
    kind: 'operator',
    name: { az: 'Sistemin operatoru', en: 'Operator of the System', ru: 'Оператор системы' },
  },
]
