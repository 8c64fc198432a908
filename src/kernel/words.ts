/** A text in the three languages of the service; Azerbaijani is the one that counts. */
export interface Words {
  readonly az: string
  readonly en: string
  readonly ru: string
}
export type Language = keyof Words
export const languages: readonly Language[] = ['az', 'en', 'ru']
