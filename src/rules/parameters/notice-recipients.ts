/** Who must be told of a child in a center, and what the law calls these bodies over time (DV-NOTIF-01, THB-NOTIF-01). */
import { day } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { Parameter } from '../parameter.ts'
import { cited } from '../register.ts'

export type NoticeRecipient = 'guardianship_authority' | 'minors_commission' | 'family_committee'

const checkedOn = day('2026-11-22')

export const dvNoticeRecipients: Parameter<readonly NoticeRecipient[]> = {
  id: 'notice.recipients-dv',
  rule: 'DV-NOTIF-01',
  says: {
    az: 'Məişət zorakılığından zərər çəkmiş uşaq barədə bildirilən orqanlar; qəyyumluq orqanı mərkəzin ərazisi üzrədir.',
    en: 'Bodies told of a child in a domestic violence center; the guardianship authority is that of the center’s area.',
    ru: 'Органы, уведомляемые о ребёнке в центре помощи при бытовом насилии; орган опеки по территории центра.',
  },
  unit: 'kinds of body',
  versions: [
    {
      from: null,
      value: ['guardianship_authority', 'minors_commission', 'family_committee'],
      source: cited('DV-NOTIF-01'),
    },
  ],
  checkedOn,
}

/** S10 does not say which area; the center's is used, never the child's home district. */
export const thbNoticeRecipients: Parameter<readonly NoticeRecipient[]> = {
  id: 'notice.recipients-thb',
  rule: 'THB-NOTIF-01',
  says: {
    az: 'İnsan alverindən zərər çəkmiş uşaq barədə bildirilən orqanlar; qəyyumluq orqanı mərkəzin ərazisi üzrədir.',
    en: 'Bodies told of a trafficked child; the guardianship authority is that of the center’s area.',
    ru: 'Органы, уведомляемые о ребёнке, пострадавшем от торговли людьми; орган опеки по территории центра.',
  },
  unit: 'kinds of body',
  versions: [{ from: null, value: ['guardianship_authority', 'minors_commission'], source: cited('THB-NOTIF-01') }],
  checkedOn,
}

export const minorsCommissionName: Parameter<Words> = {
  id: 'notice.minors-commission-name',
  rule: 'DV-NOTIF-01',
  says: {
    az: 'Komissiyanın qanundakı adı.',
    en: 'What the law calls the commission.',
    ru: 'Название комиссии в законе.',
  },
  unit: 'name',
  versions: [
    {
      from: null,
      value: {
        az: 'Yetkinlik yaşına çatmayanların işləri və hüquqlarının müdafiəsi üzrə komissiya',
        en: 'Commission for the Affairs and Protection of the Rights of Minors',
        ru: 'Комиссия по делам и защите прав несовершеннолетних',
      },
      source: cited('DV-NOTIF-01'),
    },
    {
      from: day('2026-03-03'),
      value: {
        az: 'Uşaq hüquqlarının müdafiəsi üzrə komissiya',
        en: 'Commission for the Protection of Child Rights',
        ru: 'Комиссия по защите прав ребёнка',
      },
      source: {
        act: 'child-rights-2026',
        place: 'final reading of 3 March 2026; the day of entry into force was not seen',
        standing: 'V',
      },
    },
  ],
  checkedOn,
}
