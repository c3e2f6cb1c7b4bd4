/** What is delivered: the event it tells of, a fallback text, and blocks. */
import * as Schema from "effect/Schema"
import { Mention } from "../domain/Mention.ts"
import { RunEvent } from "../domain/RunEvent.ts"
import { Block } from "./BlockKit.ts"
import { limits } from "./limits.ts"

const blocks = Schema.NonEmptyArray(Block).pipe(Schema.maxItems(limits.blocks))

/**
 * The words of a picture of curves, in the language of the message. The curves are those of its event.
 *
 * @example
 * import { Effect } from "effect"
 * import type { Curve, Picture } from "runbell"
 * import { draw } from "runbell/chart"
 * declare const curves: ReadonlyArray<Curve>
 * const words: Picture = { title: "mnist-cnn", alt: "Loss falls from 0.9 to 0.2", step: "step", best: "best" }
 * const png = Effect.flatMap(draw, (drawn) => drawn(curves, words))
 *
 * @since 0.1.0
 */
export const Picture = Schema.Struct({
  title: Schema.String,
  /** What a screen reader says. */
  alt: Schema.String,
  /** The label of the horizontal axis. */
  step: Schema.String,
  /** The label of the best point. */
  best: Schema.String
}).annotations({ identifier: "Picture" })

/**
 * @since 0.1.0
 */
export type Picture = typeof Picture.Type

/** Text and blocks, as Slack shows them in one place. */
const Shown = Schema.Struct({ text: Schema.String, blocks })

/**
 * A message that Slack accepts, whatever the event held.
 *
 * @example
 * import { type Message, outline } from "runbell"
 * const inWords = ({ blocks }: Message) =>
 *   outline(blocks).map((line) => line.map(({ text }) => text).join("")).join("\n")
 * const isEnd = ({ event }: Message) => event._tag === "RunEnded"
 *
 * @since 0.1.0
 */
export const Message = Schema.Struct({
  /** What it tells of, for transports and tests that want more than the words. */
  event: RunEvent,
  /** The short text of notifications and screen readers, escaped for Slack's mrkdwn. */
  text: Schema.String,
  blocks,
  /** Whom it calls besides those of its event: those of its route, and of the messages that are told with it. */
  mentions: Schema.optional(Schema.Array(Mention)),
  /** What the run's card shows once this is told, for a notifier that can edit. */
  card: Schema.optional(Shown),
  /** Why the card is a new one, where the one that was posted cannot be edited any more. */
  newCard: Schema.optional(Schema.Struct({ deleted: Schema.String, tooOld: Schema.String, unknown: Schema.String })),
  /** What the thread is told of a start whose card stands already: another attempt at the same work. */
  again: Schema.optional(Shown),
  /** Where a picture of curves belongs to it, for a notifier that can upload one. */
  picture: Schema.optional(Picture),
  /** Where its error is longer than it tells: the title of the whole of it, and the name of each part. */
  whole: Schema.optional(Schema.Struct({ title: Schema.String, parts: Schema.NonEmptyArray(Schema.String) })),
  /** It is no message of its own, but what a notifier that can more than post adds to the one before it. */
  adds: Schema.optional(Schema.Literal("card", "picture", "whole"))
}).annotations({ identifier: "Message" })

/**
 * @since 0.1.0
 */
export type Message = typeof Message.Type
