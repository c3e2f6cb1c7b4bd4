/** Shortens what is too wide for its place. Pure. */

/** Han, kana and Hangul letters are as wide as they are high, others about 0.6 of it: a little more than most are. */
const widthOf = (character: string): number =>
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|[\u{20000}-\u{3ffff}]/u.test(character) ? 1 : 0.6

/** What is at most so wide. */
const within = (characters: ReadonlyArray<string>, room: number): number => {
  let left = room
  const end = characters.findIndex((character) => {
    left -= widthOf(character)
    return left < 0
  })
  return end === -1 ? characters.length : end
}

/**
 * The text in at most `room` times the size of its font. Its middle is cut: names of metrics differ in their beginning
 * (`train/…`) and in their end (`…/loss`).
 */
export const fit = (text: string, room: number): string => {
  const characters = Array.from(text)
  if (within(characters, room) === characters.length) return text
  const head = within(characters, (room - 1) / 2)
  const tail = within(characters.toReversed(), (room - 1) / 2)
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`
}
