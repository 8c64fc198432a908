/** A word of a data file as one of a closed list. @throws RangeError for any other, so that a misprint stops the start. */
export function listed<const W extends string>(words: readonly W[], text: string): W {
  const word = words.find((known) => known === text)
  if (word === undefined) throw new RangeError(`${text} is none of ${words.join(', ')}`)
  return word
}
