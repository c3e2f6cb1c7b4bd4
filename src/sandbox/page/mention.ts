/** Somebody called by name. A loud one calls a whole channel, and looks like it. */
import { type Html, html } from "./Html.ts"
import type { Known } from "./Known.ts"

/** Somebody, a group or a channel by its id; by its name, where that is known. */
export const mentionOf = (sign: "@" | "#", id: string, { nameOf }: Known): Html => mention(`${sign}${nameOf(id) ?? id}`)

export const mention = (label: string): Html => html`<span class="mention">${label}</span>`

export const loudMention = (label: string): Html => html`<span class="mention loud">${label}</span>`
