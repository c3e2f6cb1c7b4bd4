/** The last lines that a program printed. */
import * as Schema from "effect/Schema"

/**
 * Whole lines, without colours and without the redrawn states of a progress bar.
 *
 * @since 0.1.0
 */
export const OutputTail = Schema.Struct({
  lines: Schema.Array(Schema.String),
  /** How many lines came before them. */
  omitted: Schema.NonNegativeInt
}).annotations({ identifier: "OutputTail" })

/**
 * @since 0.1.0
 */
export type OutputTail = typeof OutputTail.Type
