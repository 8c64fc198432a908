/** A negative answer to an application or at a center's door (SVC-REFUSE-01, R27). Never by software, never for papers. */
import type { ThbStatus } from './admission.ts'
import type { Rule } from './decision.ts'
import { inForce } from './parameter.ts'
import { refusalGrounds } from './parameters/passport.ts'
import { cited } from './register.ts'

export interface RefusalFacts {
  /** As given: `no_legal_basis`, or any other word. */
  readonly ground: string | null
  /** Id of the person who decides. Null: none is named. */
  readonly decidedBy: string | null
  readonly reasonGiven: boolean
  readonly appealNoticeGiven: boolean
  readonly suffersDv: boolean | null
  readonly thbStatus: ThbStatus | null
}

const code = 'refusal_ground_not_allowed'

export const refusal: readonly Rule<RefusalFacts>[] = [
  {
    id: 'SVC-REFUSE-01',
    says: {
      az: 'Yeganə imtina əsası hüquqi əsasın olmamasıdır; sənəd, vətəndaşlıq, göndəriş və ya yer çatışmazlığı əsas deyil.',
      en: 'The one ground of refusal is no legal basis; papers, citizenship, a referral or lack of room never are.',
      ru: 'Единственное основание отказа: нет правового основания; документы, гражданство, направление и места им не служат.',
    },
    source: cited('SVC-REFUSE-01'),
    code,
    whenMissing: 'deny',
    holds: (f, on) => (f.ground === null ? null : inForce(refusalGrounds, on).some((ground) => ground === f.ground)),
  },
  {
    id: 'DV-ADM-01',
    says: {
      az: 'Məişət zorakılığından zərər çəkmiş və ya bunu bildirən şəxsə imtina edilmir.',
      en: 'A person who is or says she is a victim of domestic violence is not refused.',
      ru: 'Пострадавшему от бытового насилия или заявившему об этом не отказывают.',
    },
    source: cited('DV-ADM-01'),
    code,
    whenMissing: 'deny',
    holds: (f) => (f.suffersDv === null ? null : !f.suffersDv),
  },
  {
    id: 'THB-SUSP-01',
    says: {
      az: 'İnsan alveri şübhəsi olan şəxsə imtina edilmir: o, insan alveri mərkəzinə yönləndirilir.',
      en: 'A person suspected to be trafficked is not refused: she is shown the way to a trafficking center.',
      ru: 'При подозрении на торговлю людьми не отказывают: лицу указывают путь в соответствующий центр.',
    },
    source: cited('THB-SUSP-01'),
    code,
    whenMissing: 'deny',
    holds: (f) => f.thbStatus === null,
  },
  {
    id: 'SVC-AUTO-01',
    says: {
      az: 'İmtina qərarını adı bəlli insan verir, heç vaxt proqram yox.',
      en: 'A refusal is decided by a named human, never by software.',
      ru: 'Об отказе решает названное лицо, никогда не программа.',
    },
    source: cited('SVC-AUTO-01'),
    code,
    whenMissing: 'deny',
    holds: (f) => f.decidedBy !== null,
  },
  {
    id: 'SVC-REFUSE-01',
    says: {
      az: 'İmtina yazılı əsaslandırılır və şikayət yolu göstərilir.',
      en: 'A refusal has a written reason and a notice of appeal.',
      ru: 'Отказ мотивируется письменно, с разъяснением права обжалования.',
    },
    source: { act: 'house', place: 'SVC-REFUSE-01', standing: 'P' },
    code,
    whenMissing: 'deny',
    holds: (f) => f.reasonGiven && f.appealNoticeGiven,
  },
]
