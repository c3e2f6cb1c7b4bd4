/** A notifier for tests: it delivers to memory, and fails on demand. */
import * as Context from "effect/Context"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Ref from "effect/Ref"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import type { RunEvent } from "../domain/RunEvent.ts"
import type { Message } from "../slack/Message.ts"
import type { SlackError } from "../slack/SlackError.ts"
import { SlackNotifier } from "../slack/SlackNotifier.ts"

/**
 * What the recorder knows.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackRecorder, type SlackRecorderService } from "runbell/testing"
 * const kindsOf = ({ events }: SlackRecorderService) => Effect.map(events, (all) => all.map(({ _tag }) => _tag))
 * const test = Effect.flatMap(SlackRecorder, kindsOf) // such as RunStarted, RunEnded
 *
 * @since 0.1.0
 */
export interface Service {
  /** What was delivered so far, in order. */
  readonly messages: Effect.Effect<ReadonlyArray<Message>>
  /** The events that those messages tell of. */
  readonly events: Effect.Effect<ReadonlyArray<RunEvent>>
  /** Waits until so many messages are delivered, without polling. */
  readonly awaitMessages: (count: number) => Effect.Effect<ReadonlyArray<Message>>
  /** Lets every delivery from now on fail with the error; `undefined` heals it. */
  readonly failWith: (error: SlackError | undefined) => Effect.Effect<void>
}

/**
 * Records what would be sent to Slack. Its layer gives {@link SlackNotifier} as well, through the same queue as the
 * real one.
 *
 * @example
 * import { Effect } from "effect"
 * import { withSlackNotify } from "runbell"
 * import { SlackRecorder } from "runbell/testing"
 * const test = Effect.gen(function* () {
 *   yield* Effect.void.pipe(withSlackNotify({ name: "mnist" }))
 *   const recorder = yield* SlackRecorder
 *   return yield* recorder.events
 * }).pipe(Effect.provide(SlackRecorder.layer))
 *
 * @since 0.1.0
 */
export class SlackRecorder extends Context.Tag("runbell/SlackRecorder")<SlackRecorder, Service>() {
  /** Empty for each program that it is given to; it needs nothing. */
  static readonly layer: Layer.Layer<SlackRecorder | SlackNotifier> = Layer.scopedContext(
    Effect.gen(function* () {
      const delivered = yield* SubscriptionRef.make<ReadonlyArray<Message>>([])
      const failure = yield* Ref.make(Option.none<SlackError>())
      const accept = (message: Message) =>
        Effect.zipRight(
          SubscriptionRef.update(delivered, (all) => [...all, message]),
          Effect.map(DateTime.now, (at) => ({ destination: "recorder", at, form: "blocks" as const, attempts: 1 }))
        )
      const notifier = yield* SlackNotifier.make({
        destination: "recorder",
        deliver: (message) =>
          Effect.flatMap(Ref.get(failure), Option.match({ onNone: () => accept(message), onSome: Effect.fail }))
      })
      return Context.make(SlackNotifier, notifier).pipe(
        Context.add(SlackRecorder, {
          messages: SubscriptionRef.get(delivered),
          events: Effect.map(SubscriptionRef.get(delivered), (all) => all.map(({ event }) => event)),
          awaitMessages: (count) =>
            delivered.changes.pipe(
              Stream.filter((all) => all.length >= count),
              Stream.runHead,
              Effect.map(Option.getOrElse(() => []))
            ),
          failWith: (error) => Ref.set(failure, Option.fromNullable(error))
        })
      )
    })
  )
}
