/** Says which colour is whose, and gives the numbers to those who want them as a table. */
import { type Html, html } from "../Html.ts"
import { phrase } from "../words.ts"
import { colourOf } from "./Plot.ts"

/** A name and, where there is one, what stands behind it. */
export interface Entry {
  readonly name: string
  readonly value?: string | undefined
}

const key = (index: number): Html =>
  html`<svg class="key ${colourOf(index)}" viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" rx="3" /></svg>`

export const legend = (entries: ReadonlyArray<Entry>): Html =>
  html`<ul class="legend">${entries.map(
    ({ name, value }, index) =>
      html`<li>${key(index)}<span dir="auto">${name}</span>${value === undefined ? undefined : html`<b class="number">${value}</b>`}</li>`
  )}</ul>`

/** The chart as a table, closed. */
export const numbers = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): Html =>
  html`<details class="numbers"><summary><span class="tag">${phrase("numbers")}</span></summary><div class="table" tabindex="0"><table><thead><tr>${head.map(
    (cell) => html`<th scope="col"><p dir="auto">${cell}</p></th>`
  )}</tr></thead><tbody>${rows.map(
    ([first = "", ...others]) =>
      html`<tr><th scope="row"><p dir="auto">${first}</p></th>${others.map((cell) => html`<td><p class="number">${cell}</p></td>`)}</tr>`
  )}</tbody></table></div></details>`
