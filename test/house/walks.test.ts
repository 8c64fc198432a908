/** What a newcomer is told to paste into a shell works as it is written. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { newFolder, settings, startDayaq } from './started.ts'

const instance = await settings(newFolder(t))
const without = spawnSync('curl', ['--version']).error === undefined ? false : 'curl is not installed here'

/** The blocks of a paper that are meant for a shell, one after the other; PORT leads them to this instance. */
function script(paper: string): string {
  const blocks = [...readFileSync(paper, 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block)
  t.ok(blocks.length > 0, paper)
  return blocks.join('\n')
}

/** Pasted into a shell that gives up at the first call that is not answered with success. */
async function pasted(paper: string) {
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script(paper)], {
    env: { ...process.env, ...instance },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [shown, told] = await Promise.all([shell.stdout.toArray(), shell.stderr.toArray(), once(shell, 'close')])
  return { code: shell.exitCode, shown: shown.join(''), told: told.join('') }
}

t.test('what the papers tell a newcomer to paste', { skip: without }, async (t) => {
  await startDayaq(t, instance).listening

  t.test('the README leads from her registration to the first service, and to what the law says', async (t) => {
    const { code, shown, told } = await pasted('README.md')
    t.equal(code, 0, told)
    t.match(told, /"state":"provisional"/)
    t.match(told, /"type":"first_psychological"/)
    t.match(shown, /"lastDay":"2025-02-28"/)
  })

  t.test('the first calls lead from a DOST center through a proposal to a house, and on to another', async (t) => {
    const { code, told } = await pasted('docs/first-calls.md')
    t.equal(code, 0, told)
    for (const state of ['lead', 'registered', 'sent_to_agency', 'proposed', 'accepted', 'provisional', 'ended'])
      t.ok(told.includes(`"state":"${state}"`), state)
  })
})
