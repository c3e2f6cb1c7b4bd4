/**
 * Promise 6, for a bot and for the dead-man's switch: the token, the check's URL and the addresses that Slack gives for the
 * bytes of files are in no log, span, error, `toString`, `inspect`, JSON or message, whatever goes wrong. Who knows such an
 * address can put a file in the workspace.
 */
import { FetchHttpClient, type HttpClient } from "@effect/platform"
import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Data, Effect, Layer, Option, Redacted } from "effect"
import {
  DeadMansSwitch,
  Mention,
  Plotter,
  type Policy,
  report,
  SlackNotifier,
  SlackPolicy,
  sendChart,
  sendMsg,
  withSlackNotify
} from "runbell"
import { Fault, SlackSandbox } from "runbell/testing"
import { makeUpload, ticketOf } from "../../src/sandbox/api/Upload.ts"
import type { Method } from "../../src/slack/WebApi.ts"
import { collector } from "../support/collector.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

/** All that a bot calls, and when the program below has it called: not every day brings a doubt. */
const calls: Readonly<Record<Exclude<Method, "auth.test" | "reactions.add"> | "upload", "always" | "in doubt">> = {
  "chat.deleteScheduledMessage": "always",
  "chat.postMessage": "always",
  "chat.scheduleMessage": "always",
  "chat.scheduledMessages.list": "in doubt",
  "chat.update": "always",
  "conversations.history": "in doubt",
  "conversations.replies": "in doubt",
  "files.completeUploadExternal": "always",
  "files.getUploadURLExternal": "always",
  "users.lookupByEmail": "always",
  upload: "always"
}
const methods = Object.keys(calls)

const failing = (fault: Fault, ...which: ReadonlyArray<string>) =>
  Effect.flatMap(SlackSandbox, ({ failCallsAlways }) =>
    Effect.forEach(which, (method) => failCallsAlways(method, fault), { discard: true })
  )

const redirect = Fault.Answer({ status: 307, body: "", headers: { location: "/elsewhere" } })

/** The last part of the address of each upload: with it, anybody may send the bytes. */
const tickets = [0, 1, 2, 3].map((index) => ticketOf(makeUpload(index, { name: "", size: 1, alt: undefined, at: 0 })))

const addressed = (upload_url: unknown) =>
  failing(
    Fault.Answer({ status: 200, body: JSON.stringify({ ok: true, upload_url, file_id: "F00000001" }) }),
    "files.getUploadURLExternal"
  )

type Mishaps = Readonly<Record<string, Effect.Effect<void, never, SlackSandbox>>>

/** What a client makes an error of, each in its own way. */
const onTheWay: Mishaps = {
  "connections are cut": failing(Fault.DropBefore(), ...methods),
  "connections are cut after delivery": failing(Fault.DropAfter(), ...methods),
  "Slack hangs": failing(Fault.Hang(), ...methods),
  "Slack is down": failing(Fault.ServerError({}), ...methods),
  "the answer is a redirect": failing(redirect, ...methods),
  "the connection is cut that sends a file": failing(Fault.DropBefore(), "upload"),
  "the connection is cut once a file is sent": failing(Fault.DropAfter(), "upload"),
  "nobody answers who sends a file": failing(Fault.Hang(), "upload"),
  "a file is sent elsewhere": failing(redirect, "upload")
}

/** What Slack says, whichever client hears it. */
const answers: Mishaps = {
  "the token is revoked": Effect.flatMap(SlackSandbox, ({ setToken }) => setToken("revoked")),
  "a scope is missing": Effect.flatMap(SlackSandbox, ({ setScopes }) => setScopes()),
  "Slack asks to wait": failing(Fault.RateLimited({ retryAfter: 3_600 }), ...methods),
  "the content is refused": failing(Fault.Refused({ error: "invalid_blocks" }), ...methods),
  "files cannot be sent": failing(Fault.ServerError({ status: 503, body: "<html>" }), "upload"),
  "files are not taken": failing(Fault.Refused({ error: "wrong_size" }), "upload"),
  "files are to be sent later": failing(Fault.RateLimited({ retryAfter: 3_600 }), "upload"),
  "files are not found": failing(Fault.Refused({ error: "file_not_found" }), "files.completeUploadExternal"),
  "the connection is cut that completes a file": failing(Fault.DropAfter(), "files.completeUploadExternal"),
  "the card cannot be edited": failing(Fault.Refused({ error: "edit_window_closed" }), "chat.update"),
  "the address for files is not Slack's": addressed(`https://files.example.com/upload/v1/${tickets[0]}`),
  "the address for files is none": addressed(`https://[${tickets[0]}`),
  "the address for files is no text": addressed([tickets[0]])
}

