/** Files that a message shows: a picture as itself, a text by its first lines, anything else by its name. */
import type { StoredFile } from "../StoredFile.ts"
import { type Html, html, type Part } from "./Html.ts"
import type { FileContent, Known } from "./Known.ts"
import { isPicture, uploaded } from "./picture.ts"
import { phrase } from "./words.ts"

/** Slack shows so many lines of a snippet before it is opened. */
const previewed = 6

const size = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 })

const sizeOf = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${size.format(bytes / 1_000)} kB` : `${size.format(bytes / 1_000_000)} MB`
}

/** Only the sandbox's own path opens; a `data:` address would be refused by the browser. */
const opening = ({ source }: FileContent, inner: Part): Part =>
  source.startsWith("/") ? html`<a class="opens" href="${source}" target="_blank" rel="noopener">${inner}</a>` : inner

const pictureFile = ({ title, alt }: StoredFile, content: FileContent): Html =>
  html`<figure class="file"><figcaption dir="auto">${title}</figcaption>${opening(content, uploaded(content, alt ?? title))}</figure>`

const heading = ({ title, size }: StoredFile): Html =>
  html`<span class="file-name" dir="auto">${title}</span><span class="file-size">${sizeOf(size)}</span>`

const snippet = (file: StoredFile, text: string): Html => {
  const lines = text.trimEnd().split("\n")
  if (lines.length <= previewed) {
    return html`<div class="snippet file"><p class="snippet-head">${heading(file)}</p><pre dir="ltr">${lines.join("\n")}</pre></div>`
  }
  const first = lines.slice(0, previewed - 1).join("\n")
  return html`<details class="snippet file"><summary><span class="snippet-head">${heading(file)}</span><code class="preview" dir="ltr">${first}</code><span class="more">${phrase("showAll")}</span><span class="less">${phrase("showLess")}</span></summary><pre dir="ltr">${lines.join("\n")}</pre></details>`
}

const icon = html`<svg class="file-icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 2.5h8l4.5 4.5v14.5h-12.5z" /><path d="M14 2.5v4.5h4.5" /></svg>`

const other = (file: StoredFile, content: FileContent | undefined): Html => {
  const inner = html`${icon}<span class="file-words">${heading(file)}</span>`
  return html`<div class="file attached">${content === undefined ? inner : opening(content, inner)}</div>`
}

/** One file. */
export const file = (stored: StoredFile, known: Known): Html => {
  const content = known.contentOf(stored.id)
  if (content !== undefined && isPicture(content)) return pictureFile(stored, content)
  return content?.text === undefined ? other(stored, content) : snippet(stored, content.text)
}
