/**
 * Promise 6, for what outlives a program: of the secrets that its texts quote none is in a file of the state folder,
 * while Slack is down and all of it waits there. The destinations' own file is the one place where a secret stands.
 */
import * as fs from "node:fs"
import * as path from "node:path"
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Data, Effect, Layer, Redacted } from "effect"
import { Alert, type Message, report, SlackPolicy, sendMsg, withSlackNotify } from "runbell"
import { NodeSlackNotifier } from "runbell/node"
import { Fault, SlackSandbox } from "runbell/testing"
import { temporaryFolder } from "../journal/temporaryFolder.ts"
import { sandbox, swift } from "../support/liveSlack.ts"

const webhook = "https://hooks.slack.com/services/T000/B000/XXXXSECRET"
const token = "xoxb-fake-XXXXSECRET"
const quoted = `posting to ${webhook} as ${token} failed`

class Quoted extends Data.TaggedError("Quoted")<{ readonly message: string; readonly cause: unknown }> {}

/** A program that says them wherever it can. */
const program = Effect.gen(function* () {
  yield* report({ loss: 1 }, { step: 1 })
  yield* Effect.ignore(sendMsg({ title: quoted, text: quoted, fields: { [quoted]: quoted } }))
  return yield* new Quoted({ message: quoted, cause: new Error(quoted) })
}).pipe(
  withSlackNotify({
    name: quoted,
    project: quoted,
    description: quoted,
    tags: [quoted],
    link: webhook,
    alerts: [Alert.when(() => true, { title: quoted })]
  }),
  Effect.exit
)

const textsIn = (folder: string): ReadonlyArray<readonly [name: string, text: string]> =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")])

const eventIn = (text: string): Message["event"]["_tag"] => JSON.parse(text).message.event._tag

const limits = SlackPolicy.layer({
  ...swift,
  deliveryTimeout: "50 millis",
  endTimeout: "10 seconds",
  drainTimeout: "50 millis"
})

describe("silent about secrets on the disk", () => {
  it.scopedLive("no file of what waits shows a URL or a token that the program's texts quote", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { failAlways, webhookUrl } = yield* SlackSandbox
      yield* failAlways(Fault.ServerError({}))
      const options = { url: webhookUrl, folder, watchdog: false } as const
      const notifier = NodeSlackNotifier.layerWebhook(options).pipe(
        Layer.provide(FetchHttpClient.layer),
        Layer.provideMerge(limits)
      )
      yield* Effect.provide(program, notifier)
      const texts = textsIn(folder).filter(([name]) => !name.startsWith("destinations"))
      const waiting = texts.filter(([name]) => name.includes(`${path.sep}new${path.sep}`))
      assert.sameMembers(
        waiting.map(([, text]) => eventIn(text)),
        ["RunStarted", "AlertRaised", "MessageSent", "RunEnded"]
      )
      const secrets = ["XXXXSECRET", new URL(Redacted.value(webhookUrl)).pathname]
      assert.deepStrictEqual(
        texts.filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([name]) => name),
        []
      )
    }).pipe(Effect.provide(sandbox))
  )
})
