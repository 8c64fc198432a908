/** What a run with a planted fault says in TAP: whether the named test saw it, and saw it by what it asserts. */

interface Ended {
  readonly red: boolean
  readonly name: string
  /** What stood inside the test, before its own line. */
  readonly inside: string
}

/** The tests of a file; what a test holds is indented. */
function testsIn(tap: string): Ended[] {
  const tests: Ended[] = []
  let inside: string[] = []
  for (const line of tap.split('\n')) {
    const [, not, name = ''] = /^(not )?ok \d+ - (.*)$/.exec(line) ?? []
    if (!/^(not )?ok /.test(line)) inside.push(line)
    else {
      tests.push({ red: not !== undefined, name, inside: inside.join('\n') })
      inside = []
    }
  }
  return tests
}

/** An assertion that failed; what was thrown, or took too long, is none. */
const asserted = (inside: string): boolean =>
  inside
    .split(/^ +(?=(?:not )?ok \d+)/m)
    .some((point) => point.startsWith('not ok') && !/^ +(tapCaught|expired):/m.test(point))

/** `seen`, or why it was not. */
export function verdict(tap: string, breaks: string): string {
  const tests = testsIn(tap)
  const named = tests.find(({ name }) => name.replaceAll('\\#', '#').startsWith(breaks))
  if (named === undefined) return 'the test did not run'
  if (!named.red) return 'the test stayed green'
  if (!asserted(named.inside)) return 'the test broke without an assertion'
  const red = tests.filter((test) => test.red).length
  return red > 1 && red * 2 > tests.length ? `the file broke: ${red} of ${tests.length}` : 'seen'
}
