import type { Governed, GovernedRoute } from '../../../http/governed.ts'
import { type Html, html } from '../../../http/html.ts'
import { acts } from '../../../rules/acts.ts'
import { catalogue } from '../../../rules/catalogue.ts'
import type { Citation } from '../../../rules/citation.ts'
import { cited } from '../../../rules/register.ts'
import { vectors } from '../../../rules/vectors.ts'
import { answerSpoken, exampleForm } from './example-form.ts'
import { badge, framed, type Reader } from './page-frame.ts'

type Entry = (typeof catalogue.register)[number]
type DatedValue = (typeof catalogue.parameters)[number]

/** One rule, whole; undefined when the register has none of that id. */
export function rulePage(reader: Reader, id: string, governed: Governed): string | undefined {
  const entry = catalogue.register.find((known) => known.id === id)
  if (entry === undefined) return undefined
  const { language, words } = reader
  const parameters = catalogue.parameters.filter(({ rule }) => rule === id)
  const functions = catalogue.functions.filter(({ rule }) => rule === id)
  const examples = vectors.filter(({ rules }) => rules.includes(id))
  return framed(
    reader,
    `${id} · ${entry.title[language]}`,
    `/law/rules/${id}`,
    html`<h1><code>${id}</code> ${entry.title[language]}</h1><p class="lead">${entry.says[language]}</p>
<h2>${words.source}</h2>${sourceOf(reader, cited(id))}
${doorsOf(reader, id)}
${routesOf(reader, governed(id))}
${structureOf(reader, entry.structure)}
${functions.length === 0 ? null : html`<h2>${words.carriedOutBy}</h2><p>${functions.map(({ name }) => html`<code>${name}</code> `)}</p>`}
${catalogue.duties.some((duty) => duty.id === id) ? html`<p>${words.duties}</p>` : null}
${parameters.length === 0 ? null : html`<h2>${words.values}</h2>${parameters.map((value) => historyOf(reader, value))}`}
${
  examples.length === 0
    ? null
    : html`<h2>${words.examples}</h2><p>${words.change}</p><noscript><p>${words.noScript}</p></noscript>
${examples.map((example) => html`<details class="ask"><summary>${example.says[language]}</summary>${exampleForm(reader, example)}</details>`)}`
}`,
    answerSpoken(reader),
  )
}

/** The words themselves stand in the language of their source. */
function sourceOf(reader: Reader, source: Citation): Html {
  const act = acts.find((known) => known.id === source.act)
  const title = act?.title[reader.language] ?? source.act
  const named =
    act === undefined || act.link === null ? title : html`<a href="${act.link}" rel="noreferrer">${title}</a>`
  return html`<p>${named}, ${source.place} ${badge(reader, source.standing)}</p>
${source.quote === undefined ? null : html`<blockquote lang="${act?.id === 'dost-passport' ? 'az' : 'en'}">${source.quote}</blockquote>`}`
}

function doorsOf(reader: Reader, id: string): Html | null {
  const { language, words } = reader
  const rules = catalogue.rules.filter((rule) => rule.id === id)
  if (rules.length === 0) return null
  // One sentence that several doors share is read once.
  const checks = Map.groupBy(rules, ({ says, code, whenMissing }) => `${says.en}\0${code}\0${whenMissing}`)
  const rows = [...checks.values()].flatMap((same) => {
    const [check] = same
    if (check === undefined) return []
    const doors = same.map(({ door }) => html`<code>${door}</code> `)
    return html`<tr><td>${doors}</td><td>${check.says[language]}</td>
<td><code>${check.code}</code></td><td>${words[check.whenMissing]}</td></tr>`
  })
  return html`<h2>${words.doors}</h2><table><thead><tr><th scope="col">${words.door}</th><th scope="col">${words.asks}</th>
<th scope="col">${words.code}</th><th scope="col">${words.whenMissing}</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** What is done at a route stands in English, as in the document of the interface. */
function routesOf({ words }: Reader, governed: readonly GovernedRoute[]): Html | null {
  if (governed.length === 0) return null
  const rows = governed.map(
    ({ method, path, operationId, summary }) =>
      html`<tr><td><code>${method} ${path}</code></td><td lang="en">${summary} <code>${operationId}</code></td></tr>`,
  )
  return html`<h2>${words.routes}</h2><table><thead><tr><th scope="col">${words.route}</th><th scope="col">${words.act}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

const structureOf = ({ language, words }: Reader, structure: Entry['structure']): Html | null =>
  structure === null
    ? null
    : html`<h2>${words.structure}</h2><p>${structure.says[language]}</p><p>${words.shownBy}: <q lang="en">${structure.test}</q></p>`

function historyOf(reader: Reader, { id, says, unit, versions, checkedOn }: DatedValue): Html {
  const { language, words } = reader
  return html`<h3>${says[language]}</h3><p><code>${id}</code> · ${unit} · ${words.checkedOn} <time>${checkedOn}</time></p>
<table><thead><tr><th scope="col">${words.from}</th><th scope="col">${words.value}</th><th scope="col">${words.source}</th></tr></thead>
<tbody>${versions.map(
    ({ from, value, source }) => html`<tr><td>${from ?? words.always}</td>
<td>${value === null ? words.repealed : shownValue(value)}</td><td>${source.act}, ${source.place} <b class="mark">${source.standing}</b></td></tr>`,
  )}</tbody></table>`
}

/** A dated value may be a number, a text, a list or a table. */
function shownValue(value: unknown): Html {
  if (Array.isArray(value)) return html`<ul>${value.map((item) => html`<li>${shownValue(item)}</li>`)}</ul>`
  if (typeof value !== 'object' || value === null) return html`${String(value)}`
  return html`<dl>${Object.entries(value).map(([name, part]) => html`<div><dt>${name}</dt><dd>${shownValue(part)}</dd></div>`)}</dl>`
}
