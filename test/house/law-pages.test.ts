/** The law as people read it, in a real browser. */
import t from 'tap'
import { labelOf } from '../../src/capabilities/code-lists/facts.ts'
import { factsOf } from '../../src/capabilities/law/evaluation-schema.ts'
import { codeWords, fieldWords } from '../../src/capabilities/law/page/fact-words.ts'
import { escapeHtml } from '../../src/http/html.ts'
import { acts } from '../../src/rules/acts.ts'
import { catalogue } from '../../src/rules/catalogue.ts'
import { accessibilityFaults, chromiumPath, startBrowser } from '../browser.ts'
import { createWorld } from '../world.ts'

t.setTimeout(180_000)
const world = await createWorld()
const address = await world.app.listen({ host: '127.0.0.1', port: 0 })
const browser = chromiumPath === undefined ? null : await startBrowser()
t.teardown(() => browser?.close())
const inBrowser = browser === null ? { skip: 'there is no Chromium on this machine' } : {}

const titleOf = (id: string) => acts.find((known) => known.id === id)?.title ?? { az: id, en: id, ru: id }

t.test('every rule has a page, in three languages, that names its source', async (t) => {
  for (const { id, title, act } of catalogue.register) {
    for (const language of ['az', 'en', 'ru'] as const) {
      const { statusCode, payload } = await world.app.inject({ url: `/law/rules/${id}?lang=${language}` })
      t.equal(statusCode, 200, id)
      t.ok(payload.includes(`<html lang="${language}">`) && payload.includes(escapeHtml(title[language])))
      t.ok(payload.includes(escapeHtml(titleOf(act)[language])), `${id} names its source`)
    }
  }
  t.equal((await world.app.inject({ url: '/law/rules/DV-STAY-99' })).statusCode, 404)
})

t.test('a search finds a rule by a word in any of the languages, with or without diacritics', async (t) => {
  const found = async (q: string) =>
    (await world.app.inject({ url: `/law?lang=en&q=${encodeURIComponent(q)}` })).payload
  for (const q of ['DV-STAY-01', 'siginacaq', 'sığınacaq', 'приют', 'shelter']) {
    t.match(await found(q), '/law/rules/DV-STAY-01?lang=en', q)
  }
  t.notMatch(await found('horoscope'), '/law/rules/')
  t.notMatch(await found('<script>alert(1)</script>'), '<script>alert', 'what was asked is never markup')
})

t.test(
  'every fact that the law asks for has a name in three languages, and so has every word it may take',
  async (t) => {
    interface Shape {
      readonly enum?: readonly unknown[]
      readonly properties?: Readonly<Record<string, Shape>>
      readonly items?: Shape
      readonly anyOf?: readonly Shape[]
    }
    const nameless = (shape: Shape): string[] => [
      ...(shape.enum ?? []).flatMap((code) =>
        code === null || (codeWords(String(code)) ?? labelOf(String(code))) !== undefined ? [] : [String(code)],
      ),
      ...Object.entries(shape.properties ?? {}).flatMap(([name, part]) => [
        ...(fieldWords(name) === undefined ? [name] : []),
        ...nameless(part),
      ]),
      ...(shape.anyOf ?? []).flatMap(nameless),
      ...(shape.items === undefined ? [] : nameless(shape.items)),
    ]
    for (const [question, shape] of Object.entries(factsOf)) t.same(nameless(shape as Shape), [], question)
  },
)

const inside = () => {
  if (browser === null) throw new Error('no browser')
  return browser
}
const open = async (path: string) => {
  const page = await inside().newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${address}${path}`)
  return { page, complaints }
}

t.test('the form answers: 31 December 2024, adult, DV center: 28 February 2025 by DV-STAY-01', inBrowser, async (t) => {
  const { page, complaints } = await open('/law?lang=en')
  const form = page.locator('form.question').first()
  await form.getByLabel('Day of admission').fill('2024-12-31')
  await form.getByLabel('Birth date').fill('1990-05-01')
  await form.getByLabel('House').selectOption({ label: 'Assistance center' })
  await form.getByRole('button', { name: 'Ask the law' }).click()
  const answer = form.getByRole('status')
  await answer.getByRole('heading', { name: 'Grounds' }).waitFor()
  const text = await answer.textContent()
  t.match(text, '2025-02-28')
  t.match(text, 'DV-STAY-01')
  t.same(complaints, [], 'the browser blocks nothing and reports nothing')
  await page.close()
})

t.test(
  'a worked example with one fact changed answers otherwise, and a question that cannot stand says why',
  inBrowser,
  async (t) => {
    const { page } = await open('/law/rules/DV-REMOVE-01?lang=en')
    const example = page.locator('details.ask').first()
    await example.locator('summary').click()
    const answer = example.getByRole('status')
    await example.getByRole('button').click()
    await answer.getByRole('heading', { name: 'Grounds' }).waitFor()
    t.notMatch(await answer.textContent(), 'broken ·')
    await example.getByLabel('Birth date').fill('2013-06-01')
    await example.getByRole('button').click()
    await answer.getByText('broken ·').first().waitFor()
    t.match(await answer.textContent(), 'DV-REMOVE-01')
    await page.close()
    const { page: stays } = await open('/law?lang=en')
    const form = stays.locator('form.question').first()
    await form.getByLabel('Day of admission').fill('')
    await form.getByRole('button').click()
    await form.getByText('/facts/admissionDate').waitFor()
    await stays.close()
  },
)

for (const language of ['az', 'en', 'ru']) {
  t.test(`the pages are accessible and print whole: ${language}`, inBrowser, async (t) => {
    for (const path of ['/law', '/law/rules/ANON-01']) {
      const { page, complaints } = await open(`${path}?lang=${language}`)
      // The checker is a script of the test, which the page's own policy rightly refuses to load.
      const context = await inside().newContext({ bypassCSP: true })
      const checked = await context.newPage()
      await checked.goto(`${address}${path}?lang=${language}`)
      for (const summary of await checked.locator('summary').all()) await summary.click()
      t.same(await accessibilityFaults(checked), [], path)
      t.same(complaints, [], path)
      t.ok((await page.pdf()).length > 5_000, 'printable')
      await context.close()
      await page.close()
    }
  })
}
