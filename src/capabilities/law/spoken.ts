import type { Language, Words } from '../../kernel/words.ts'

/** A sentence of the law in the language asked for, with all three beside it. */
export const spoken = <T extends { readonly says: Words }>(
  sentence: T,
  language: Language,
): Omit<T, 'says'> & { says: string; texts: Words } => ({
  ...sentence,
  says: sentence.says[language],
  texts: sentence.says,
})
