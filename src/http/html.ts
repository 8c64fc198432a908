/** HTML made from templates: whatever is put in is escaped, unless it is HTML made here. */
export interface Html {
  readonly markup: string
}
type Part = string | number | Html | null | undefined | readonly Part[]

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

function markupOf(part: Part): string {
  if (part === null || part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(markupOf).join('')
}

/** ``html`<p>${text}</p>` ``; lists are joined, null and undefined are left out. */
export const html = (text: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: text.map((piece, i) => `${piece}${markupOf(parts[i])}`).join(''),
})
