/** The sandbox's page: every message as Slack would show it, and a script that takes in those to come. Pure. */
import * as DateTime from "effect/DateTime"
import * as Option from "effect/Option"
import type { StoredMessage } from "../StoredMessage.ts"
import { avatar, icon } from "./avatar.ts"
import { type Conversation, conversationOf } from "./Conversation.ts"
import { type Html, html, type Part } from "./Html.ts"
import { type Known, nothingKnown } from "./Known.ts"
import { moment, momentStyles } from "./moment.ts"
import { drawMessage } from "./renderMessage.ts"
import { script } from "./script/script.ts"
import { style } from "./style/style.ts"
import { en } from "./words/en.ts"
import { counted, label, phrase, words } from "./words.ts"

const dayOf = ({ at }: StoredMessage): string =>
  Option.match(DateTime.make(at), { onNone: () => "", onSome: DateTime.formatIsoDateUtc })

const day = ({ at }: StoredMessage): Html => html`<h2 class="day">${moment(at, "day", "")}</h2>`

/** A line before the first message of each day, in the channel that is shown first; the others are waiting. */
const column = ({ channels, shown, rootOf, repliesTo }: Conversation, known: Known): ReadonlyArray<Part> => {
  let last = ""
  return shown.map((message) => {
    const isNew = message.channel === channels[0] && dayOf(message) !== last
    if (isNew) last = dayOf(message)
    const around = {
      known,
      root: rootOf(message),
      replies: repliesTo(message),
      hidden: message.channel !== channels[0]
    }
    return [isNew ? day(message) : undefined, drawMessage(message, around)]
  })
}

const bell = (name: string): Html =>
  html`<svg class="${name}" viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg>`

const top = (channel: string | undefined, count: number): Html =>
  html`<header class="top">${bell("logo")}<div class="place"><h1>${phrase("sandbox")}</h1><p class="here">${channel}</p></div><span class="count">${count}</span><span class="live" hidden role="status"><i></i>${phrase("live")}</span></header>`

const channelButton = (channel: string, index: number): Html =>
  html`<li><button class="channel" type="button" data-channel="${channel}"${index === 0 ? html` aria-current="true"` : undefined}><span class="channel-name" dir="auto">${channel}</span><span class="unread" hidden></span></button></li>`

const beginning = html`<div class="beginning">${bell("large")}<h2>${phrase("beginning")}</h2><p>${phrase("explained")}</p></div>`

const empty = (hidden: boolean): Html =>
  html`<div class="empty"${hidden ? html` hidden` : undefined}><p>${phrase("waiting")}</p><p>${phrase("hint")}</p></div>`

const panel = ({ answers }: Conversation, known: Known): Html =>
  html`<aside class="panel" aria-labelledby="thread-title" hidden><header class="panel-top"><h2 id="thread-title" tabindex="-1">${phrase("thread")}</h2><span class="here"></span><button class="close" type="button" ${label("closeThread")}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg></button></header><div class="root"></div><p class="rule">${counted("replies", 0)}</p><div class="answers">${answers.map((message) => drawMessage(message, { known, inThread: true }))}</div></aside>`

/** What the page is given beside its messages. */
export interface PageOptions {
  /** The one that the answer's Content-Security-Policy lets in. */
  readonly nonce: string
  readonly known?: Known | undefined
}

/** The whole document. */
export const renderPage = (
  messages: ReadonlyArray<StoredMessage>,
  { nonce, known = nothingKnown }: PageOptions
): string => {
  const conversation = conversationOf(messages)
  const { channels } = conversation
  const given = JSON.stringify({ words, moments: momentStyles })
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${messages.length === 0 ? undefined : `(${messages.length}) `}${en.sandbox}</title>
<link rel="icon" href="${icon}">
<style nonce="${nonce}">${style}</style>
</head>
<body data-given="${given}">
<svg class="sprite" aria-hidden="true"><symbol id="bell" viewBox="0 0 36 36">${avatar}</symbol></svg>
<div class="page ${channels.length > 1 ? "many" : "one"}">
${top(channels[0], messages.length)}
<nav class="channels" ${label("channels")}><ul>${channels.map(channelButton)}</ul></nav>
<div class="column">
${beginning}
${empty(messages.length > 0)}
<main role="log" aria-live="off">${column(conversation, known)}</main>
<button class="jump" type="button" hidden>↓ ${phrase("newMessages")}</button>
</div>
${panel(conversation, known)}
</div>
<p class="unseen" id="told" role="status" aria-live="polite"></p>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`.markup
}
