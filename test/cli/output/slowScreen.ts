/** The screen of a terminal, one character at a time: slow and plain, to compare with. */

interface Cursor {
  row: number
  column: number
}

const isFinal = (character: string): boolean => character >= "@" && character <= "~"

const readSequence = (text: string, from: number) => {
  let at = from
  let parameters = ""
  while (at < text.length && /[0-?]/u.test(text[at] ?? "")) parameters += text[at++]
  while (at < text.length && /[ -/]/u.test(text[at] ?? "")) at += 1
  const final = text[at] ?? ""
  return isFinal(final) ? { parameters, final, end: at + 1 } : { parameters, final: "", end: at }
}

const endOfText = (text: string, from: number, stops: string): number => {
  let at = from
  while (at < text.length && !stops.includes(text[at] ?? "")) at += 1
  if (text[at] === "\u0007") return at + 1
  return text[at] === "\u001b" && text[at + 1] === "\\" ? at + 2 : at
}

const put = (rows: Array<Array<string>>, cursor: Cursor, character: string): void => {
  const row = rows[cursor.row]!
  row.length = Math.min(row.length, cursor.column)
  while (row.length < cursor.column) row.push(" ")
  row.push(character)
  cursor.column += 1
}

const eraseInLine = (row: Array<string>, column: number, part: number): void => {
  if (part === 0) row.length = Math.min(row.length, column)
  else if (part === 1) for (let index = 0; index < Math.min(column, row.length); index += 1) row[index] = " "
  else row.length = 0
}

/** The lines of an output that nothing is cut from, as the tail is to have them. */
export const slowScreen = (text: string): ReadonlyArray<string> => {
  const rows: Array<Array<string>> = [[]]
  const cursor: Cursor = { row: 0, column: 0 }
  const move = (row: number, column: number): void => {
    cursor.row = Math.max(0, row)
    cursor.column = Math.max(0, column)
    while (rows.length <= cursor.row) rows.push([])
  }
  const obey = (final: string, parameters: string): void => {
    const given = Number.parseInt(parameters, 10) || 0
    const count = Math.max(1, given)
    if (final === "A") move(cursor.row - count, cursor.column)
    if (final === "B") move(cursor.row + count, cursor.column)
    if (final === "C") move(cursor.row, cursor.column + count)
    if (final === "D") move(cursor.row, cursor.column - count)
    if (final === "E") move(cursor.row + count, 0)
    if (final === "F") move(cursor.row - count, 0)
    if (final === "G") move(cursor.row, count - 1)
    if (final === "K") eraseInLine(rows[cursor.row]!, cursor.column, given)
    if (final === "J" && given === 0) {
      eraseInLine(rows[cursor.row]!, cursor.column, 0)
      rows.length = cursor.row + 1
    }
  }
  let at = 0
  while (at < text.length) {
    const character = text[at]!
    at += 1
    if (character === "\u001b") {
      const kind = text[at] ?? ""
      if (kind === "[") {
        const { parameters, final, end } = readSequence(text, at + 1)
        obey(final, parameters)
        at = end
      } else if (kind === "]") at = endOfText(text, at + 1, "\u0007\u001b\n")
      else if (kind !== "" && "PX^_".includes(kind)) at = endOfText(text, at + 1, "\u001b\n")
      else {
        while (at < text.length && /[ -/]/u.test(text[at] ?? "")) at += 1
        if (/[0-~]/u.test(text[at] ?? "")) at += 1
      }
    } else if (character === "\n") move(cursor.row + 1, 0)
    else if (character === "\r") move(cursor.row, 0)
    else if (character === "\b") move(cursor.row, cursor.column - 1)
    else if (character === "\t" || (character >= " " && !/[\u007f-\u009f]/u.test(character)))
      put(rows, cursor, character)
  }
  const lines = rows.map((row) => row.join("").trimEnd().toWellFormed())
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines
}
