/** What a program says in its own words: a string, or a title with text, level, fields and a link. */
import * as Schema from "effect/Schema"
import { Curve } from "./Curve.ts"
import { Level } from "./Level.ts"
import { MetricValue } from "./Metrics.ts"

/**
 * The content of a custom message.
 *
 * @example
 * import { type MessageContent, sendMsg } from "runbell"
 * const validated: MessageContent = {
 *   title: "Validated",
 *   level: "warn",
 *   fields: { accuracy: 0.87, checkpoint: "epoch-3.ckpt" },
 *   link: "https://example.com/runs/42"
 * }
 * sendMsg(validated)
 *
 * @since 0.1.0
 */
export const MessageContent = Schema.Struct({
  title: Schema.optional(Schema.String),
  text: Schema.optional(Schema.String),
  /** Default: `info`. */
  level: Schema.optional(Level),
  /** Short facts by name. */
  fields: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.Union(MetricValue, Schema.String) })),
  /** A page to open. Linked when it is an http or https URL, shown as text otherwise. */
  link: Schema.optional(Schema.String),
  /** Curves to draw: as a picture where the notifier can upload one, in text otherwise. */
  curves: Schema.optional(Schema.Array(Curve))
}).annotations({ identifier: "MessageContent" })

/**
 * @since 0.1.0
 */
export type MessageContent = typeof MessageContent.Type
