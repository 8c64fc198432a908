/** Case: one episode of one person under one regime. */
/** How she came. */
export const caseSources = ['application', 'referral', 'hotline', 'self', 'suspicion', 'transfer', 'agency'] as const
export type CaseSource = (typeof caseSources)[number]
export const violenceKinds = ['physical', 'psychological', 'sexual', 'economic'] as const
export type ViolenceKind = (typeof violenceKinds)[number]
/** The first three are grounds of shelter with the same rights in a center; the last is a body's word that it is not so. */
export const thbStatuses = ['suspected', 'potential', 'identified', 'not_identified'] as const
export type CaseThbStatus = (typeof thbStatuses)[number]
