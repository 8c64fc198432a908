/** A real Chromium against a real listening service, for the pages that people read. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Where Chromium is; undefined on a machine that has none, and then its tests say so and are left out. */
export const chromiumPath = places.find((path) => existsSync(path))

/** @throws Error where there is none. */
export const startBrowser = (): Promise<Browser> => {
  if (chromiumPath === undefined) throw new Error(`no Chromium in ${places.join(', ')}`)
  // An ordinary user's sandbox needs what containers do not give; only our own pages are opened.
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
}

/** What an accessibility checker finds wrong on the page: rule and the elements, empty when nothing. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations)',
  )
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`))
}
