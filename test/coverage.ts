/** `npm run coverage`: every branch of the rules is taken by their own tests, or this says which one is not. */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface FileCoverage {
  readonly path: string
  readonly b: Readonly<Record<string, readonly number[]>>
  readonly branchMap: Readonly<Record<string, { readonly loc: { readonly start: { line: number } } }>>
  readonly s: Readonly<Record<string, number>>
  readonly statementMap: Readonly<Record<string, { readonly start: { line: number } }>>
}

const folder = mkdtempSync(join(tmpdir(), 'dayaq-coverage-'))
const run = (command: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
  spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...more } })

try {
  for (const file of globSync('test/rules/*.test.ts')) {
    const { status, stdout } = run(process.execPath, [file], { NODE_V8_COVERAGE: join(folder, 'raw') })
    if (status !== 0) throw new Error(`${file} failed\n${stdout}`)
  }
  const told = ['--temp-directory', join(folder, 'raw'), '--reports-dir', folder, '--reporter', 'json']
  const { status, stderr } = run('c8', ['report', ...told, '--all', '--include', 'src/rules/**'])
  if (status !== 0) throw new Error(stderr)
  const files: Record<string, FileCoverage> = JSON.parse(readFileSync(join(folder, 'coverage-final.json'), 'utf8'))
  const missed = Object.values(files).flatMap(missing)
  const branches = Object.values(files).reduce((sum, { b }) => sum + Object.keys(b).length, 0)
  for (const place of missed) console.log(`not taken: ${place}`)
  console.log(`${branches} branches of ${Object.keys(files).length} files, ${missed.length} not taken`)
  process.exitCode = missed.length === 0 && branches > 500 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Branches and statements that no test took, as `file:line`. */
function missing({ path, b, branchMap, s, statementMap }: FileCoverage): string[] {
  const lines = [
    ...Object.entries(b).flatMap(([id, counts]) => (counts.includes(0) ? [branchMap[id]?.loc.start.line] : [])),
    ...Object.entries(s).flatMap(([id, count]) => (count === 0 ? [statementMap[id]?.start.line] : [])),
  ]
  return [...new Set(lines)].map((line) => `${path}:${line}`)
}
