/** The sandbox's page: every message as Slack would show it, and a script that takes in those to come. Pure. */
import * as Arr from "effect/Array"
import * as DateTime from "effect/DateTime"
import * as Option from "effect/Option"
import * as Order from "effect/Order"
import type { StoredMessage } from "../StoredMessage.ts"
import { avatar, icon } from "./avatar.ts"
import { type Html, html, type Part } from "./Html.ts"
import { moment, momentStyles } from "./moment.ts"
import { drawMessage, threadOf } from "./renderMessage.ts"
import { script } from "./script.ts"
import { style } from "./style.ts"
import { phrase, words } from "./words.ts"

/** Replies stand under the message that they answer, all else by time. */
const inReadingOrder = Arr.sortBy(
  Order.mapInput(Order.number, (message: StoredMessage) => Number(threadOf(message) ?? message.ts)),
  Order.mapInput(Order.number, (message: StoredMessage) => Number(message.ts))
)

const dayOf = ({ at }: StoredMessage): string =>
  Option.match(DateTime.make(at), { onNone: () => "", onSome: DateTime.formatIsoDateUtc })

const day = ({ at }: StoredMessage): Html => html`<h2 class="day">${moment(at, "day", "")}</h2>`

/** A line before the first message of each day; replies belong to the day of what they answer. */
const withDays = (messages: ReadonlyArray<StoredMessage>): ReadonlyArray<Part> => {
  let last = ""
  return messages.map((message) => {
    const isNew = threadOf(message) === undefined && dayOf(message) !== last
    if (isNew) last = dayOf(message)
    return [isNew ? day(message) : undefined, drawMessage(message)]
  })
}

const top = (channels: ReadonlyArray<string>, count: number): Html =>
  html`<div class="top"><svg class="logo" viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg><div class="place"><h1>${phrase("sandbox")}</h1><p class="channels">${channels.join(" · ")}</p></div><span class="count">${count}</span><span class="live" hidden role="status"><i></i>${phrase("live")}</span></div>`

const beginning = html`<div class="beginning"><svg viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg><h2>${phrase("beginning")}</h2><p>${phrase("explained")}</p></div>`

const empty = (hidden: boolean): Html =>
  html`<div class="empty"${hidden ? html` hidden` : undefined}><p>${phrase("waiting")}</p><p>${phrase("hint")}</p></div>`

/** The whole document. `nonce` is the one that the answer's Content-Security-Policy lets in. */
export const renderPage = (messages: ReadonlyArray<StoredMessage>, { nonce }: { readonly nonce: string }): string => {
  const channels = Arr.dedupe(messages.map(({ channel }) => channel))
  const given = JSON.stringify({ words, moments: momentStyles })
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${messages.length === 0 ? undefined : `(${messages.length}) `}${words.en.sandbox}</title>
<link rel="icon" href="${icon}">
<style nonce="${nonce}">${style}</style>
</head>
<body data-given="${given}">
<svg class="sprite" aria-hidden="true"><symbol id="bell" viewBox="0 0 36 36">${avatar}</symbol></svg>
<div class="page">
${top(channels, messages.length)}
${beginning}
${empty(messages.length > 0)}
<main role="log" class="${channels.length > 1 ? "many" : "one"}">${withDays(inReadingOrder(messages))}</main>
<button class="jump" type="button" hidden>↓ ${phrase("newMessages")}</button>
</div>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`.markup
}
