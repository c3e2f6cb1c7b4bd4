/** One program, and only its layers change: another HttpClient, another Locale, another SlackNotifier. */
import { FetchHttpClient, HttpClient, type HttpClientRequest, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Ref } from "effect"
import { Alert, Locale, report, SlackNotifier, sendMsg, withSlackNotify } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackRecorder, SlackSandbox } from "runbell/testing"

const program = Effect.gen(function* () {
  yield* report({ accuracy: 0.96 }, { step: 3 })
  yield* sendMsg("half way")
}).pipe(withSlackNotify({ name: "mnist", alerts: [Alert.above("accuracy", 0.95)] }))

const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")

const bodyOf = ({ body }: HttpClientRequest.HttpClientRequest) =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""

const firstLines = (texts: ReadonlyArray<string>) => texts.map((text) => text.replace(/(?: after |，历时|（).*$/u, ""))

describe("layers", () => {
  it.effect("an HttpClient of one's own carries the messages", () =>
    Effect.gen(function* () {
      const bodies = yield* Ref.make<ReadonlyArray<string>>([])
      const client = HttpClient.make((request) =>
        Effect.zipRight(
          Ref.update(bodies, (all) => [...all, bodyOf(request)]),
          Effect.succeed(HttpClientResponse.fromWeb(request, new Response("ok")))
        )
      )
      const live = SlackNotifier.layerWebhook({ url }).pipe(Layer.provide(Layer.succeed(HttpClient.HttpClient, client)))
      yield* sendMsg("hello").pipe(Effect.provide(live))
      const [body = ""] = yield* Ref.get(bodies)
      assert.include(body, '"text":"hello"')
    })
  )

  it.effect("a SlackNotifier that records tells what would be told, without any HTTP", () =>
    Effect.gen(function* () {
      const { messages } = yield* SlackRecorder
      yield* program
      assert.deepStrictEqual(firstLines((yield* messages).map(({ text }) => text)), [
        "🚀 mnist started",
        "🔔 accuracy rose above 0.95 · mnist",
        "half way",
        "✅ mnist finished"
      ])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("a Locale changes the words and nothing else", () =>
    Effect.gen(function* () {
      const { messages, events } = yield* SlackRecorder
      yield* program.pipe(Effect.provide(Locale.zh))
      assert.deepStrictEqual(firstLines((yield* messages).map(({ text }) => text)), [
        "🚀 mnist 已开始运行",
        "🔔 accuracy 已高于 0.95 · mnist",
        "half way",
        "✅ mnist 已完成"
      ])
      const tags = (yield* events).map(({ _tag }) => _tag)
      assert.deepStrictEqual(tags, ["RunStarted", "AlertRaised", "MessageSent", "RunEnded"])
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.live("the real layers and the sandbox tell the same", () =>
    Effect.gen(function* () {
      const { webhookUrl, messages } = yield* SlackSandbox
      const live = SlackNotifier.layerWebhook({ url: webhookUrl }).pipe(Layer.provide(FetchHttpClient.layer))
      yield* program.pipe(Effect.provide(Layer.merge(live, Locale.ja)))
      assert.deepStrictEqual(firstLines((yield* messages).map(({ text }) => text)), [
        "🚀 mnist を開始しました",
        "🔔 accuracy が 0.95 を上回りました · mnist",
        "half way",
        "✅ mnist が完了しました"
      ])
    }).pipe(Effect.provide(NodeSlackSandbox.layer()))
  )
})
