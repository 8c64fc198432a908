/** The OpenAPI document as pages for people: plain HTML made here, no script, nothing fetched from anywhere else. */
import { escapeHtml } from './html.ts'
import type { OpenapiDocument, Operation } from './openapi.ts'

interface Shape {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}
interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Shape
}
type Content = Readonly<Record<string, { readonly schema?: Shape }>>
interface Told extends Operation {
  readonly requestBody?: { readonly content?: Content }
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>
}

/** Sentences of the document hold no markup but words in backquotes. */
const prose = (text: string): string => escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/docs/style.css"></head>
<body><header><a href="/docs">Dayaq</a> <span>API</span> <a class="file" href="/openapi.json">OpenAPI document</a></header>
<main>${body}</main></body></html>
`

const everyOperation = (document: OpenapiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Told })),
  )

const heading = (method: string, path: string): string =>
  `<b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code>`

/** All operations by group. */
export function docsIndex(document: OpenapiDocument): string {
  const operations = everyOperation(document)
  const groups = document.tags.map(({ name, description }) => {
    const rows = operations
      .filter(({ operation }) => operation.tags.includes(name))
      .map(
        ({ path, method, operation }) =>
          `<li><a href="/docs/${operation.operationId}">${heading(method, path)}</a> <span>${prose(operation.summary ?? '')}</span></li>`,
      )
    return `<section id="${name}"><h2>${escapeHtml(name)}</h2><p>${prose(description)}</p><ul>${rows.join('\n')}</ul></section>`
  })
  const contents = document.tags.map(({ name }) => `<a href="#${name}">${escapeHtml(name)}</a>`).join(' ')
  const { title, description } = document.info
  const words = description.split('\n\n').map((text) => `<p>${prose(text)}</p>`)
  return page(
    `${title} API`,
    `<h1>${escapeHtml(title)}</h1>${words.join('')}<nav>${contents}</nav>${groups.join('\n')}`,
  )
}

/** One operation with its headers, body and answers; undefined when there is none of that name. */
export function docsOperation(document: OpenapiDocument, operationId: string): string | undefined {
  const found = everyOperation(document).find(({ operation }) => operation.operationId === operationId)
  if (found === undefined) return undefined
  const { path, method, operation } = found
  const { summary = '', description = '', security, parameters = [], requestBody, responses } = operation
  const show = shapes(document)
  const inputs = parameters.map((parameter) => {
    const { name, in: place, required, description: text = '', schema = {} } = show.parameter(parameter as Parameter)
    return `<tr><th><code>${escapeHtml(name)}</code></th><td>${place}${required === true ? ', required' : ''}</td><td>${show.type(schema)}</td><td>${prose(text)}</td></tr>`
  })
  const answers = Object.entries(responses).map(
    ([status, { description: text = '', content }]) =>
      `<h3>${status}</h3><p>${prose(text)}</p>${Number(status) < 300 ? show.content(content) : ''}`,
  )
  return page(
    `${summary} · Dayaq API`,
    `<h1>${prose(summary)}</h1><p class="address">${heading(method, path)}</p><p>${prose(description)}</p>
${security?.length === 0 ? '<p class="open">Open to everybody: no token.</p>' : ''}
${inputs.length === 0 ? '' : `<h2>Parameters</h2><table>${inputs.join('')}</table>`}
${requestBody === undefined ? '' : `<h2>Body</h2>${show.content(requestBody.content)}`}
<h2>Answers</h2>${answers.join('')}`,
  )
}

/** Shapes as nested lists; a shape inside itself is named, not unfolded again. */
function shapes(document: OpenapiDocument) {
  const at = <T extends { readonly $ref?: string }>(part: T): T => {
    const [kind = '', name = ''] = part.$ref?.split('/').slice(2) ?? []
    const known = document.components[kind] as Readonly<Record<string, T>> | undefined
    return part.$ref === undefined ? part : (known?.[name] ?? part)
  }
  const nameOf = (shape: Shape): string => shape.$ref?.split('/').at(-1) ?? ''
  const type = (given: Shape): string => {
    const shape = at(given)
    if (shape.items !== undefined) return `list of ${type(shape.items)}`
    const choices = shape.oneOf ?? shape.anyOf
    if (choices !== undefined) return choices.map(type).join(' or ')
    if (shape.enum !== undefined) return shape.enum.map((word) => `<code>${escapeHtml(String(word))}</code>`).join(' ')
    const words = [shape.type ?? 'any'].flat().join(' or ')
    return nameOf(given) || (shape.format === undefined ? words : `${words}, ${shape.format}`)
  }
  const fields = (given: Shape, inside: readonly string[]): string => {
    const shape = at(given)
    const name = nameOf(given)
    if (inside.includes(name)) return ''
    const within = name === '' ? inside : [...inside, name]
    if (shape.items !== undefined) return fields(shape.items, within)
    const choices = (shape.oneOf ?? shape.anyOf ?? [])
      .map((choice) => {
        const unfolded = fields(choice, within)
        return unfolded === '' || nameOf(choice) === '' ? unfolded : `<p>${escapeHtml(nameOf(choice))}</p>${unfolded}`
      })
      .join('')
    const own = Object.entries(shape.properties ?? {}).map(([field, part]) => {
      const required = shape.required?.includes(field) === true ? '' : ' <i>optional</i>'
      const text = at(part).description ?? ''
      return `<li><code>${escapeHtml(field)}</code> <span>${type(part)}</span>${required} ${prose(text)}${fields(part, within)}</li>`
    })
    return `${own.length === 0 ? '' : `<ul class="shape">${own.join('')}</ul>`}${choices}`
  }
  const content = (given: Content = {}): string =>
    Object.entries(given)
      .map(([media, { schema = {} }]) => `<p><code>${media}</code> ${type(schema)}</p>${fields(schema, [])}`)
      .join('')
  return { type, content, parameter: (given: Parameter): Parameter => at(given) }
}

export const docsStyle = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#dfe3e8;--paper:#fff;--tint:#f5f7f9;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa5b4;--line:#333c48;--paper:#14181e;--tint:#1c222a;--link:#7db8ff}}
*{box-sizing:border-box}body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
header{display:flex;gap:.6rem;padding:.9rem 1.5rem;border-bottom:1px solid var(--line)}header span{color:var(--soft)}header .file{margin-left:auto}
main{max-width:68rem;margin:0 auto;padding:1.5rem}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
h1{font-size:1.7rem;margin:.5rem 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .4rem;padding-top:.8rem;border-top:1px solid var(--line)}h3{margin:1.2rem 0 0}
nav{display:flex;flex-wrap:wrap;gap:.4rem .9rem;margin:1.2rem 0}ul{padding-left:1.2rem}section ul{list-style:none;padding:0}
section li{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem;padding:.25rem 0;border-top:1px dotted var(--line)}section li span{color:var(--soft)}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}b{display:inline-block;min-width:3.6rem;font:700 .78rem ui-monospace,monospace}
.get{color:#0b7a4b}.post{color:#0b5cad}.put,.patch{color:#a65a00}.delete{color:#b3261e}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-top:1px solid var(--line)}
.shape{border-left:2px solid var(--line);margin:.2rem 0}.shape span{color:var(--soft)}.shape i{color:var(--soft);font-size:.85em}
.address,.open{background:var(--tint);padding:.5rem .8rem;border-radius:.3rem}
@media (max-width:44rem){section li{grid-template-columns:1fr;gap:0}}
`
