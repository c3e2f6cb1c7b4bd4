/** The service that delivers messages to one destination, without the layers that give it: a program that only tells needs none of what they load. */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type { Capabilities } from "./Capabilities.ts"
import type { Message } from "./Message.ts"
import type { Receipt } from "./Receipt.ts"
import type { SlackError } from "./SlackError.ts"
import type { SlackNotifier } from "./SlackNotifier.ts"

/**
 * What a notifier does.
 *
 * @example
 * import { Effect } from "effect"
 * import { type Message, type NotifierService, SlackNotifier } from "runbell"
 * declare const message: Message
 * const deliver = (notifier: NotifierService) => Effect.flatten(notifier.enqueue(message)) // waits for the receipt
 * const receipt = Effect.flatMap(SlackNotifier, deliver)
 *
 * @since 0.1.0
 */
export interface Service {
  /** Where the messages go, in words without a secret. */
  readonly destination: string
  /** What it can do besides posting. */
  readonly can: Capabilities
  /**
   * Takes the message into the queue and returns at once. The effect that it returns waits until the message is
   * delivered or given up; nobody has to run it. Messages are delivered in the order in which they were taken.
   */
  readonly enqueue: (message: Message) => Effect.Effect<Effect.Effect<Receipt, SlackError>>
}

/** The tag that {@link SlackNotifier} is. It stands for that class, which adds the layers to it, and not for itself. */
// @effect-diagnostics-next-line classSelfMismatch:off
export class Notifier extends Context.Tag("runbell/SlackNotifier")<SlackNotifier, Service>() {}
