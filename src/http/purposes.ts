/** Why somebody reads a field of the vault: sent in the Purpose header, weighed and kept in the audit trail. */
export const purposes = [
  'case_work',
  'admission',
  'interview',
  'consent_talk',
  'medical_care',
  'psychological_care',
  'legal_aid',
  'payment',
  'disclosure',
  'statement',
  'review',
  'emergency',
] as const
export type Purpose = (typeof purposes)[number]
