import { type Language, languages } from '../kernel/words.ts'

/** Words follow Accept-Language by weight; Azerbaijani when nothing fits. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined)
      return { tag: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag, weight } of asked) {
    const known = languages.find((language) => language === tag)
    if (known !== undefined && weight > 0) return known
  }
  return 'az'
}
