/** Every act and source that a rule or a value cites, once; a table, so longer than a file of rules. `house` stands for our own policy. */
import type { Words } from '../kernel/words.ts'

export interface Act {
  readonly id: string
  readonly kind: 'law' | 'code' | 'cabinet_decision' | 'convention' | 'page' | 'report' | 'house'
  readonly title: Words
  /** As printed: `275-IVQ`. Null where the source has none. */
  readonly number: string | null
  /** Day of adoption, or of publication for a page or report. Null where it is not known. */
  readonly adoptedOn: string | null
  /** Where the text was seen. */
  readonly link: string | null
}

const act = (
  id: string,
  kind: Act['kind'],
  title: Words,
  number: string | null = null,
  adoptedOn: string | null = null,
  link: string | null = null,
): Act => ({ id, kind, title, number, adoptedOn, link })

export const acts: readonly Act[] = [
  act(
    'dost-page',
    'page',
    {
      az: 'DOST Agentliyinin sosial xidmətlər səhifəsi: yardım mərkəzləri',
      en: 'Social services page of the DOST Agency: assistance centers',
      ru: 'Страница социальных услуг Агентства DOST: центры помощи',
    },
    null,
    null,
    'https://dost.gov.az/en/services/social-services/?kt=42',
  ),
  act(
    'dost-passport',
    'page',
    {
      az: '09-03-00-00 xidmət pasportu',
      en: 'Service passport 09-03-00-00',
      ru: 'Паспорт услуги 09-03-00-00',
    },
    '09-03-00-00',
    null,
    'https://dost.gov.az/services-passport/9-3',
  ),
  act('annual-report-2024', 'report', {
    az: 'Milli Koordinatorun 2024-cü il üzrə hesabatı (xəbər)',
    en: 'Annual report of the National Coordinator for 2024, as reported in the news',
    ru: 'Отчёт Национального координатора за 2024 год (по сообщению прессы)',
  }),
  act('mlspp-note', 'report', {
    az: 'Əmək və Əhalinin Sosial Müdafiəsi Nazirliyinin qayğı və dəstək haqqında məlumatı',
    en: 'Submission of the Ministry of Labour and Social Protection on care and support',
    ru: 'Справка Министерства труда и социальной защиты населения об уходе и поддержке',
  }),
  act('family-code', 'code', {
    az: 'Azərbaycan Respublikasının Ailə Məcəlləsi',
    en: 'Family Code of the Republic of Azerbaijan',
    ru: 'Семейный кодекс Азербайджанской Республики',
  }),
  act('civil-code', 'code', {
    az: 'Azərbaycan Respublikasının Mülki Məcəlləsi',
    en: 'Civil Code of the Republic of Azerbaijan',
    ru: 'Гражданский кодекс Азербайджанской Республики',
  }),
  act('labour-code', 'code', {
    az: 'Azərbaycan Respublikasının Əmək Məcəlləsi',
    en: 'Labour Code of the Republic of Azerbaijan',
    ru: 'Трудовой кодекс Азербайджанской Республики',
  }),
  act('criminal-code', 'code', {
    az: 'Azərbaycan Respublikasının Cinayət Məcəlləsi',
    en: 'Criminal Code of the Republic of Azerbaijan',
    ru: 'Уголовный кодекс Азербайджанской Республики',
  }),
  act('criminal-procedure-code', 'code', {
    az: 'Azərbaycan Respublikasının Cinayət-Prosessual Məcəlləsi',
    en: 'Criminal Procedure Code of the Republic of Azerbaijan',
    ru: 'Уголовно-процессуальный кодекс Азербайджанской Республики',
  }),
  act('migration-code', 'code', {
    az: 'Azərbaycan Respublikasının Miqrasiya Məcəlləsi',
    en: 'Migration Code of the Republic of Azerbaijan',
    ru: 'Миграционный кодекс Азербайджанской Республики',
  }),
  act(
    'law-958',
    'law',
    {
      az: '«İnsan alverinə qarşı mübarizə haqqında» Qanun',
      en: 'Law on Combating Trafficking in Persons',
      ru: 'Закон «О борьбе с торговлей людьми»',
    },
    '958-IIQ',
    '2005-06-28',
  ),
  act(
    'law-919',
    'law',
    {
      az: '«Yetkinlik yaşına çatmayanların baxımsızlığının və hüquq pozuntularının profilaktikası haqqında» Qanun',
      en: 'Law on the Prevention of Neglect of Minors and of Their Offences',
      ru: 'Закон «О профилактике безнадзорности и правонарушений несовершеннолетних»',
    },
    '919-IIQ',
    '2005-05-24',
    'https://e-qanun.az/framework/10670',
  ),
  act(
    'law-998',
    'law',
    {
      az: '«Fərdi məlumatlar haqqında» Qanun',
      en: 'Law on Personal Data',
      ru: 'Закон «О персональных данных»',
    },
    '998-IIIQ',
    '2010-05-11',
  ),
  act(
    'law-information',
    'law',
    {
      az: '«İnformasiya əldə etmək haqqında» Qanun',
      en: 'Law on Access to Information',
      ru: 'Закон «О получении информации»',
    },
    null,
    null,
    'http://azrefs.org/informasiya-elde-etmek-haqqinda-azerbaycan-respublikasinin-qan.html?page=3',
  ),
  act(
    'administrative-procedure-code',
    'code',
    {
      az: 'İnzibati Prosessual Məcəllə',
      en: 'Code of Administrative Procedure',
      ru: 'Административно-процессуальный кодекс',
    },
    null,
    null,
    'https://nhmt-az.org/frontend/pages/qa-inner.php?qa=38',
  ),
  act(
    'law-1058',
    'law',
    {
      az: '«Məişət zorakılığının qarşısının alınması haqqında» Qanun',
      en: 'Law on the Prevention of Domestic Violence',
      ru: 'Закон «О предотвращении бытового насилия»',
    },
    '1058-IIIQ',
    '2010-06-22',
  ),
  act(
    'law-275',
    'law',
    { az: '«Sosial xidmət haqqında» Qanun', en: 'Law on Social Service', ru: 'Закон «О социальном обслуживании»' },
    '275-IVQ',
    '2011-12-30',
  ),
  act(
    'cabinet-62',
    'cabinet_decision',
    {
      az: 'İnsan alveri qurbanlarının sosial reabilitasiyası Qaydaları',
      en: 'Rules on the social rehabilitation of victims of trafficking',
      ru: 'Правила социальной реабилитации жертв торговли людьми',
    },
    '62',
    '2006-03-06',
    'https://e-qanun.az/framework/11503',
  ),
  act(
    'cabinet-123',
    'cabinet_decision',
    {
      az: 'İnsan alveri qurbanlarının milli istiqamətləndirmə mexanizmi Qaydaları',
      en: 'Rules of the National Referral Mechanism for victims of trafficking',
      ru: 'Правила национального механизма перенаправления жертв торговли людьми',
    },
    '123',
    '2009-08-11',
    'https://e-qanun.az/framework/18248',
  ),
  act(
    'cabinet-206',
    'cabinet_decision',
    {
      az: 'Məişət zorakılığı törətmiş şəxslərin profilaktik qeydiyyata götürülməsi Qaydası',
      en: 'Rules on the preventive registration of persons who committed domestic violence',
      ru: 'Правила профилактического учёта лиц, совершивших бытовое насилие',
    },
    '206',
    '2011-12-19',
  ),
  act(
    'cabinet-46',
    'cabinet_decision',
    {
      az: 'Cinayət tərkibi olmayan məişət zorakılığı şikayətlərinə baxılması Qaydası',
      en: 'Rules on complaints of domestic violence without signs of a crime',
      ru: 'Правила рассмотрения жалоб на бытовое насилие без признаков преступления',
    },
    '46',
    '2012-02-24',
    'https://e-qanun.az/framework/23241',
  ),
  act(
    'cabinet-89',
    'cabinet_decision',
    {
      az: 'Məişət zorakılığından zərər çəkmiş şəxslərə yardım mərkəzlərinin fəaliyyəti Qaydası',
      en: 'Rules on the activity of assistance centers for victims of domestic violence',
      ru: 'Правила деятельности центров помощи пострадавшим от бытового насилия',
    },
    '89',
    '2012-04-25',
  ),
  act(
    'cabinet-252',
    'cabinet_decision',
    {
      az: 'İnsan alveri qurbanlarının repatriasiyası Qaydaları',
      en: 'Rules on the repatriation of victims of trafficking',
      ru: 'Правила репатриации жертв торговли людьми',
    },
    '252',
    '2013-09-10',
  ),
  act(
    'cabinet-320',
    'cabinet_decision',
    {
      az: 'Çətin həyat şəraitində olan şəxslərin dövlət sosial xidmət müəssisələrinə yerləşdirilməsi Qaydası',
      en: 'Rules for placing persons in difficult life situations in state social service institutions',
      ru: 'Правила размещения лиц в трудной жизненной ситуации в государственных социальных учреждениях',
    },
    '320',
    '2013-11-05',
  ),
  act(
    'child-rights-2026',
    'law',
    {
      az: 'Uşaq hüquqları üzrə 2026-cı il dəyişiklikləri',
      en: 'Child-rights amendments of 2026',
      ru: 'Изменения 2026 года в области прав ребёнка',
    },
    null,
    '2026-03-03',
    'https://report.az',
  ),
  act(
    'tip-report-2017',
    'report',
    {
      az: 'ABŞ Dövlət Departamentinin insan alveri haqqında 2017-ci il hesabatı',
      en: 'Trafficking in Persons Report 2017 of the US Department of State',
      ru: 'Доклад Госдепартамента США о торговле людьми за 2017 год',
    },
    null,
    null,
  ),
  act(
    'coe-convention-197',
    'convention',
    {
      az: 'İnsan alverinə qarşı mübarizə haqqında Avropa Şurası Konvensiyası',
      en: 'Council of Europe Convention on Action against Trafficking in Human Beings',
      ru: 'Конвенция Совета Европы о противодействии торговле людьми',
    },
    'CETS 197',
    '2005-05-16',
  ),
  act('house', 'house', {
    az: 'Xidmətin öz qaydası (qanun deyil)',
    en: 'Our own policy, not law',
    ru: 'Собственное правило сервиса, не закон',
  }),
]
