/** Gives messages to several notifiers, each to its own: none waits for another, and none suffers by another's failure. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import type { Message } from "./Message.ts"
import type { Service } from "./Notifier.ts"
import type { Receipt } from "./Receipt.ts"
import type { SlackError } from "./SlackError.ts"

/** What one of several notifiers is given. */
export interface Handed {
  readonly to: Service
  readonly message: Message
}

type Waiting = Effect.Effect<Receipt, SlackError>

/** A bug in one notifier is the failure of that one. */
const hand = ({ to, message }: Handed): Effect.Effect<Waiting> =>
  Effect.catchAllCause(
    Effect.suspend(() => to.enqueue(message)),
    (cause) => Effect.succeed(Effect.failCause(cause))
  )

/** Nothing was to be told. */
const untold: Waiting = Effect.map(DateTime.now, (at) => ({ destination: "nowhere", at, form: "blocks", attempts: 0 }))

/**
 * Takes a place in the queue of each. The inner effect waits for all of them, and gives the receipt of the first, or the
 * failure of the first that failed.
 */
export const handToAll = (handed: ReadonlyArray<Handed>): Effect.Effect<Waiting> =>
  Effect.map(Effect.forEach(handed, hand), (waiting) =>
    Effect.forEach(waiting, Effect.exit, { concurrency: "unbounded" }).pipe(
      Effect.flatMap((exits) => exits.find(Exit.isFailure) ?? exits[0] ?? untold)
    )
  )
