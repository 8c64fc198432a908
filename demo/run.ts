/** `npm run demo`: plays the stories against a running service, as an outside client. Exits ≠ 0 when an answer differs. */

import { playDost } from './dost.ts'
import { Story, StoryBroken } from './story.ts'
import { playTrafficking } from './trafficking.ts'

const baseUrl = process.env['DAYAQ_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`
const stories = { dost: playDost, trafficking: playTrafficking }
const asked = process.argv.slice(2)
const chosen = Object.entries(stories).filter(([name]) => asked.length === 0 || asked.includes(name))

const ready = await fetch(`${baseUrl}/readyz`).then(
  (response) => response.ok,
  () => false,
)
if (!ready) {
  process.stderr.write(`No service is ready at ${baseUrl}. Start one with \`npm start\`, or set PORT or DAYAQ_URL.\n`)
  process.exit(1)
}

const story = new Story()
try {
  for (const [, play] of chosen) await play(baseUrl, story)
  process.stdout.write(`\nThe stories are told; ${story.checks} answers were as the law demands.\n`)
} catch (error) {
  if (!(error instanceof StoryBroken)) throw error
  process.stdout.write(`\nThe story broke: ${error.message}.\n`)
  process.exitCode = 1
}
