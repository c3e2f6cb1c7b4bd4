/** How much an alert or a message matters. */
import * as Schema from "effect/Schema"

const levels = ["info", "warn", "error"] as const

/**
 * `info` is good to know, `warn` wants a look, `error` wants a person now.
 *
 * @since 0.1.0
 */
export const Level = Schema.Literal(...levels).annotations({ identifier: "Level" })

/**
 * @since 0.1.0
 */
export type Level = typeof Level.Type

/** Without the schema, which costs a start of the command more to load than all of a message. */
export const isLevel = (value: unknown): value is Level => levels.some((level) => level === value)
