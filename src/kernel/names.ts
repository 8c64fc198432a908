/**
 * Folds a name to one form for the keyed blind index, so that one person written in Azerbaijani, in a passport's Latin
 * letters, without diacritics, or in Cyrillic (Azerbaijani or Russian) is found again. It finds candidates: a human
 * compares the names themselves. Classes: a ə e | i ı y | o ö | u ü | k q g ğ gh | h x kh | c ç ch j dj zh | s ş sh.
 * Double letters count once; hyphens and apostrophes vanish; `Məmmədov` and `Məmmədova` stay two names.
 */

const vowels = 'аеёиоуыэюяәөүјй'

/** Russian writes h as г in these names (Həsən, Гасан), which letters alone cannot tell from q and ğ. */
const russianH: readonly (readonly [RegExp, string])[] = [
  [/(^| )г(?=асан|усе[йи]н|ейдар|амид|аджи|ашим|идаят|икмет|умбат|амза|аниф|абиб|афиз)/g, '$1х'],
  [/(?<=ибра|^ра|^та| ра| та)г(?=им|ир)/g, 'х'],
  [/(^| )магеррам/g, '$1махеррам'],
]

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ҝ: 'g',
  д: 'd',
  е: 'e',
  ё: 'o',
  ж: 'j',
  з: 'z',
  и: 'i',
  й: 'i',
  ј: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'c',
  ҹ: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ә: 'e',
  ю: 'u',
  я: 'a',
}

/** е, ё, ю, я carry a y of their own at the start of a word and after a vowel or a sign; after a consonant they do not. */
function fromCyrillic(text: string): string {
  const spelt = russianH.reduce((name, [pattern, letters]) => name.replace(pattern, letters), text)
  let latin = ''
  let before = ' '
  for (const letter of spelt) {
    const iotated = 'еёюя'.includes(letter) && (before === ' ' || vowels.includes(before) || 'ьъ'.includes(before))
    latin += (iotated ? 'i' : '') + (cyrillic[letter] ?? letter)
    before = letter
  }
  return latin
}

const steps: readonly (readonly [RegExp, string])[] = [
  [/dj|zh/g, 'j'],
  [/dc/g, 'c'],
  [/sh+/g, 's'],
  [/ch/g, 'c'],
  [/kh/g, 'x'],
  [/gh/g, 'g'],
  [/[əeä]/g, 'a'],
  [/[ıy]/g, 'i'],
  [/[qg]/g, 'k'],
  [/x/g, 'h'],
  [/j/g, 'c'],
  [/w/g, 'v'],
  [/(.)\1+/gu, '$1'],
]

/** Empty when the text holds no letter. Words keep their order and are parted by one space. */
export function foldName(text: string): string {
  const letters = text
    .normalize('NFC')
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    .replace(/[\p{Pd}\p{Po}\p{Pi}\p{Pf}\p{Sk}\p{Lm}]/gu, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
  const bare = fromCyrillic(letters).normalize('NFD').replace(/\p{M}/gu, '')
  return steps.reduce((name, [pattern, letter]) => name.replace(pattern, letter), bare)
}
