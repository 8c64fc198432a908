/** A worked example as a form: each fact of it a field, made from the shape of the question, sent by `ask.js`. */
import { type Html, html } from '../../../http/html.ts'
import type { Vector } from '../../../rules/vectors.ts'
import { labelOf } from '../../code-lists/facts.ts'
import { factsOf } from '../evaluation-schema.ts'
import { answerWords, codeWords, fieldWords } from './fact-words.ts'
import type { Reader } from './page-frame.ts'

interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}
interface Field {
  readonly name: string
  readonly shape: Shape
  readonly value: unknown
  readonly path: string
  readonly required: boolean
}

export function exampleForm(reader: Reader, { question, on, facts, answer }: Vector): Html {
  const { words } = reader
  return html`<form class="question" data-question="${question}">
<label>${words.day} <input type="date" data-on value="${on}" required></label>
${fieldsOf(reader, factsOf[question], facts, '')}
<p class="expected">${words.expected}: ${Object.entries(answer)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => html`<span>${label(reader, name)} <b>${spokenValue(reader, value)}</b></span> `)}</p>
<button>${words.ask}</button><div class="answer" role="status"></div></form>`
}

const noticeRecipients = ['guardianship_authority', 'minors_commission', 'family_committee']

/** What the browser needs to show an answer: fields and words in the reader's language, as JSON for `data-words`. */
export function answerSpoken(reader: Reader): string {
  const { words, language } = reader
  const { answer, grounds, follows, failed, met, broken, missing, yes, no, none } = words
  const fields = Object.fromEntries(answerWords.fields.map((name) => [name, label(reader, name)]))
  const codes = Object.fromEntries(
    [...answerWords.outcomes, ...noticeRecipients].map((code) => [code, codeLabel(reader, code)]),
  )
  const texts = { answer, grounds, follows, failed, yes, no, none }
  return JSON.stringify({ language, texts, fields, codes: { ...codes, met, broken, missing } })
}

const label = ({ language }: Reader, name: string): string => fieldWords(name)?.[language] ?? name
const codeLabel = ({ language }: Reader, code: string): string => (codeWords(code) ?? labelOf(code))?.[language] ?? code

const spokenValue = (reader: Reader, value: unknown): string =>
  value === null
    ? reader.words.none
    : typeof value === 'boolean'
      ? reader.words[value ? 'yes' : 'no']
      : codeLabel(reader, String(value))

function fieldsOf(reader: Reader, shape: object, value: unknown, path: string): Html[] {
  const { properties = {}, required = [] } = shape as Shape
  const given = new Map<string, unknown>(Object.entries(value ?? {}))
  return Object.entries(properties).flatMap(([name, part]) => {
    const field = {
      name,
      shape: part,
      value: given.get(name),
      path: `${path}/${name}`,
      required: required.includes(name),
    }
    return fieldOf(reader, field) ?? []
  })
}

const present = ({ anyOf, ...shape }: Shape): Shape => anyOf?.find(({ type }) => type !== 'null') ?? shape

/** What is a list or a group and is not given in the example stays out of the form. */
function fieldOf(reader: Reader, field: Field): Html | null {
  const shape = present(field.shape)
  const name = label(reader, field.name)
  if (shape.properties !== undefined) {
    if (field.value === undefined || field.value === null) return null
    return html`<fieldset><legend>${name}</legend>${fieldsOf(reader, shape, field.value, field.path)}</fieldset>`
  }
  if (shape.items !== undefined) return listOf(reader, field, shape.items, name)
  return html`<label>${name} ${input(reader, field, shape)}</label>`
}

function listOf(reader: Reader, { value, path }: Field, item: Shape, name: string): Html {
  const given = Array.isArray(value) ? (value as unknown[]) : []
  const mark = html`<input type="hidden" data-list data-path="${path}">`
  if (item.enum === undefined) {
    const groups = given.map((one, i) => fieldsOf(reader, item, one, `${path}/${i}`))
    return html`<fieldset><legend>${name}${given.length === 0 ? `: ${reader.words.none}` : ''}</legend>${mark}${groups}</fieldset>`
  }
  return html`<fieldset class="choices"><legend>${name}</legend>${mark}${item.enum.map((code) =>
    choice(reader, path, String(code), given.includes(code)),
  )}</fieldset>`
}

const choice = (reader: Reader, path: string, code: string, chosen: boolean): Html =>
  chosen
    ? html`<label><input type="checkbox" data-item="${path}" value="${code}" checked> ${codeLabel(reader, code)}</label>`
    : html`<label><input type="checkbox" data-item="${path}" value="${code}"> ${codeLabel(reader, code)}</label>`

function input(reader: Reader, { value, path, required }: Field, shape: Shape): Html {
  const types = [shape.type ?? []].flat()
  if (types.includes('boolean'))
    return select(reader, path, ['true', 'false'], String(value ?? ''), required, 'boolean')
  if (shape.enum !== undefined) {
    const codes = shape.enum.flatMap((code) => (code === null ? [] : String(code)))
    return select(reader, path, codes, String(value ?? ''), required, 'text')
  }
  const text = String(value ?? '')
  if (types.includes('integer'))
    return html`<input type="number" data-path="${path}" data-kind="number" value="${text}">`
  if (shape.format === 'date') return html`<input type="date" data-path="${path}" value="${text}">`
  return html`<input type="text" data-path="${path}" value="${text}" maxlength="80" autocomplete="off">`
}

function select(
  reader: Reader,
  path: string,
  codes: readonly string[],
  chosen: string,
  required: boolean,
  kind: string,
): Html {
  const shown = (code: string) =>
    code === 'true' ? reader.words.yes : code === 'false' ? reader.words.no : codeLabel(reader, code)
  const option = (code: string, text: string) =>
    code === chosen
      ? html`<option value="${code}" selected>${text}</option>`
      : html`<option value="${code}">${text}</option>`
  return html`<select data-path="${path}" data-kind="${kind}">${required ? null : option('', reader.words.notKnown)}${codes.map(
    (code) => option(code, shown(code)),
  )}</select>`
}
