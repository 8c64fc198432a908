import t from 'tap'
import { acts } from '../../src/rules/acts.ts'

t.test('SVC-BASIS-01: each act has a name to cite it by, and what is said of it can be looked up', async (t) => {
  for (const { id, number, adoptedOn, link } of acts) {
    t.match(id, /^[a-z][a-z0-9-]+$/)
    if (number !== null) t.match(number, /\d/, `number of ${id}`)
    if (adoptedOn !== null) t.match(adoptedOn, /^\d{4}-\d{2}-\d{2}$/, `day of ${id}`)
    if (link !== null) t.match(link, /^https?:\/\/[a-z]/, `link of ${id}`)
  }
})
