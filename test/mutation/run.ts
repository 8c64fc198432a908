/**
 * `npm run mutation [-- files of src/rules]`: Stryker changes the rules one small piece at a time, and the tests of the
 * rules have to notice. Writes `results.json`; fails while a survivor has no reason there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { pageFile, written } from './page.ts'
import {
  type Found,
  faultsIn,
  type Results,
  readResults,
  resultsFile,
  type Score,
  scoreOf,
  withReasons,
} from './results.ts'
import { typeChecker } from './types.ts'

/** One seed for all: no mutant lives or dies by chance. */
process.env['SEED'] ??= '1'

const files = process.argv.slice(2)
const mutants = await new Stryker({
  mutate: files.length > 0 ? files : ['src/rules/**/*.ts'],
  plugins: ['./test/mutation/runner.ts', './test/mutation/words.ts'],
  testRunner: 'rules',
  ignorers: ['words'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Modules of past runs stay in memory until the process is replaced.
  maxTestRunnerReuse: 200,
  // Endless loops are counted, not timed; a slow machine finds nothing.
  timeoutMS: 60_000,
  ignorePatterns: ['*', '!src/**', '!test/**', '!docs/**', '!package.json'],
  tempDirName: '.mutation',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
}).runMutationTest()

interface Place {
  readonly line: number
  readonly column: number
}
const offset = (source: string, { line, column }: Place): number =>
  source.split('\n', line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1

const isRefused = typeChecker()
const scores: Score[] = []
const survivors: Found[] = []
for (const [name, of] of Map.groupBy(mutants, ({ fileName }) => fileName)) {
  const file = relative('.', name)
  const source = readFileSync(file, 'utf8')
  const weighed = of.filter(({ status }) => status !== 'Ignored')
  const unnoticed = weighed
    .filter(({ status }) => status !== 'Killed' && status !== 'Timeout')
    .map(({ location, replacement }) => {
      const [start, end] = [offset(source, location.start), offset(source, location.end)]
      return { start, end, replacement, line: source.split('\n')[location.start.line - 1]?.trim() ?? '' }
    })
  const alive = unnoticed.filter((mutant) => !isRefused({ file, ...mutant }))
  const found = weighed.length - unnoticed.length
  scores.push({ file, found, refusedByTypes: unnoticed.length - alive.length, survived: alive.length })
  for (const { start, end, replacement, line } of alive) {
    survivors.push({ file, line, from: source.slice(start, end), to: replacement })
  }
}

const known = readResults()
const untouched = ({ file }: { readonly file: string }): boolean =>
  files.length > 0 && !scores.some((score) => score.file === file)
const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
  a.file.localeCompare(b.file, 'en')
const results: Results = {
  ranOn: new Date().toISOString().slice(0, 10),
  reasons: known.reasons,
  scores: [...known.scores.filter(untouched), ...scores].sort(byFile),
  survivors: [...known.survivors.filter(untouched), ...withReasons(survivors, known.survivors)].sort(byFile),
}
writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`)
writeFileSync(pageFile, written(readFileSync(pageFile, 'utf8'), results))
const faults = faultsIn(results)
for (const fault of faults) console.log(fault)
console.log(
  `${scoreOf(results.scores).toFixed(1)} % found, ${results.survivors.length} survive with a reason or without`,
)
process.exitCode = faults.length > 0 ? 1 : 0
