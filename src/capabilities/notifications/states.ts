/** `pending_review → due → sent → acknowledged`; `failed` after the last try; `cancelled` and `not_required` end it unsent. */
export const noticeStates = [
  'pending_review',
  'due',
  'sent',
  'acknowledged',
  'cancelled',
  'not_required',
  'failed',
] as const
export type NoticeState = (typeof noticeStates)[number]

/** The body has still to be told. */
export const openStates: readonly NoticeState[] = ['pending_review', 'due', 'failed']
/** A human has let it go, or none was needed: it may be sent. */
export const sendable: readonly NoticeState[] = ['due', 'failed']
