/** What other rooms may ask of the words of the surface. */
import type { Words } from '../../kernel/words.ts'
import { listsOfBodies } from './lists-of-bodies.ts'
import { listsOfComplaints } from './lists-of-complaints.ts'
import { listsOfPersons } from './lists-of-persons.ts'
import { listsOfRights } from './lists-of-rights.ts'

const labels: ReadonlyMap<string, Words> = new Map(
  [...listsOfBodies, ...listsOfPersons, ...listsOfRights, ...listsOfComplaints].flatMap(({ name, codes }) =>
    codes.flatMap(({ code, texts }): [string, Words][] => [
      [code, texts],
      [`${name} ${code}`, texts],
    ]),
  ),
)

/** What people call a code of this list, or of any; undefined where no list has it. */
export const labelOf = (code: string, list?: string): Words | undefined =>
  labels.get(list === undefined ? code : `${list} ${code}`)
