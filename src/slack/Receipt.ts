/** The proof that a message was delivered. */
import * as Schema from "effect/Schema"

/**
 * What is known of a delivered message. A webhook answers with nothing but `ok`, so there is a `ts` only where a
 * transport learns it.
 *
 * @example
 * import { DateTime, Effect } from "effect"
 * import { type Receipt, sendMsg } from "runbell"
 * const proof = ({ destination, at }: Receipt) => `${destination} has it since ${DateTime.formatIso(at)}`
 * sendMsg("Half way").pipe(Effect.flatMap((receipt) => Effect.log(proof(receipt))))
 *
 * @since 0.1.0
 */
export const Receipt = Schema.Struct({
  /** Where it went, without any secret. */
  destination: Schema.String,
  /** When it was accepted. */
  at: Schema.DateTimeUtcFromNumber,
  /** `plain` when Slack refused the blocks and took the text. */
  form: Schema.Literal("blocks", "plain"),
  /** How many requests it took. */
  attempts: Schema.NonNegativeInt,
  /** Slack's id of the message. */
  ts: Schema.optional(Schema.String)
}).annotations({ identifier: "Receipt" })

/**
 * @since 0.1.0
 */
export type Receipt = typeof Receipt.Type
