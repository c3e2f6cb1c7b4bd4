/** Counts the text that a reader of blocks can see. Pure. */

/** All `text` strings at whatever depth, in Unicode code points. */
export const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0)
  if (typeof value !== "object" || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, member]) =>
      sum + (key === "text" && typeof member === "string" ? Array.from(member).length : textLength(member)),
    0
  )
}
