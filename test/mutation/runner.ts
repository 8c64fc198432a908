/**
 * A runner for Stryker that runs the tests of the rules inside its own process: a mutant costs milliseconds, where a
 * process for each would cost a start of Node and of tap. Each mutant meets rules that were loaded anew, so that none
 * finds what another left behind. One file of tests counts as one test.
 */
import { globSync, readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type CompleteDryRunResult,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'

/** What the mutated code reads and writes; the name is Stryker's. */
interface Mutating {
  activeMutant?: string
  currentTestId?: string
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: CompleteDryRunResult['mutantCoverage']
}
const shared: typeof globalThis & { __stryker__?: Mutating; tapRoot?: unknown } = globalThis
const mutating: Mutating = shared.__stryker__ ?? {}
shared.__stryker__ = mutating

/** The copy in which the rules are mutated; Stryker goes there after this module was loaded. */
const here = (): string => pathToFileURL(`${process.cwd()}/`).href
const isOurs = (url: string): boolean => url.startsWith(`${here()}src/rules/`) || url.startsWith(`${here()}test/rules/`)
const testFiles = (): readonly string[] => globSync('test/rules/*.test.ts').sort()

/** The tests of a file are the likeliest to notice a fault in it. */
function likeliestFirst(files: readonly string[], mutated: string): readonly string[] {
  const isNamesake = (file: string): number => Number(basename(file).startsWith(basename(mutated, '.ts')))
  return files.toSorted((a, b) => isNamesake(b) - isNamesake(a))
}

const stripped = new Map<string, string>()
function sourceOf(file: string): string {
  const known = stripped.get(file)
  if (known !== undefined) return known
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8'))
  stripped.set(file, source)
  return source
}

/** `?run=7` passes from a file of tests to all of the rules that it imports, so that each run has modules of its own. */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context
    const run = parentURL?.split('?run=')[1]
    if (run === undefined) return next(specifier, context)
    if (specifier === 'tap') {
      return { url: `data:text/javascript,export default tapRoot//${parentURL}`, shortCircuit: true }
    }
    const found = next(specifier, context)
    return isOurs(found.url) ? { ...found, url: `${found.url}?run=${run}` } : found
  },
  load(url, context, next) {
    const [file, run] = url.split('?run=')
    if (file === undefined || run === undefined || !file.endsWith('.ts') || !isOurs(url)) return next(url, context)
    return { format: 'module', source: sourceOf(fileURLToPath(file)), shortCircuit: true }
  },
})

/** tap tells the limits of its own root to whoever started the process: that is Stryker, who would not understand. */
async function loadTap() {
  const { send } = process
  delete process.send
  const { t, Test } = await import('tap')
  t.setTimeout(0)
  if (send !== undefined) process.send = send
  return Test
}

class RulesRunner implements TestRunner {
  #runs = 0
  #tap: Awaited<ReturnType<typeof loadTap>> | undefined
  readonly capabilities = () => ({ reloadEnvironment: true })

  async init(): Promise<void> {
    this.#tap = await loadTap()
  }

  /** Each file loads modules of its own here: what it loads, it covers. */
  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = []
    for (const file of testFiles()) {
      this.#runs += 1
      tests.push(await this.#weigh(file))
    }
    const { mutantCoverage = { static: {}, perTest: {} } } = mutating
    return { status: DryRunStatus.Complete, tests, mutantCoverage }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, sandboxFileName } = options
    mutating.activeMutant = activeMutant.id
    mutating.hitLimit = hitLimit
    mutating.hitCount = hitLimit === undefined ? undefined : 0
    this.#runs += 1
    const tests: TestResult[] = []
    for (const file of likeliestFirst(testFilter ?? testFiles(), sandboxFileName)) {
      const result = await this.#weigh(file)
      tests.push(result)
      const endless = determineHitLimitReached(mutating.hitCount, hitLimit)
      if (endless !== undefined) return toMutantRunResult(endless)
      if (result.status === TestStatus.Failed) break
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests })
  }

  async #weigh(file: string): Promise<TestResult> {
    const before = performance.now()
    mutating.currentTestId = file
    const failureMessage = await this.#failureIn(file)
    const test = { id: file, name: file, fileName: resolve(file), timeSpentMs: performance.now() - before }
    return failureMessage === null
      ? { ...test, status: TestStatus.Success }
      : { ...test, status: TestStatus.Failed, failureMessage }
  }

  /** What failed first; null when all passed. A file that does not load has failed. */
  async #failureIn(file: string): Promise<string | null> {
    const Test = this.#tap
    if (Test === undefined) throw new Error('tap was not loaded')
    const root = new Test({ name: file, bail: true })
    let failure: string | null = null
    root.on('assert', ({ ok, fullname, name }) => {
      if (!ok) failure ??= `${fullname}: ${name}`
    })
    shared.tapRoot = root
    const ended = new Promise((resolve) => root.once('end', resolve).once('bailout', resolve))
    root.resume()
    try {
      await import(`${here()}${file}?run=${this.#runs}`)
    } catch (error) {
      return String(error)
    }
    root.end()
    await ended
    return failure ?? (root.passing() && root.counts.total > 0 ? null : 'failed')
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'rules', RulesRunner)]
