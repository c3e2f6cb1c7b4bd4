/** Where the messages go, and what was accepted there: by the sandbox, or by the real Slack. */
import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import type * as ConfigError from "effect/ConfigError"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Mailbox from "effect/Mailbox"
import * as Ref from "effect/Ref"
import type * as Stream from "effect/Stream"
import { type InvalidWebhookUrl, type SlackError, SlackNotifier } from "runbell"
import { SlackSandbox } from "runbell/testing"

/** A message as it was accepted. */
export interface Accepted {
  readonly text: string
  readonly blocks: ReadonlyArray<unknown>
}

export interface Service {
  readonly kind: "sandbox" | "live"
  /** Its page; the real Slack has one of its own. */
  readonly page: string | undefined
  /** Every message as it is accepted, from the first on. */
  readonly accepted: Stream.Stream<Accepted>
  /** How many are accepted so far. */
  readonly count: Effect.Effect<number>
  /** What was not accepted: the sandbox's answers, or the tags of the errors. */
  readonly refusals: Effect.Effect<ReadonlyArray<string>>
}

export class Destination extends Context.Tag("mnist/Destination")<Destination, Service>() {
  /** The sandbox: as strict as Slack, and on this machine. */
  static readonly layerSandbox: Layer.Layer<Destination | SlackNotifier, InvalidWebhookUrl, SlackSandbox> =
    Layer.unwrapEffect(
      Effect.map(SlackSandbox, (sandbox) =>
        Layer.merge(
          Layer.succeed(Destination, {
            kind: "sandbox",
            page: sandbox.url,
            accepted: sandbox.changes,
            count: Effect.map(sandbox.messages, (messages) => messages.length),
            refusals: Effect.map(sandbox.requests, (requests) =>
              requests.flatMap(({ status, body }) => (status === 200 ? [] : [`${status ?? "-"} ${body}`]))
            )
          }),
          SlackNotifier.layerWebhook({ url: sandbox.webhookUrl }).pipe(Layer.provide(FetchHttpClient.layer))
        )
      )
    )

  /** The Slack that `SLACK_WEBHOOK_URL` leads to. */
  static readonly layerLive: Layer.Layer<Destination | SlackNotifier, InvalidWebhookUrl | ConfigError.ConfigError> =
    Layer.scopedContext(
      Effect.gen(function* () {
        const notifier = yield* SlackNotifier
        const scope = yield* Effect.scope
        const mailbox = yield* Mailbox.make<Accepted>()
        const count = yield* Ref.make(0)
        const refusals = yield* Ref.make<ReadonlyArray<string>>([])
        const note = (message: Accepted) =>
          Effect.zipRight(
            mailbox.offer(message),
            Ref.update(count, (count) => count + 1)
          )
        const noteRefusal = ({ _tag }: SlackError) => Ref.update(refusals, (all) => [...all, _tag])
        return Context.make(Destination, {
          kind: "live",
          page: undefined,
          accepted: Mailbox.toStream(mailbox),
          count: Ref.get(count),
          refusals: Ref.get(refusals)
        }).pipe(
          Context.add(SlackNotifier, {
            destination: notifier.destination,
            can: notifier.can,
            // Cached, so that who waits for the receipt knows that it is noted too.
            enqueue: (message) =>
              notifier.enqueue(message).pipe(
                Effect.map(Effect.tapBoth({ onSuccess: () => note(message), onFailure: noteRefusal })),
                Effect.flatMap(Effect.cached),
                Effect.tap((receipt) => Effect.forkIn(Effect.ignore(receipt), scope))
              )
          })
        )
      })
    ).pipe(Layer.provide(SlackNotifier.layerConfig), Layer.provide(FetchHttpClient.layer))
}
