/** Counts what tap reported. A test is a point that a file reports itself: a named test, or a bare assertion. */

const filePoint = /^(not )?ok \d+/
const testPoint = /^ {4}(not )?ok \d+(?!.* # (?:SKIP|TODO))/i

/**
 * A file that failed without a failed test of its own (it crashed, timed out, or held none) counts as one failure,
 * and so does a run whose exit code says failure though every point is good.
 */
export function countTests(tap: string, exitCode: number): { passed: number; failed: number } {
  let passed = 0
  let failed = 0
  let failedInFile = 0
  for (const line of tap.split('\n')) {
    const test = testPoint.exec(line)
    const file = filePoint.exec(line)
    if (test?.[1]) failedInFile += 1
    else if (test) passed += 1
    if (file) {
      failed += file[1] ? Math.max(failedInFile, 1) : failedInFile
      failedInFile = 0
    }
  }
  failed += failedInFile
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed }
}