const clients: ReadonlyArray<readonly [string, Layer.Layer<HttpClient.HttpClient>, Mishaps]> = [
  ["fetch", FetchHttpClient.layer, { ...onTheWay, ...answers }],
  ["node:http", NodeHttpClient.layer, onTheWay]
]

const impatient: Partial<Policy> = {
  ...swift,
  attemptTimeout: "50 millis",
  deliveryTimeout: "120 millis",
  endTimeout: "300 millis",
  drainTimeout: "500 millis"
}

const key = "XXXXSECRETKEY"

class OutOfData extends Data.TaggedError("OutOfData")<{ readonly message: string }> {}

/** Long enough to be told in a file. */
const long = Object.assign(new OutOfData({ message: "out of data" }), {
  stack: `OutOfData: out of data\n${Array.from({ length: 900 }, (_, line) => `    at step (train.ts:${line}:1)`).join("\n")}`
})

/** A program that has a bot make every call that it can, and quotes what it should not. */
const program = (secret: string, keep: (thing: unknown) => void) =>
  Effect.gen(function* () {
    yield* report({ loss: 2 }, { step: 1 })
    yield* report({ loss: 1 }, { step: 2 })
    keep(yield* Effect.exit(sendMsg(`posting with ${secret}`)))
    keep(yield* Effect.exit(sendChart(["loss"])))
    return yield* long
  }).pipe(
    withSlackNotify({
      name: secret,
      description: secret,
      tags: [secret],
      link: `https://example.com/${secret}`,
      mentions: { who: [Mention.email("ada@example.com")], when: "always" }
    }),
    Effect.exit,
    Effect.zipRight(Effect.flatMap(SlackNotifier, (notifier) => Effect.logDebug(notifier)))
  )

/** One pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64"
)
const drawsPixel = Layer.succeed(
  Plotter,
  Option.some(() => Effect.succeed(png))
)

/** Runs it, and searches all that is said. Answers with what was called. */
const searched = (client: Layer.Layer<HttpClient.HttpClient>, limits: Partial<Policy>) =>
  Effect.gen(function* () {
    const { botToken, apiUrl, url, channelId, messages, requests } = yield* SlackSandbox
    const token = Redacted.value(botToken)
    const { said, keep, layer } = collector()
    const bot = { token: botToken, channel: yield* channelId("#runs"), api: apiUrl }
    const ping = { url: Redacted.make(`${url}/checks/${key}`) }
    const live = Layer.mergeAll(
      SlackNotifier.layerBot(bot),
      DeadMansSwitch.layerSlack(bot),
      DeadMansSwitch.layerPing(ping)
    ).pipe(Layer.provide([client, drawsPixel]), Layer.provideMerge(SlackPolicy.layer(limits)))
    yield* program(token, keep).pipe(Effect.provide(Layer.provideMerge(live, layer)), Effect.withSpan("training"))
    keep(yield* messages)
    keep(yield* requests)
    assert.isAbove(said.length, 0)
    for (const secret of [token, key, ...tickets]) {
      assert.deepStrictEqual(
        said.filter((text) => text.includes(secret)),
        []
      )
    }
    return new Set((yield* requests).map(({ call }) => call))
  })

describe("silent about tokens", () => {
  for (const [name, client, mishaps] of clients) {
    it.live(`nothing shows the token, the check's URL or a file's address over ${name} when all is well`, () =>
      Effect.gen(function* () {
        yield* Effect.flatMap(SlackSandbox, ({ userId }) => userId("ada@example.com"))
        const called = yield* searched(client, swift)
        assert.includeMembers(
          [...called],
          methods.filter((method) => Reflect.get(calls, method) === "always")
        )
      }).pipe(Effect.provide(sandbox))
    )

    for (const [mishap, arrange] of Object.entries(mishaps)) {
      it.live(`nothing shows the token, the check's URL or a file's address over ${name} when ${mishap}`, () =>
        Effect.zipRight(arrange, searched(client, impatient)).pipe(Effect.asVoid, Effect.provide(sandbox))
      )
    }
  }
})
