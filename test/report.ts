/** Reads what tap reports while it runs: shows each file and each failure, and counts. */

const filePoint = /^(not )?ok \d+ - (.*?)(?: # time=(.*))?$/
const testPoint = /^ {4}(not )?ok \d+(?!.* # (?:SKIP|TODO))/i
const failedPoint = /^( *)not ok \d+(?!.* # TODO)/i

export interface Report {
  readonly line: (line: string) => void
  /**
   * A test is a point that a file reports itself: a named test, or a bare assertion. A file that failed without a
   * failed test of its own (it crashed, timed out, or held none) counts as one failure, and so does a run whose exit
   * code says failure though every point is good.
   */
  readonly count: (exitCode: number) => { passed: number; failed: number }
}

export function openReport(show: (line: string) => void): Report {
  let passed = 0
  let failed = 0
  let inFile = { passed: 0, failed: 0 }
  /** Depth of the failure shown last: a shallower one after it is only its parent and needs no details. */
  let shownDepth = 0
  let details: 'wanted' | 'shown' | undefined

  function closeFile(line: string, [, not, path, time]: RegExpExecArray): void {
    failed += not ? Math.max(inFile.failed, 1) : inFile.failed
    passed += inFile.passed
    show(`${not ? 'FAILED' : 'ok'} ${path} (${inFile.passed} passed, ${inFile.failed} failed, ${time ?? line})`)
    inFile = { passed: 0, failed: 0 }
  }

  function showFailure(line: string, depth: number): void {
    if (depth > 0) show(line)
    details = depth < shownDepth ? undefined : 'wanted'
    shownDepth = depth
  }

  function line(line: string): void {
    if (details === 'wanted') details = line.trim() === '---' ? 'shown' : undefined
    if (details === 'shown') {
      show(line)
      if (line.trim() === '...') details = undefined
      return
    }
    const test = testPoint.exec(line)
    if (test) inFile[test[1] ? 'failed' : 'passed'] += 1
    const file = filePoint.exec(line)
    if (file) closeFile(line, file)
    const failure = failedPoint.exec(line)
    if (failure) showFailure(line, failure[1]?.length ?? 0)
    if (file) shownDepth = 0
  }

  const count = (exitCode: number) => {
    const all = { passed: passed + inFile.passed, failed: failed + inFile.failed }
    return { ...all, failed: exitCode !== 0 && all.failed === 0 ? 1 : all.failed }
  }
  return { line, count }
}
