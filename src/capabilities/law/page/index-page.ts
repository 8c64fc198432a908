import { type Html, html } from '../../../http/html.ts'
import { foldName } from '../../../kernel/names.ts'
import { languages } from '../../../kernel/words.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import { vectors } from '../../../rules/vectors.ts'
import { answerSpoken, exampleForm } from './example-form.ts'
import { badge, framed, type Reader } from './page-frame.ts'

type Entry = (typeof catalogue.register)[number]

/** All rules, or those in which every word asked for stands, in any language and spelling of a letter. */
export function indexPage(reader: Reader, asked: string): string {
  const { words } = reader
  const query = asked.trim()
  const found = query === '' ? catalogue.register : catalogue.register.filter((entry) => speaksOf(entry, query))
  const first = vectors[0]
  const heading = query === '' ? words.all : `${words.found}: ${found.length}`
  return framed(
    reader,
    `${words.title} · Dayaq`,
    '/law',
    html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
<ul class="legend"><li>${badge(reader, 'S')}</li><li>${badge(reader, 'V')}</li><li>${badge(reader, 'P')}</li></ul>
${query !== '' || first === undefined ? null : html`<section class="ask"><h2>${words.askStay}</h2>${exampleForm(reader, first)}</section>`}
<h2 id="rules">${heading}</h2>${found.length === 0 ? html`<p>${words.nothing}</p>` : groups(reader, found)}
<footer>${words.version} <code>${catalogue.version}</code></footer>`,
    answerSpoken(reader),
  )
}

const groups = (reader: Reader, entries: readonly Entry[]): Html =>
  html`<ol class="rules">${entries.map(
    ({
      id,
      title,
      says,
      standing,
      status,
    }) => html`<li><a href="/law/rules/${id}?lang=${reader.language}"><code>${id}</code>
${title[reader.language]}</a> ${badge(reader, standing)}${status === 'planned' ? html` <i>${reader.words.planned}</i>` : null}
<p>${says[reader.language]}</p></li>`,
  )}</ol>`

const folded = (text: string): string => foldName(text).toLowerCase()

function speaksOf({ id, title, says, quote, act, place }: Entry, query: string): boolean {
  const text = [id, act, place, quote ?? '', ...languages.flatMap((l) => [title[l], says[l]])].join(' ')
  const among = `${text.toLowerCase()} ${folded(text)}`
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => among.includes(word) || among.includes(folded(word)))
}
