/** How many columns a text takes on a terminal: Chinese, Japanese and Korean characters and emoji take two, accents none. */

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" })

/** Chinese and Japanese characters, between which a line may break. */
export const breakable = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6`

/** Unicode's East Asian Width. */
const isWide = new RegExp(`[${breakable}\\p{Script=Hangul}]`, "u")
const isEmoji = /\p{Emoji_Presentation}|\ufe0f/u
const isUnseen = /^[\p{M}\p{Cf}\p{Cc}]+$/u

const columnsOf = (grapheme: string): number => {
  if (isUnseen.test(grapheme)) return 0
  return isWide.test(grapheme) || isEmoji.test(grapheme) ? 2 : 1
}

/** The characters of a text as a person counts them. */
export const graphemes = (text: string): ReadonlyArray<string> =>
  Array.from(segmenter.segment(text), (at) => at.segment)

/** The columns that the text takes. */
export const displayWidth = (text: string): number =>
  graphemes(text).reduce((sum, grapheme) => sum + columnsOf(grapheme), 0)
