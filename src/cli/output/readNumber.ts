/** Reads a number as programs print it. Pure. */

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu

/** As English groups it: `1,234.5`. A comma never stands for a decimal point, so `0,25` is no number. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u

const notFinite = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY]
])

/** What a pattern such as `(\S+)` catches around a number. */
const around = /^[([{"']+|[.,;:)\]}"'%]+$/gu

/**
 * `0.25`, `1e-3`, `.5`, `-7`, `1,234.5`; `nan`, `inf`, `-Infinity` in any case. Brackets, quotes, a percent sign and the
 * punctuation of a sentence around it are passed over. `undefined` for all else, also hexadecimal: it is no number then.
 */
export const readNumber = (text: string): number | undefined => {
  const bare = text.trim().replace(around, "")
  if (plain.test(bare)) return Number(bare)
  if (grouped.test(bare)) return Number(bare.replaceAll(",", ""))
  const word = notFinite.get(bare.toLowerCase().replace(/^[+-]/u, ""))
  return word !== undefined && bare.startsWith("-") ? -word : word
}
