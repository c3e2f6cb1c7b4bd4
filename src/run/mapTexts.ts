/** Changes every text of an event, at any depth; all else stays as it is. */
import type { RunEvent } from "../domain/RunEvent.ts"

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

/** Where an event holds names from outside as keys; every other key is runbell's own. */
const namedFromOutside = new Set(["values", "fields", "summary"])

/** Where a text is one of runbell's own words. */
const ownWords = new Set(["_tag", "level", "kind", "watched", "goal"])

/** The same event with other texts. Runbell's own words and keys stay; dates and durations are no texts. */
export const mapTexts = <Event extends RunEvent>(event: Event, change: (text: string) => string): Event => {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return ownWords.has(key) ? value : change(value)
    if (Array.isArray(value)) return value.map((item) => visit(item, key))
    if (typeof value !== "object" || value === null || !isPlain(value)) return value
    const named = namedFromOutside.has(key)
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) =>
        named ? [change(name), visit(inner, "")] : [name, visit(inner, name)]
      )
    )
  }
  return visit(event, "") as Event // the shape stays: texts become texts, and all else is what it was
}
