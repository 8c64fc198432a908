/* Sends a worked example to the law and shows what it answers. Texts are set as text, never as markup. */
const read = (form) => {
  const facts = {}
  const put = (path, value) => {
    const names = path.split('/').slice(1)
    const last = names.pop()
    let at = facts
    names.forEach((name, i) => {
      at[name] ??= /^\d+$/.test(names[i + 1] ?? last) ? [] : {}
      at = at[name]
    })
    at[last] = value
  }
  for (const field of form.querySelectorAll('[data-path]')) {
    const { path, kind } = field.dataset
    if ('list' in field.dataset) put(path, [])
    else if (field.value !== '')
      put(path, kind === 'boolean' ? field.value === 'true' : kind === 'number' ? Number(field.value) : field.value)
  }
  for (const group of form.querySelectorAll('[data-list]')) {
    const { path } = group.dataset
    const chosen = [...form.querySelectorAll('[data-item]:checked')].filter((box) => box.dataset.item === path)
    if (chosen.length > 0)
      put(
        path,
        chosen.map((box) => box.value),
      )
  }
  return { question: form.dataset.question, on: form.querySelector('[data-on]').value, facts }
}

const element = (name, text, ...inside) => {
  const made = document.createElement(name)
  if (text !== null) made.textContent = text
  made.append(...inside)
  return made
}

const spoken = JSON.parse(document.querySelector('main').dataset.words)
const say = (code) => spoken.codes[code] ?? code

const cite = ({ act, place, standing }) => `${act}, ${place} [${standing}]`

const facts = (answer) => {
  const { none, yes, no } = spoken.texts
  const list = document.createElement('dl')
  for (const [name, value] of Object.entries(answer)) {
    const said = spoken.fields[name]
    if (said === undefined || (typeof value === 'object' && value !== null)) continue
    const shown = value === null ? none : value === true ? yes : value === false ? no : say(String(value))
    list.append(element('div', null, element('dt', said), element('dd', shown)))
  }
  return list
}

const grounds = (items, line) => {
  const list = document.createElement('ul')
  for (const item of items) {
    const [rule, says, note] = line(item)
    list.append(element('li', null, element('code', rule), ` ${says} `, element('small', note)))
  }
  return list
}

const show = (form, answer) => {
  const { texts } = spoken
  const place = form.querySelector('.answer')
  place.replaceChildren(element('h3', texts.answer), facts(answer))
  if (answer.grounds?.length > 0) {
    const line = ({ rule, says, outcome, source }) => [rule, says, `${say(outcome)} · ${cite(source)}`]
    place.append(element('h4', texts.grounds), grounds(answer.grounds, line))
  }
  if (answer.duties?.length > 0) {
    const line = ({ rule, says, what, state, dueAt }) => [rule, says, `${say(what)} · ${say(state)} · ${dueAt}`]
    place.append(element('h4', texts.follows), grounds(answer.duties, line))
  }
}

const refuse = (form, problem) => {
  const fields = (problem.errors ?? []).map(({ pointer, code }) => `${pointer}: ${code}`)
  const text = [spoken.texts.failed, problem.detail, problem.parameter, ...fields].filter(Boolean).join(' · ')
  form.querySelector('.answer').replaceChildren(element('p', text))
}

for (const form of document.querySelectorAll('form.question')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const response = await fetch('/v1/law/evaluations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': spoken.language },
      body: JSON.stringify(read(form)),
    }).catch(() => null)
    const body = await response?.json().catch(() => ({}))
    if (response?.ok) show(form, body)
    else refuse(form, body ?? {})
  })
}
