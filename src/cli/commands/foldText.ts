/** Folds a text into lines that a terminal shows whole, also where letters are two places wide. Pure. */
import { cellsOf } from "../../slack/cells.ts"

const letter = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}`
/** What begins no line, in Japanese and Chinese, and what ends none. */
const closing = "、。，：；）」』”’！？…ーっゃゅょッャュョァィゥェォ"
const opening = "（「『“‘"

/** What stays on one line: a word, or a letter where words have no spaces between, each with its punctuation and the space after. */
const piece = new RegExp(`[${opening}]*(?:[^\\s${letter}${closing}${opening}]+|[${letter}])?[${closing}]*\\s*`, "gu")

/** A word that is wider than the line has one for itself. */
export const foldText = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  for (const [next] of text.matchAll(piece)) {
    if (next === "") continue
    if (line !== "" && cellsOf((line + next).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ""
    }
    line += next
  }
  return [...lines, line.trimEnd()]
}
