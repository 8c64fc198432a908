/** Prints a story step by step (what was asked, what the law answered and why) and checks every answer it prints. */

interface Ground {
  readonly rule: string
  readonly outcome: string
  readonly says: unknown
}

/** What the generated client answers. */
export interface Reply<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

interface Problem {
  readonly code: string
  readonly title: string
  readonly grounds?: readonly Ground[]
}

const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
const [bold, dim, green, red, blue] = [1, 2, 32, 31, 34].map(paint) as [Paint, Paint, Paint, Paint, Paint]
type Paint = (text: string) => string
const width = 110

/** An answer was not what the law demands: the story stops, since what follows would rest on it. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken'
}

export class Story {
  #steps = 0
  #checks = 0

  get checks(): number {
    return this.#checks
  }

  /** ETag of the last answer, for the decision that follows it. */
  etag = ''

  chapter(title: string): void {
    print(`\n${bold(title)}\n${'─'.repeat(title.length)}`)
  }

  step(sentence: string): void {
    this.#steps += 1
    print(`\n${bold(String(this.#steps).padStart(3))}  ${sentence}`)
  }

  /** One plain line of explanation under a step. */
  tell(sentence: string): void {
    for (const line of wrap(sentence)) print(`     ${line}`)
  }

  /** Asks, and expects to be served. @throws StoryBroken for any other status. */
  async ask<Data>(
    who: string,
    request: Promise<Reply<Data>>,
    status: number | readonly number[] = [200, 201],
  ): Promise<Data> {
    const reply = await request
    const wanted = [status].flat()
    this.#show(who, reply)
    this.etag = reply.response.headers.get('etag') ?? ''
    if (!wanted.includes(reply.response.status)) this.#broken(`${wanted.join(' or ')} was expected`, reply)
    this.#passed()
    return reply.data as Data
  }

  /** Asks, and expects this refusal with this code. Prints the rules that speak against it. */
  async refused(who: string, request: Promise<Reply<unknown>>, status: number, code: string): Promise<Problem> {
    const reply = await request
    this.#show(who, reply)
    const problem = (reply.error ?? {}) as Problem
    if (reply.response.status !== status || problem.code !== code) this.#broken(`${status} ${code} was expected`, reply)
    for (const ground of problem.grounds?.filter((g) => g.outcome !== 'met') ?? []) {
      for (const line of wrap(`${ground.rule}: ${String(ground.says)}`)) print(`     ${blue('law')}   ${line}`)
    }
    this.#passed()
    return problem
  }

  /** A claim about what was answered. @throws StoryBroken when it does not hold. */
  check(claim: string, actual: unknown, expected: unknown): void {
    if (!same(actual, expected)) {
      print(`     ${red('✗')}     ${claim}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
      throw new StoryBroken(claim)
    }
    this.#passed()
    print(`     ${green('✓')}     ${claim}`)
  }

  #show(who: string, { response, error }: Reply<unknown>): void {
    const { method, path } = requestOf(response)
    const code = error === undefined ? '' : ` ${(error as Problem).code ?? ''}`
    print(
      `     ${dim(`${who}: ${method} ${path}`)} → ${response.ok ? green(String(response.status)) : red(String(response.status))}${code}`,
    )
  }

  #passed(): void {
    this.#checks += 1
  }

  #broken(why: string, { response, error }: Reply<unknown>): never {
    print(`     ${red('✗')}     ${why}; answered ${response.status} ${JSON.stringify(error ?? null)}`)
    throw new StoryBroken(why)
  }
}

const asked = new WeakMap<Response, { method: string; path: string }>()
/** Remembers what a response answers; the client calls it. Ids are shortened: they mean nothing to a reader. */
export function remember(response: Response, method: string, url: string): void {
  const path = new URL(url).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `${id.slice(0, 4)}…`)
  asked.set(response, { method, path: path.replaceAll(/[0-9A-Z]{26}/g, (reference) => `${reference.slice(0, 4)}…`) })
}
const requestOf = (response: Response) => asked.get(response) ?? { method: '', path: '' }

const print = (line: string) => process.stdout.write(`${line}\n`)
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function wrap(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length > width - 12) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}
