/** How much an alert or a message matters. */
import * as Schema from "effect/Schema"

/**
 * `info` is good to know, `warn` wants a look, `error` wants a person now.
 *
 * @since 0.1.0
 */
export const Level = Schema.Literal("info", "warn", "error").annotations({ identifier: "Level" })

/**
 * @since 0.1.0
 */
export type Level = typeof Level.Type
