/** Text objects, by Slack's reference page "Text object". */
import * as Schema from "effect/Schema"
import { maybe, text, typed } from "./shape.ts"

/** Text as it is; only here can emoji names be turned off. */
export const plainText = (most: number) => typed("plain_text", { text: text(most), emoji: maybe(Schema.Boolean) })

/** Text in Slack's markup; only here can the search for links and names be turned off. */
export const mrkdwn = (most: number) => typed("mrkdwn", { text: text(most), verbatim: maybe(Schema.Boolean) })

/** Either of them. */
export const textObject = (most: number) => Schema.Union(plainText(most), mrkdwn(most))
