/** Values as the JSON they came as, with a little colour: for what the page does not draw, and for the curious. */
import { type Html, html, type Part } from "./Html.ts"

// A string that is a key, a string, or a number or word.
const token = /("(?:\\.|[^"\\])*")(?=:)|("(?:\\.|[^"\\])*")|(-?\d[\d.eE+-]*|true|false|null)/gu

const coloured = (json: string): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  let done = 0
  for (const match of json.matchAll(token)) {
    const [whole, key, text] = match
    const kind = key === undefined ? (text === undefined ? "value" : "string") : "key"
    parts.push(json.slice(done, match.index), html`<span class="${kind}">${whole}</span>`)
    done = match.index + whole.length
  }
  return [...parts, json.slice(done)]
}

/** The value's JSON, indented. */
export const payload = (value: unknown): Html =>
  html`<pre class="json" dir="ltr">${coloured(JSON.stringify(value, null, 2) ?? "")}</pre>`
