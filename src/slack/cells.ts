/** How wide a text is in a fixed width, where letters of East Asia take two places. Pure. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const nothing = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many places a text takes. */
export const cellsOf = (text: string): number => {
  let cells = 0
  for (const letter of text) cells += nothing.test(letter) ? 0 : wide.test(letter) || letter > "\uffff" ? 2 : 1
  return cells
}

const fill = (text: string, width: number): string => " ".repeat(Math.max(0, width - cellsOf(text)))

/** Rows as lines with aligned columns: the first to the left, those with numbers to the right, the last as it is. */
export const aligned = (rows: ReadonlyArray<readonly [string, string, string]>): ReadonlyArray<string> => {
  const names = Math.max(0, ...rows.map(([name]) => cellsOf(name)))
  const numbers = Math.max(0, ...rows.map(([, number]) => cellsOf(number)))
  return rows.map(([name, number, rest]) =>
    `${name}${fill(name, names)}  ${fill(number, numbers)}${number}  ${rest}`.trimEnd()
  )
}

/** How many places the first two columns take, with what is between them and the third. */
export const widthOf = (rows: ReadonlyArray<readonly [string, string]>): number =>
  Math.max(0, ...rows.map(([name]) => cellsOf(name))) + Math.max(0, ...rows.map(([, number]) => cellsOf(number))) + 4
