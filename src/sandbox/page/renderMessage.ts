/** One message as a fragment of the sandbox's page: what Slack would show, and beneath it what Slack would not. Pure. */
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Note, StoredMessage } from "../StoredMessage.ts"
import { attachment } from "./attachment.ts"
import { block } from "./block.ts"
import { type Html, html, type Part, when } from "./Html.ts"
import { moment } from "./moment.ts"
import { mrkdwn, notificationOf } from "./mrkdwn.ts"
import { payload } from "./payload.ts"
import { spokenLanguage } from "./spokenLanguage.ts"
import { phrase, tooltip } from "./words.ts"

const isTable = (block: unknown): boolean =>
  Option.isSome(Schema.decodeUnknownOption(Schema.Struct({ type: Schema.Literal("table") }))(block))

/** Slack puts a table at the end of its message, wherever it stands among the blocks. */
const inOrder = (blocks: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const [others, tables] = Arr.partition(blocks, isTable)
  return [...others, ...tables]
}

/** With blocks, the text is but what a notification says. */
const content = ({ text, blocks, attachments }: StoredMessage): ReadonlyArray<Part> => [
  blocks.length > 0 || text === "" ? inOrder(blocks).map(block) : mrkdwn(text, { links: true, names: false }),
  attachments.map(attachment)
]

const marks = { D: "documented", O: "observed", A: "assumed" } as const

const note = ({ text, mark }: Note): Html =>
  html`<li><abbr ${tooltip(marks[mark])}>${mark}</abbr><span dir="auto">${text}</span></li>`

const notes = ({ notes }: StoredMessage): Part =>
  notes.length === 0 ? undefined : html`<ul class="notes">${notes.map(note)}</ul>`

/** What was posted, without what the sandbox added. */
const posted = ({ text, blocks, attachments, threadTs, metadata }: StoredMessage) => ({
  text,
  blocks: blocks.length === 0 ? undefined : blocks,
  attachments: attachments.length === 0 ? undefined : attachments,
  thread_ts: threadTs,
  metadata
})

const behind = (message: StoredMessage): Html => {
  const { text, blocks, attachments } = message
  const spoken = blocks.length + attachments.length === 0 ? "" : notificationOf(text)
  const notification =
    spoken === ""
      ? undefined
      : html`<span class="notification" dir="auto">${phrase("notification")}: <bdi>${spoken}</bdi></span>`
  return html`<details class="behind"><summary><span class="tag">JSON</span>${notification}</summary>${payload(posted(message))}</details>`
}

const head = ({ ts, at, channel }: StoredMessage): Html =>
  html`<header><b class="name">runbell</b><span class="app">${phrase("app")}</span><a class="when" href="#${ts}">${moment(at, "clock", ts)}</a><span class="channel">${channel}</span></header>`

const face = html`<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg>`

/** The thread that a message answers in; the first message of a thread may name itself. */
export const threadOf = ({ ts, threadTs }: StoredMessage): string | undefined =>
  threadTs === ts ? undefined : threadTs

/** The message as an article, safe whatever the message holds. Its icons and styles are the page's. */
export const drawMessage = (message: StoredMessage): Html => {
  const { ts, channel, text, blocks, attachments } = message
  const thread = when(threadOf(message), (thread) => html` data-thread="${thread}"`)
  const language = when(
    spokenLanguage(text + JSON.stringify([blocks, attachments])),
    (language) => html` lang="${language}"`
  )
  return html`<article id="${ts}" data-ts="${ts}" data-channel="${channel}"${thread}${language}>${face}<div class="message">${head(message)}<div class="content">${content(message)}</div>${notes(message)}${behind(message)}</div></article>`
}

/** {@link drawMessage} as text, for the page's stream. */
export const renderMessage = (message: StoredMessage): string => drawMessage(message).markup
