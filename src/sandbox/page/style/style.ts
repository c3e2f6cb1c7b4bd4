/** How the page looks: Slack's reading rhythm in colours of its own, light and dark, for every script and width. */
import { type Html, html } from "../Html.ts"
import { blocks } from "./blocks.ts"
import { colours } from "./colours.ts"
import { frame } from "./frame.ts"
import { ground } from "./ground.ts"
import { media } from "./media.ts"
import { message } from "./message.ts"
import { widths } from "./widths.ts"
import { words } from "./words.ts"

/** The page's style sheet. */
export const style: Html = html`${[colours, ground, frame, message, words, blocks, media, widths]}`
