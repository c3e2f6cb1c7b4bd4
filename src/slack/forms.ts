/** The forms in which a message goes to Slack: as it is, without the newest blocks, or all of it as text. */
import * as Arr from "effect/Array"
import * as Effect from "effect/Effect"
import { isContentRefused } from "./isContentRefused.ts"
import { limits } from "./limits.ts"
import type { Message } from "./Message.ts"
import { escape, truncate } from "./Mrkdwn.ts"
import { isNewest } from "./newestBlocks.ts"
import { plainText } from "./outline.ts"
import type { Receipt } from "./Receipt.ts"
import type { SlackError } from "./SlackError.ts"

/** What is shown of a message. */
export type Shown = Pick<Message, "text" | "blocks">

/** A message in a form that Slack takes: with blocks, or all of it as text. */
export interface Body {
  readonly text: string
  readonly blocks?: Message["blocks"]
  readonly mrkdwn?: boolean
  readonly unfurl_links: boolean
  readonly unfurl_media: boolean
}

/** No link in a message is worth a preview that pushes the message away. */
const quiet = { unfurl_links: false, unfurl_media: false }

/** The message with its blocks. */
export const bodyOf = ({ text, blocks }: Shown): Body => ({ text, blocks, ...quiet })

/** All that the message says, as text: what goes to Slack when it refuses the blocks. Slack takes up to 40,000 characters. */
export const plainBodyOf = ({ blocks }: Shown): Body => ({
  text: escape(truncate(plainText(blocks), limits.allText)),
  mrkdwn: false,
  ...quiet
})

/** What Slack took, and how. */
export interface Taken<A> {
  readonly taken: A
  readonly form: Receipt["form"]
  /** Those that it took, unless it took text alone. */
  readonly blocks?: Message["blocks"]
}

/** What one destination is known to take. */
export interface Forms {
  /** Sends the message; at once in a plainer form when Slack refuses its content. */
  readonly send: <A>(
    shown: Shown,
    send: (body: Body) => Effect.Effect<A, SlackError>
  ) => Effect.Effect<Taken<A>, SlackError>
}

/** A destination of which nothing is known yet. One that refuses the newest blocks once is not asked again. */
export const makeForms = (): Forms => {
  let takesNewest = true
  return {
    send: (shown, send) => {
      const { text, blocks } = shown
      const older = blocks.filter((block) => !isNewest(block))
      const hasNewest = older.length < blocks.length
      const withBlocks = (blocks: Message["blocks"]) =>
        Effect.map(send(bodyOf({ text, blocks })), (taken) => ({ taken, form: "blocks" as const, blocks }))
      const asText = Effect.map(
        Effect.suspend(() => send(plainBodyOf(shown))),
        (taken) => ({ taken, form: "plain" as const })
      )
      if (!hasNewest || !Arr.isNonEmptyReadonlyArray(older)) {
        return Effect.catchIf(withBlocks(blocks), isContentRefused, () => asText)
      }
      const plainer = Effect.suspend(() => withBlocks(older))
      if (!takesNewest) return Effect.catchIf(plainer, isContentRefused, () => asText)
      return Effect.catchIf(withBlocks(blocks), isContentRefused, (error) =>
        plainer.pipe(
          Effect.tap(() =>
            Effect.sync(() => {
              // Too much text says nothing of the next message, nor does what is not Slack.
              takesNewest = error._tag !== "SlackMessageRefused" || error.code === "msg_blocks_too_long"
            })
          ),
          Effect.catchIf(isContentRefused, () => asText)
        )
      )
    }
  }
}
