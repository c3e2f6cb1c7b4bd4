/** How much an alert or a message matters. */
import * as Schema from "effect/Schema"

const levels = ["info", "warn", "error"] as const

/**
 * `info` is good to know, `warn` wants a look, `error` wants a person now.
 *
 * @example
 * import { type Level, sendMsg } from "runbell"
 * const levelOf = (accuracy: number): Level => (accuracy < 0.5 ? "error" : accuracy < 0.9 ? "warn" : "info")
 * sendMsg({ title: "Validated", level: levelOf(0.93), fields: { accuracy: 0.93 } })
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
