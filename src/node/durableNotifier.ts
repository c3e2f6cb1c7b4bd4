/** A notifier whose messages outlive the process: what Slack has not taken yet waits in the outbox. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { markTold } from "../journal/markTold.ts"
import type { Carrier } from "../outbox/Carrier.ts"
import { rememberDestination } from "../outbox/destinations.ts"
import { makeDurableQueue } from "../outbox/durableQueue.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import type { Address } from "../slack/Address.ts"
import type { Message } from "../slack/Message.ts"
import type { Service } from "../slack/Notifier.ts"
import { hasEnded, noteStart } from "./sharedRuns.ts"

export interface DurableOptions {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  readonly address: Address
  /** In words without a secret. */
  readonly destination: string
  readonly carrier: Carrier
}

/** Once its end is in the outbox, nobody has to tell it any more, whatever becomes of the process that did. */
const noteEnd = (folder: string, destination: string, { event, adds }: Message): Effect.Effect<void> =>
  event._tag === "RunEnded" && adds === undefined && hasEnded(folder, event.run.id, destination)
    ? Effect.ignore(markTold(folder, event.run.id))
    : Effect.void

/** A destination that cannot be written down can only be reached by who knows it anyway. */
const remember = ({ folder, address }: DurableOptions): Effect.Effect<void> =>
  Effect.catchAll(Effect.asVoid(rememberDestination(folder, address)), ({ message }) =>
    Effect.logDebug(`runbell: ${message}`)
  )

type Enqueue = Service["enqueue"]

/** `steps` are what becomes of a message: the first is the message itself, and its receipt is that of the message. */
export const durableNotifier = Effect.fnUntraced(function* (
  options: DurableOptions,
  steps: (message: Message) => readonly [Message, ...ReadonlyArray<Message>] = (message) => [message]
): Effect.fn.Return<Enqueue, never, Scope.Scope> {
  const { folder, address, destination, carrier } = options
  yield* remember(options)
  const mark = fingerprint(address)
  const { enqueue, onlyInMemory } = yield* makeDurableQueue(carrier, {
    folder: outboxFolder(folder, mark),
    destination
  })
  const noteUnlessInMemory = (message: Message) =>
    Effect.flatMap(onlyInMemory, (count) => (count === 0 ? noteEnd(folder, mark, message) : Effect.void))
  const noteStarted = ({ event }: Message) =>
    event._tag === "RunStarted" ? noteStart(folder, event.run.id, mark) : Effect.void
  return (message) => {
    const [first, ...rest] = steps(message)
    return noteStarted(message).pipe(
      Effect.zipRight(enqueue(first)),
      Effect.zipLeft(Effect.forEach(rest, enqueue, { discard: true })),
      Effect.zipLeft(noteUnlessInMemory(message))
    )
  }
})
