/** Slack in a test that wants the whole way: the sandbox over a real socket, and the webhook notifier over fetch. */
import { FetchHttpClient } from "@effect/platform"
import { Effect, type Exit, Layer, Schedule } from "effect"
import { type Policy, SlackNotifier, SlackPolicy } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { type SandboxRequest, SlackSandbox, type StoredMessage } from "runbell/testing"

/** Waits that a test can afford, and no pace: the sandbox below keeps none either. */
export const swift: Partial<Policy> = {
  attemptTimeout: "5 seconds",
  endTimeout: "10 seconds",
  drainTimeout: "10 seconds",
  backoff: Schedule.spaced("5 millis"),
  pace: { burst: 10_000, interval: "1 millis" },
  editInterval: "1 millis"
}

/** The notifier that a user makes, with its URL from the sandbox. */
export const notifier = (limits: Partial<Policy> = {}) =>
  Layer.unwrapEffect(
    Effect.map(SlackSandbox, ({ webhookUrl }) => SlackNotifier.layerWebhook({ url: webhookUrl }))
  ).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(SlackPolicy.layer({ ...swift, ...limits })))

/** A sandbox that takes messages as fast as they come, and is done with a file as soon as it has it. */
export const sandbox = NodeSlackSandbox.layer({ pace: { burst: 10_000, interval: "1 millis" }, fileProcessing: 0 })

/** What became of a program, and what Slack has of it after the notifier is closed. */
export interface Told<A, E> {
  readonly exit: Exit.Exit<A, E>
  readonly messages: ReadonlyArray<StoredMessage>
  readonly requests: ReadonlyArray<SandboxRequest>
}

/** Runs the program with a notifier of its own, closes that, and looks into the sandbox. */
export const tellThrough = <A, E>(
  program: Effect.Effect<A, E, SlackNotifier>,
  limits?: Partial<Policy>
): Effect.Effect<Told<A, E>, never, SlackSandbox> =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(Effect.provide(program, Layer.orDie(notifier(limits))))
    const { messages, requests } = yield* SlackSandbox
    return { exit, messages: yield* messages, requests: yield* requests }
  })

/** The first lines of messages, as a reader sees them in a notification. */
export const texts = (messages: ReadonlyArray<StoredMessage>): ReadonlyArray<string> => messages.map(({ text }) => text)
