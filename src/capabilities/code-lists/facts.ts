/** What other rooms may ask of the words of the surface. */
import type { Words } from '../../kernel/words.ts'
import { listsOfBodies } from './lists-of-bodies.ts'
import { listsOfPersons } from './lists-of-persons.ts'

const labels: ReadonlyMap<string, Words> = new Map(
  [...listsOfBodies, ...listsOfPersons].flatMap(({ codes }) => codes.map(({ code, texts }) => [code, texts])),
)

/** What people call a code of any list; undefined where no list has it. */
export const labelOf = (code: string): Words | undefined => labels.get(code)
