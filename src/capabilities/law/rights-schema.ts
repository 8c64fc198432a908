import { Type } from 'typebox'
import { Closed } from '../../http/shapes.ts'
import { LawRule, Words } from './law-schema.ts'

export const Rights = Closed(
  {
    rules: Type.Array(LawRule, { description: 'RIGHT-01 and RIGHT-02 of the register.' }),
    explainedWithinDays: Type.Integer({
      description: 'So many days after the first contact they have been explained to her (RIGHT-01).',
    }),
    items: Type.Array(
      Closed(
        { id: Type.String(), says: Type.String({ description: 'In the language asked for.' }), texts: Words },
        { title: 'Right' },
      ),
    ),
  },
  { title: 'Rights' },
)
