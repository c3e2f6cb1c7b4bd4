/** What a message shows of its thread: how many replies it has, or what it replies to. */
import type { StoredMessage } from "../StoredMessage.ts"
import { type Html, html, type Part, when } from "./Html.ts"
import type { Known } from "./Known.ts"
import { moment } from "./moment.ts"
import { notificationOf } from "./mrkdwn.ts"
import { counted, phrase } from "./words.ts"

/** The replies to a message. */
export interface Replies {
  readonly count: number
  /** When the last one came, in milliseconds since the epoch. */
  readonly lastAt: number
}

/** The thread that a message answers in; the first message of a thread may name itself. */
export const threadOf = ({ ts, threadTs }: StoredMessage): string | undefined =>
  threadTs === ts ? undefined : threadTs

/** Opens the thread. The page's script shows it as soon as there are replies. */
export const repliesBar = (replies: Replies | undefined): Html => {
  const { count, lastAt } = replies ?? { count: 0, lastAt: 0 }
  return html`<button class="replies" type="button" aria-expanded="false"${count === 0 ? html` hidden` : undefined}><svg class="avatar" viewBox="0 0 36 36" aria-hidden="true"><use href="#bell" /></svg>${counted("replies", count)}<span class="last">${phrase("lastReply")} ${moment(lastAt, "ago", "")}</span></button>`
}

/** One line of it, as a notification would say it. */
const excerpt = ({ text }: StoredMessage, known: Known): string => notificationOf(text, known)

/** Stands over a reply that the channel sees too. The script writes what the page's server does not know. */
export const answering = (message: StoredMessage, root: StoredMessage | undefined, known: Known): Part =>
  when(
    threadOf(message),
    () =>
      html`<p class="answering">${phrase("answered")} <button class="root-of" type="button" dir="auto">${root === undefined ? "" : excerpt(root, known)}</button></p>`
  )
