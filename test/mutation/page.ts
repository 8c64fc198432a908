/** The part of `README.md` that is written by the run: scores by file, and the survivors under the reason they share. */
import { type Results, type Score, scoreOf } from './results.ts'

export const pageFile = 'test/mutation/README.md'
const [from, to] = ['<!-- written by npm run mutation -->', '<!-- end -->']

const code = (text: string): string => `\`${text.replaceAll(/\s+/g, ' ')}\``
const percent = (scores: readonly Score[]): string => scoreOf(scores).toFixed(1)
const named = (file: string): string => file.replace('src/rules/', '')

function scoreTable(scores: readonly Score[]): string {
  const row = (name: string, of: readonly Score[]): readonly string[] => {
    const sum = (key: 'found' | 'refusedByTypes' | 'survived') => `${of.reduce((all, score) => all + score[key], 0)}`
    return [name, percent(of), sum('found'), sum('survived'), sum('refusedByTypes')]
  }
  const rows = [...scores.map((score) => row(named(score.file), [score])), row('all', scores)]
  const head = ['file', 'found, %', 'found', 'survive', 'refused by the types']
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

const survivorList = ({ reasons, survivors }: Results): string =>
  Object.entries(reasons)
    .map(([reason, says]) => {
      const of = survivors.filter(({ because }) => because === reason)
      const lines = of.map(
        ({ file, line, from, to }) => `- ${named(file)}: ${code(from)} → ${code(to)} in ${code(line)}`,
      )
      return [`### ${says}`, '', ...lines].join('\n')
    })
    .join('\n\n')

/** Stryker knows nothing of the types: what they refuse survives in its own count. */
const asStrykerCounts = (scores: readonly Score[]): string =>
  percent(scores.map((score) => ({ ...score, survived: score.survived + score.refusedByTypes })))

/** The page with its written part made anew. */
export function written(page: string, results: Results): string {
  const [before, rest = ''] = page.split(from)
  const after = rest.split(to)[1]
  const ran = `Last run: ${results.ranOn}. Stryker itself, which does not ask the types, prints ${asStrykerCounts(results.scores)} %.`
  const part = [ran, scoreTable(results.scores), '## Survivors', survivorList(results)]
  return `${before}${from}\n\n${part.join('\n\n')}\n\n${to}${after}`
}
