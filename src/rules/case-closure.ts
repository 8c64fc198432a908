/** When an episode may be closed: never while a body that must be told of a child has not been (THB-NOTIF-01, DV-NOTIF-01). */
import type { Rule } from './decision.ts'
import { cited } from './register.ts'

export interface ClosureFacts {
  /** Rules under which a notice of this episode is not sent yet: in review, due or failed. */
  readonly openNotices: readonly string[]
}

const told = (id: 'THB-NOTIF-01' | 'DV-NOTIF-01'): Rule<ClosureFacts> => ({
  id,
  says: {
    az: 'Uşaq barədə bildirilməli olan orqana məlumat göndərilməyibsə, iş bağlanmır.',
    en: 'A case is not closed while a body that must be told of a child has not been told.',
    ru: 'Дело не закрывается, пока орган, который должен быть извещён о ребёнке, не извещён.',
  },
  source: cited(id),
  code: 'notification_open',
  whenMissing: 'deny',
  holds: (f) => !f.openNotices.includes(id),
})

export const caseClosure: readonly Rule<ClosureFacts>[] = [told('THB-NOTIF-01'), told('DV-NOTIF-01')]
