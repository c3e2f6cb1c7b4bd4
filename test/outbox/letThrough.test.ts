/** What answers in Slack's place: of one message, as a proxy that does not like it, or of all, as a hotel's login page. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { FetchHttpClient, HttpClient, type HttpClientRequest } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { type InvalidBotOptions, type InvalidWebhookUrl, type SlackNotifier, SlackPolicy, sendMsg } from "runbell"
import { NodeSlackNotifier } from "runbell/node"
import { SlackSandbox } from "runbell/testing"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { sandbox, swift, texts } from "../support/liveSlack.ts"
import { type Answer, answers } from "../support/scriptedSlack.ts"
import { temporaryFolder } from "./support/outbox.ts"

const page = "<html>Not this way</html>"

const textOf = ({ body }: HttpClientRequest.HttpClientRequest): string =>
  body._tag === "Uint8Array" ? new TextDecoder().decode(body.body) : ""

/** A client on whose way something answers what it does not let through. */
const behind = (inItsPlace: (body: string) => Answer | undefined) =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.map(HttpClient.HttpClient, (client) =>
      HttpClient.make((request) => inItsPlace(textOf(request))?.(request) ?? client.execute(request))
    )
  ).pipe(Layer.provide(FetchHttpClient.layer))

/** Says the words, and answers what became of each. */
const sayTo = (
  words: ReadonlyArray<string>,
  notifier: Layer.Layer<SlackNotifier, InvalidWebhookUrl | InvalidBotOptions, HttpClient.HttpClient>,
  client: Layer.Layer<HttpClient.HttpClient>,
  concurrency = 1
) =>
  Effect.forEach(words, (word) => Effect.either(sendMsg(word)), { concurrency }).pipe(
    Effect.provide(
      notifier.pipe(
        Layer.provide(client),
        Layer.provideMerge(SlackPolicy.layer({ ...swift, digestAfter: 0 })),
        Layer.orDie
      )
    )
  )

const say = (
  words: ReadonlyArray<string>,
  folder: string,
  client: Layer.Layer<HttpClient.HttpClient>,
  concurrency = 1
) =>
  Effect.flatMap(SlackSandbox, ({ webhookUrl }) =>
    sayTo(words, NodeSlackNotifier.layerWebhook({ url: webhookUrl, folder, watchdog: false }), client, concurrency)
  )

const sayAsBot = (words: ReadonlyArray<string>, folder: string, client: Layer.Layer<HttpClient.HttpClient>) =>
  Effect.flatMap(SlackSandbox, ({ apiUrl: api, botToken: token }) =>
    sayTo(words, NodeSlackNotifier.layerBot({ token, channel: "#runs", api, folder, watchdog: false }), client)
  )

const told = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const outboxIn = (folder: string): string => {
  const [mark = ""] = readdirSync(join(folder, "destinations"))
  return outboxFolder(folder, mark)
}

describe("a proxy", () => {
  for (const [who, tell] of [
    ["a webhook", say],
    ["a bot", sayAsBot]
  ] as const) {
    it.scopedLive(
      `that lets a message of ${who} through in no form holds up none behind it, and it is kept with the reason`,
      () =>
        Effect.gen(function* () {
          const folder = yield* temporaryFolder
          const client = behind((body) => (body.includes("recipe") ? answers(403, page) : undefined))
          const [, heldBack] = yield* tell(["one", "the recipe", "three"], folder, client)
          assert.deepStrictEqual(texts(yield* told), ["one", "three"])
          assert.include(String(heldBack), "does not let this message through (status 403)")
          const outbox = outboxIn(folder)
          assert.deepStrictEqual(readdirSync(join(outbox, "new")), [])
          assert.lengthOf(readdirSync(join(outbox, "dead")), 2)
        }).pipe(Effect.provide(sandbox))
    )
  }

  it.scopedLive("costs those nothing that would be told together with what it holds back", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const client = behind((body) => (body.includes("recipe") ? answers(403, page) : undefined))
      const words = ["one", "two", "the recipe", "three", "four"]
      yield* say(words, folder, client, words.length)
      assert.match(texts(yield* told).join(" "), /one.*two.*three.*four/su)
      assert.lengthOf(readdirSync(join(outboxIn(folder), "dead")), 2)
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("that finds a message too long is told it as text", () =>
    Effect.gen(function* () {
      const client = behind((body) => (body.includes('"blocks"') ? answers(413, page) : undefined))
      yield* say(["a long story"], yield* temporaryFolder, client)
      assert.deepStrictEqual(
        (yield* told).map(({ text, blocks }) => [text.split("\n")[0], blocks]),
        [["a long story", []]]
      )
    }).pipe(Effect.provide(sandbox))
  )

  it.scopedLive("that answers in Slack's place once costs the message nothing", () =>
    Effect.gen(function* () {
      let isFirst = true
      const client = behind((body) => {
        const answer = isFirst && body !== "{}" ? answers(400, page) : undefined
        isFirst = false
        return answer
      })
      yield* say(["hello"], yield* temporaryFolder, client)
      assert.isAtLeast((yield* told)[0]?.blocks?.length ?? 0, 1)
    }).pipe(Effect.provide(sandbox))
  )
})

describe("a login page", () => {
  for (const [who, status, tell] of [200, 302, 403, 511].flatMap((status) => [
    ["a webhook", status, say] as const,
    ["a bot", status, sayAsBot] as const
  ])) {
    it.scopedLive(`that answers everything with ${status} makes no message of ${who} be given up`, () =>
      Effect.gen(function* () {
        let left = 10
        const client = behind(() => {
          left -= 1
          return left < 0 ? undefined : answers(status, page)
        })
        yield* tell(["one", "two"], yield* temporaryFolder, client)
        assert.deepStrictEqual(texts(yield* told), ["one", "two"])
        for (const { blocks } of yield* told) assert.isAtLeast(blocks?.length ?? 0, 1)
      }).pipe(Effect.provide(sandbox))
    )
  }
})
