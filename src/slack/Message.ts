/** What is delivered: the event it tells of, a fallback text, and blocks. */
import * as Schema from "effect/Schema"
import { RunEvent } from "../domain/RunEvent.ts"
import { Block } from "./BlockKit.ts"
import { limits } from "./limits.ts"

/**
 * A message that Slack accepts, whatever the event held.
 *
 * @since 0.1.0
 */
export const Message = Schema.Struct({
  /** What it tells of, for transports and tests that want more than the words. */
  event: RunEvent,
  /** The short text of notifications and screen readers, escaped for Slack's mrkdwn. */
  text: Schema.String,
  blocks: Schema.NonEmptyArray(Block).pipe(Schema.maxItems(limits.blocks))
}).annotations({ identifier: "Message" })

/**
 * @since 0.1.0
 */
export type Message = typeof Message.Type
