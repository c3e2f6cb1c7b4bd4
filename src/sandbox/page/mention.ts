/** Somebody called by name. A loud one calls a whole channel, and looks like it. */
import { type Html, html } from "./Html.ts"

export const mention = (label: string): Html => html`<span class="mention">${label}</span>`

export const loudMention = (label: string): Html => html`<span class="mention loud">${label}</span>`
