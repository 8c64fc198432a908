/** Management's look at a child notice that waits: let it go, or say that none is required (DV-NOTIF-01, GEN-AGE-02, R11). */
import type { Rule } from './decision.ts'
import type { ReviewReason } from './duty.ts'
import { cited } from './register.ts'

export interface NoticeReleaseFacts {
  /** Child today, or presumed one. */
  readonly child: boolean
  readonly waitsFor: readonly ReviewReason[]
  /** Kind of another body that management names; null when it names none, `unknown` when the register has no such body. */
  readonly namedKind: string | null
  /** Kind of body that the law names. */
  readonly recipientKind: string
  /** The body that would be told, named or not, stands in conflict about her now. */
  readonly conflicted: boolean
}

/** Whom management may name in place of a conflicted body: another of its kind, or the executive authority above it. */
const instead = (kind: string, of: string): boolean => kind === of || kind === 'executive_authority'

export const noticeRelease: readonly Rule<NoticeReleaseFacts>[] = [
  {
    id: 'GEN-AGE-02',
    says: {
      az: 'Bildiriş yalnız uşaq və ya uşaq sayılan şəxs barədə göndərilir.',
      en: 'A notice is sent of a child, or of a person presumed to be one, and of nobody else.',
      ru: 'Уведомление направляется только о ребёнке или о лице, которое считается ребёнком.',
    },
    source: { act: 'house', place: 'GEN-AGE-02', standing: 'P' },
    code: 'disclosure_forbidden',
    whenMissing: 'deny',
    holds: (f) => f.child,
  },
  {
    id: 'ANON-01',
    says: {
      az: 'Maraqlar toqquşması olan orqana bildirilmir: rəhbərlik yuxarı və ya başqa səlahiyyətli orqanı göstərir.',
      en: 'A conflicted body is not told: management names its superior or another competent body.',
      ru: 'Орган с конфликтом интересов не уведомляется: руководство называет вышестоящий или другой компетентный орган.',
    },
    source: { act: 'house', place: 'ANON-01', standing: 'P' },
    code: 'recipient_not_specific',
    whenMissing: 'deny',
    holds: (f) =>
      !f.conflicted &&
      (f.namedKind === null ? !f.waitsFor.includes('recipient_conflicted') : instead(f.namedKind, f.recipientKind)),
  },
]

export const dismissalReasons = ['not_a_child', 'accompanying_unharmed'] as const

export interface NoticeDismissalFacts {
  readonly reason: (typeof dismissalReasons)[number]
  readonly child: boolean
  readonly waitsFor: readonly ReviewReason[]
}

export const noticeDismissal: readonly Rule<NoticeDismissalFacts>[] = [
  {
    id: 'DV-NOTIF-01',
    says: {
      az: 'Bildiriş yalnız şəxs uşaq olmadıqda və ya zərər çəkməmiş uşaq valideyni müşayiət etdikdə tələb olunmur.',
      en: 'No notice is required only where the person is no child, or a child who merely accompanies a parent.',
      ru: 'Уведомление не требуется, только если лицо не ребёнок либо ребёнок лишь сопровождает родителя.',
    },
    source: cited('DV-NOTIF-01'),
    code: 'state_conflict',
    whenMissing: 'deny',
    holds: (f) => {
      if (f.reason === 'not_a_child') return !f.child
      return f.waitsFor.includes('role_unknown') ? null : f.waitsFor.includes('accompanying')
    },
  },
]
