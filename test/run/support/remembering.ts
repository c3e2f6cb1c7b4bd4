/** A notifier that takes every message at once, also those that a card's editor would replace, with the abilities given. */
import { DateTime, Effect, Layer } from "effect"
import { type Capabilities, type Message, type Receipt, type RunEvent, SlackNotifier } from "runbell"

export interface Remembering {
  readonly messages: ReadonlyArray<Message>
  readonly events: () => ReadonlyArray<RunEvent.RunEvent>
  readonly layer: Layer.Layer<SlackNotifier>
}

export const editing: Capabilities = { edit: true, thread: true, upload: true }

const receipt: Receipt = { destination: "memory", at: DateTime.unsafeMake(0), form: "blocks", attempts: 1 }

/** `settled` says how the receipt of a message comes; default: at once. */
export const remembering = (
  can: Capabilities,
  settled: (message: Message) => Effect.Effect<Receipt> = () => Effect.succeed(receipt)
): Remembering => {
  const messages: Array<Message> = []
  return {
    messages,
    events: () => messages.map(({ event }) => event),
    layer: Layer.succeed(SlackNotifier, {
      destination: "memory",
      can,
      enqueue: (message) => Effect.sync(() => (messages.push(message), settled(message)))
    })
  }
}
