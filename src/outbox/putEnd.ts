/** Puts the end of a run into the outbox, with all that its destination can show of it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Message } from "../slack/Message.ts"
import { stepsOf } from "../slack/steps.ts"
import { recallDestination } from "./destinations.ts"
import { keyOf, presumedKey } from "./keyOf.ts"
import type { OutboxError } from "./OutboxError.ts"
import { outboxFolder } from "./outboxFolder.ts"
import { put } from "./put.ts"

/** A bot's message is more than one step. */
const stepsFor = (state: string, destination: string, message: Message) =>
  Effect.map(recallDestination(state, destination), (address) =>
    Option.exists(address, ({ _tag }) => _tag === "Bot") ? stepsOf(message) : [message]
  )

const keyFor = (step: Message, presumed: boolean): string | undefined => {
  const key = keyOf(step)
  return key === undefined || !presumed ? key : presumedKey(key)
}

/** `state` is the folder of all that runbell keeps; `destination` is the fingerprint of where the run is told. */
export const putEnd = Effect.fnUntraced(function* (
  state: string,
  destination: string,
  message: Message,
  mayRepeat: boolean,
  presumed = false
): Effect.fn.Return<void, OutboxError> {
  const folder = outboxFolder(state, destination)
  for (const step of yield* stepsFor(state, destination, message)) {
    yield* put(folder, step, { key: keyFor(step, presumed), mayRepeat })
  }
})
