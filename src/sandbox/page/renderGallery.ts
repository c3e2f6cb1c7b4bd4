/** A page that stands still: messages under headings, each with its thread beneath it, in one language, for the documentation. Pure. */
import type { StoredMessage } from "../StoredMessage.ts"
import { avatar } from "./avatar.ts"
import { conversationOf } from "./Conversation.ts"
import { type Html, html } from "./Html.ts"
import { type Known, nothingKnown } from "./Known.ts"
import { localised, type Reading } from "./localised.ts"
import { drawMessage } from "./renderMessage.ts"
import { style } from "./style/style.ts"

/** Messages that belong together, under a heading. */
export interface Exhibit {
  readonly heading: string
  readonly messages: ReadonlyArray<StoredMessage>
}

export interface GalleryOptions extends Reading {
  readonly title: string
  /** The other pages: their names and where they are. */
  readonly others: ReadonlyArray<{ readonly name: string; readonly href: string }>
  /** Where the style sheet is. */
  readonly stylesheet: string
  readonly known?: Known | undefined
}

const exhibit = ({ heading, messages }: Exhibit, known: Known): Html => {
  const { shown, answers, rootOf, repliesTo } = conversationOf(messages)
  const thread = (root: StoredMessage) => {
    const replies = answers.filter((answer) => rootOf(answer) === root)
    return replies.length === 0
      ? undefined
      : html`<div class="beneath">${replies.map((message) => drawMessage(message, { known, inThread: true, bare: true }))}</div>`
  }
  return html`<section><h2>${heading}</h2>${shown.map((message) => [
    drawMessage(message, { known, root: rootOf(message), replies: repliesTo(message), bare: true }),
    thread(message)
  ])}</section>`
}

/** The whole document. It has no script, and needs nothing but its style sheet. */
export const renderGallery = (exhibits: ReadonlyArray<Exhibit>, options: GalleryOptions): string => {
  const { language, title, others, stylesheet, known = nothingKnown } = options
  const links = others.map(({ name, href }) => html`<a href="${href}">${name}</a>`)
  return localised(
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<svg class="sprite" aria-hidden="true"><symbol id="bell" viewBox="0 0 36 36">${avatar}</symbol></svg>
<div class="gallery">
<header><h1>${title}</h1><nav>${links}</nav></header>
<main>${exhibits.map((one) => exhibit(one, known))}</main>
</div>
</body>
</html>
`.markup,
    options
  )
}

const still = html`
.gallery { max-width: 820px; min-height: 100vh; margin: 0 auto; padding-bottom: 40px; background: var(--surface); box-shadow: 0 0 0 1px var(--line); }
.gallery > header { padding: 28px 20px 4px; }
.gallery h1 { font-size: 24px; white-space: normal; }
.gallery nav { display: flex; flex-wrap: wrap; gap: 4px 14px; margin-top: 8px; font-size: 14px; }
.gallery section > h2 { margin: 26px 20px 6px; padding-bottom: 6px; border-bottom: 1px solid var(--line); font-size: 14px; color: var(--quiet); }
.gallery article:hover { background: none; }
.beneath { margin-inline-start: 58px; border-inline-start: 2px solid var(--line); }
.beneath .answering, .beneath .replies { display: none; }
.gallery .replies { cursor: default; }
@media (max-width: 600px) { .gallery > header { padding-inline: 14px; } .gallery section > h2 { margin-inline: 14px; } .beneath { margin-inline-start: 30px; } }
`

/** The style sheet of all its pages. */
export const galleryStyle: string = html`${[style, still]}`.markup
