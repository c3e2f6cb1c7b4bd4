/** A time as Slack writes it for each reader, in their own zone and language, with words for where it cannot (Slack's page "Formatting text for app surfaces"). Pure. */
import type * as DateTime from "effect/DateTime"
import type { Block } from "./BlockKit.ts"
import { escape } from "./Mrkdwn.ts"

/** The part of a {@link Block} in which a time stands. */
export type Moment = Extract<
  Extract<Block, { readonly type: "context" }>["elements"][number],
  { readonly type: "mrkdwn" }
>

/** So many characters more than its words a time takes at most. */
export const momentSize = 60

/** A private character: no catalogue has it. */
const place = "\ue000"

/** What would end the words of a time, or the time. */
const breaking = /[|<>\n]/gu

/**
 * The time, with the words that runbell has for it where Slack cannot write it. `sentence` is what is said of it, such as
 * "updated 12:30".
 */
export const moment = (
  at: DateTime.Utc,
  words: string,
  sentence: (time: string) => string = (time) => time
): Moment => {
  const seconds = Math.floor(at.epochMillis / 1_000)
  const time = `<!date^${seconds}^{date_short} {time_secs}|${escape(words.replace(breaking, " "))}>`
  return { type: "mrkdwn", text: escape(sentence(place)).replace(place, () => time), verbatim: true }
}

const date = /<!date\^-?\d+\^[^|>]*\|([^>]*)>/gu

const unescape = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")

/** What it says where Slack's way to write a time is not known. */
export const momentText = ({ text }: Moment): string => unescape(text.replace(date, (_, words: string) => words))
