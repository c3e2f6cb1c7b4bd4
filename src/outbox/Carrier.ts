/** How messages reach a destination, whatever kind of one it is. */
import type * as Effect from "effect/Effect"
import type { Message } from "../slack/Message.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackError } from "../slack/SlackError.ts"

/** Who carries messages out of an outbox. */
export interface Carrier {
  /**
   * Makes one attempt at a message. The key is that of the message, whoever makes the attempt; `mayHaveArrived`: one
   * before may have come through.
   */
  readonly deliver: (message: Message, key: string, mayHaveArrived: boolean) => Effect.Effect<Receipt, SlackError>
  /** It looks by the key whether a message has arrived: what may have gone has to go again as it went. Default: no. */
  readonly looksUp?: boolean | undefined
  /** Whether a message may be told with the one before it. Default: any may. */
  readonly goTogether?: ((one: Message, other: Message) => boolean) | undefined
}
