/** What a program says in its own words: a string, or a title with text, level, fields and a link. */
import * as Schema from "effect/Schema"
import { Level } from "./Level.ts"
import { MetricValue } from "./Metrics.ts"

/**
 * The content of a custom message.
 *
 * @since 0.1.0
 */
export const MessageContent = Schema.Struct({
  title: Schema.optionalWith(Schema.String, { exact: true }),
  text: Schema.optionalWith(Schema.String, { exact: true }),
  /** Default: `info`. */
  level: Schema.optionalWith(Level, { exact: true }),
  /** Short facts by name. */
  fields: Schema.optionalWith(Schema.Record({ key: Schema.String, value: Schema.Union(MetricValue, Schema.String) }), {
    exact: true
  }),
  /** A page to open. Linked when it is an http or https URL, shown as text otherwise. */
  link: Schema.optionalWith(Schema.String, { exact: true })
}).annotations({ identifier: "MessageContent" })

/**
 * @since 0.1.0
 */
export type MessageContent = typeof MessageContent.Type
