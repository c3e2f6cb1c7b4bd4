/** One message as a fragment of the sandbox's page: what Slack would show, and beneath it what Slack would not. Pure. */
import * as Arr from "effect/Array"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { Note, StoredMessage } from "../StoredMessage.ts"
import { attachment } from "./attachment.ts"
import { block } from "./block.ts"
import { emojiNamed } from "./emoji.ts"
import { file } from "./file.ts"
import { type Html, html, type Part, when } from "./Html.ts"
import { type Known, nothingKnown } from "./Known.ts"
import { moment } from "./moment.ts"
import { mrkdwn, notificationOf } from "./mrkdwn.ts"
import { payload } from "./payload.ts"
import { spokenLanguage } from "./spokenLanguage.ts"
import { answering, type Replies, repliesBar, threadOf } from "./thread.ts"
import { label, phrase, tooltip } from "./words.ts"

const isTable = (block: unknown): boolean =>
  Option.isSome(Schema.decodeUnknownOption(Schema.Struct({ type: Schema.Literal("table") }))(block))

/** Slack puts a table at the end of its message, wherever it stands among the blocks. */
const inOrder = (blocks: ReadonlyArray<unknown>): ReadonlyArray<unknown> => {
  const [others, tables] = Arr.partition(blocks, isTable)
  return [...others, ...tables]
}

/** With blocks, the text is but what a notification says. */
const content = ({ text, blocks, attachments, files = [] }: StoredMessage, known: Known): ReadonlyArray<Part> => [
  blocks.length > 0 || text === ""
    ? inOrder(blocks).map((one) => block(one, known))
    : mrkdwn(text, { links: true, names: false }, known),
  attachments.map((one) => attachment(one, known)),
  files.map((one) => file(one, known))
]

const reaction = ({ name, count }: { readonly name: string; readonly count: number }): Html =>
  html`<li title="${name}"><span class="emoji">${emojiNamed(name)}</span> <span class="number">${count}</span></li>`

const reactions = ({ reactions = [] }: StoredMessage): Part =>
  reactions.length === 0 ? undefined : html`<ul class="reactions" ${label("reactions")}>${reactions.map(reaction)}</ul>`

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

const behind = (message: StoredMessage, known: Known): Html => {
  const { text, blocks, attachments } = message
  const spoken = blocks.length + attachments.length === 0 ? "" : notificationOf(text, known)
  const notification =
    spoken === ""
      ? undefined
      : html`<span class="notification" dir="auto">${phrase("notification")}: <bdi>${spoken}</bdi></span>`
  return html`<details class="behind"><summary><span class="tag">JSON</span>${notification}</summary>${payload(posted(message))}</details>`
}

const edited = ({ editedAt }: StoredMessage): Part =>
  when(editedAt, () => html`<span class="edited">${phrase("edited")}</span>`)

const head = (message: StoredMessage): Html =>
  html`<header><b class="name">runbell</b><span class="app">${phrase("app")}</span><a class="when" href="#${message.ts}">${moment(message.at, "clock", message.ts)}</a>${edited(message)}</header>`

const face = html`<svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg>`

/** What there is around a message. */
export interface Around {
  readonly known: Known
  /** What the message replies to, as far as it is there. */
  readonly root?: StoredMessage | undefined
  readonly replies?: Replies | undefined
  /** Whether it stands in its thread, a second time where the channel sees it too. */
  readonly inThread?: boolean | undefined
  /** Whether another channel is shown. */
  readonly hidden?: boolean | undefined
  /** Whether it is shown as in Slack alone, without what the sandbox adds beneath it. */
  readonly bare?: boolean | undefined
}

/** The message as an article, safe whatever the message holds. Its icons and styles are the page's. */
export const drawMessage = (
  message: StoredMessage,
  { known, root, replies, inThread = false, hidden = false, bare = false }: Around
): Html => {
  const { ts, channel, text, blocks, attachments, broadcast } = message
  const id = inThread && broadcast === true ? undefined : html` id="${ts}"`
  const thread = when(threadOf(message), (thread) => html` data-thread="${thread}"`)
  const shared = broadcast === true ? html` data-broadcast` : undefined
  const language = when(
    spokenLanguage(text + JSON.stringify([blocks, attachments])),
    (language) => html` lang="${language}"`
  )
  return html`<article${id} data-ts="${ts}" data-channel="${channel}"${thread}${shared}${language}${hidden ? html` hidden` : undefined}>${face}<div class="message">${head(message)}${answering(message, root, known)}<div class="content">${content(message, known)}</div>${reactions(message)}${threadOf(message) === undefined ? repliesBar(replies) : undefined}${bare ? undefined : [notes(message), behind(message, known)]}</div></article>`
}

/** {@link drawMessage} as text, for the page's stream. */
export const renderMessage = (message: StoredMessage, known: Known = nothingKnown): string =>
  drawMessage(message, { known }).markup
