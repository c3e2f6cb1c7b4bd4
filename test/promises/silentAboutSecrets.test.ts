/**
 * Promise 6: the webhook's URL is in no log, span, error, `toString`, `inspect`, JSON or message, whatever goes wrong.
 * Everything that leaves a program is collected, in every failure mode and through every HTTP client, and searched.
 */
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Data, Effect, Exit, Layer, Redacted } from "effect"
import { type Policy, SlackNotifier, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { collector } from "../support/collector.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

/** A client of somebody's own, which dies with what it was asked for. */
const dying = HttpClient.make((request) => Effect.die(new Error(`cannot ask ${request.url}`)))

const clients: Readonly<Record<string, Layer.Layer<HttpClient.HttpClient>>> = {
  "a client that dies": Layer.succeed(HttpClient.HttpClient, dying),
  fetch: FetchHttpClient.layer,
  "node:http": NodeHttpClient.layer,
  undici: NodeHttpClient.layerUndici
}

const state = (state: Parameters<SlackSandbox["Type"]["setState"]>[0]) =>
  Effect.flatMap(SlackSandbox, ({ setState }) => setState(state))
const always = (fault: Fault) => Effect.flatMap(SlackSandbox, ({ failAlways }) => failAlways(fault))

const mishaps: Readonly<Record<string, Effect.Effect<void, never, SlackSandbox>>> = {
  "all is well": Effect.void,
  "the webhook is revoked": state("revoked"),
  "the channel is archived": state("channelArchived"),
  "connections are cut": always(Fault.DropBefore()),
  "connections are cut after delivery": always(Fault.DropAfter()),
  "Slack hangs": always(Fault.Hang()),
  "Slack is down": always(Fault.ServerError({})),
  "the answer is HTML": always(Fault.Answer({ status: 200, body: "<html>" })),
  "the answer is a redirect": always(Fault.Answer({ status: 307, body: "", headers: { location: "/elsewhere" } })),
  "Slack asks to wait": always(Fault.RateLimited({ retryAfter: 3_600 })),
  "the content is refused": always(Fault.Answer({ status: 400, body: "invalid_blocks" }))
}

const limits: Partial<Policy> = {
  ...swift,
  attemptTimeout: "50 millis",
  deliveryTimeout: "120 millis",
  endTimeout: "300 millis",
  drainTimeout: "50 millis"
}

/** The parts of a webhook's URL that must not be seen: its path, whole and in pieces. */
const secretsOf = (url: string): ReadonlyArray<string> => {
  const { pathname } = new URL(url)
  return [pathname, ...pathname.split("/").slice(-1)].filter((part) => part.length > 3)
}

const search = (said: ReadonlyArray<string>, url: string) => {
  assert.isAbove(said.length, 0)
  for (const secret of secretsOf(url))
    assert.deepStrictEqual(
      said.filter((text) => text.includes(secret)),
      []
    )
}

class RequestFailed extends Data.TaggedError("RequestFailed")<{
  readonly message: string
  readonly cause: unknown
}> {}

/** A program that does its best to spill: it logs its errors and causes, and throws the URL itself. */
const program = (url: string) =>
  Effect.gen(function* () {
    const notifier = yield* SlackNotifier
    yield* Effect.logDebug(notifier)
    const sent = yield* Effect.exit(sendMsg(`posting to ${url}`))
    yield* Effect.log("sent", sent)
    if (Exit.isFailure(sent)) yield* Effect.logError("not sent", sent.cause)
    return sent
  }).pipe(
    Effect.zipLeft(Effect.fail(new RequestFailed({ message: `request to ${url} failed`, cause: url }))),
    withSlackNotify({ name: url, description: url, tags: [url], link: url })
  )

describe("silent about secrets", () => {
  for (const [client, http] of Object.entries(clients)) {
    for (const [mishap, arrange] of Object.entries(mishaps)) {
      it.live(`nothing shows the URL over ${client} when ${mishap}`, () =>
        Effect.gen(function* () {
          yield* arrange
          const { webhookUrl, messages, requests } = yield* SlackSandbox
          const url = Redacted.value(webhookUrl)
          const { said, keep, layer } = collector()
          const notifier = SlackNotifier.layerWebhook({ url: webhookUrl }).pipe(
            Layer.provide(http),
            Layer.provideMerge(SlackPolicy.layer(limits))
          )
          const delivered = sendMsg("hello").pipe(Effect.exit, Effect.map(keep))
          // What the program itself throws is its own; what runbell says of it is searched.
          yield* Effect.zipRight(delivered, Effect.exit(program(url))).pipe(
            Effect.asVoid,
            Effect.provide(notifier),
            Effect.withSpan("training"),
            Effect.provide(layer)
          )
          keep(yield* messages)
          keep(yield* requests)
          search(said, url)
        }).pipe(Effect.provide(sandbox))
      )
    }
  }

  for (const given of [
    "http://hooks.slack.com/services/T000/B000/XXXXSECRET",
    "https://hooks.example.com/services/T000/B000/XXXXSECRET",
    "https://user:XXXXSECRET@hooks.slack.com/services/T000/B000/XXXX",
    "hooks.slack.com/services/T000/B000/XXXXSECRET",
    "https://hooks.slack.com/workflows/T000/B000/XXXXSECRET",
    "https://[XXXXSECRET"
  ]) {
    it.live("a URL that is refused is not shown by the refusal", () =>
      Effect.gen(function* () {
        const { said, keep, layer } = collector()
        const url = Redacted.make(given)
        const notifier = SlackNotifier.layerWebhook({ url }).pipe(Layer.provide(FetchHttpClient.layer))
        const exit = yield* sendMsg("hello").pipe(Effect.provide(notifier), Effect.exit, Effect.provide(layer))
        assert.isTrue(Exit.isFailure(exit))
        keep(exit)
        if (Exit.isFailure(exit)) keep(Cause.pretty(exit.cause, { renderErrorCause: true }))
        assert.deepStrictEqual(
          said.filter((text) => text.includes("XXXXSECRET")),
          []
        )
      })
    )
  }
})
