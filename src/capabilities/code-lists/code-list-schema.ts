import { Type } from 'typebox'
import { Closed, DayOrNull } from '../../http/shapes.ts'

const label = Type.String({ description: 'In the language asked for.' })
const texts = Closed({ az: Type.String(), en: Type.String(), ru: Type.String() }, { title: 'Words' })

export const CodeListView = Closed(
  {
    name: Type.String(),
    title: label,
    texts,
    items: Type.Array(
      Closed({ code: Type.String(), label, texts, fromOn: DayOrNull, beforeOn: DayOrNull }, { title: 'CodeLabel' }),
    ),
  },
  { title: 'CodeList', description: 'A word is usable from `fromOn` and before `beforeOn`; null is no bound.' },
)
export const CodeListNames = Closed(
  {
    items: Type.Array(
      Closed({ name: Type.String(), title: label, texts, href: Type.String() }, { title: 'CodeListName' }),
    ),
  },
  { title: 'CodeListNames' },
)
export const CodeListParams = Closed({ name: Type.String({ maxLength: 60 }) })
