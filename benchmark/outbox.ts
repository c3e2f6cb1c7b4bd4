/** What the outbox costs: to put a message on the disk, and to deliver ten thousand of them. Run it with `node --import tsx benchmark/outbox.ts [MESSAGES]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { FetchHttpClient, HttpClient } from "@effect/platform"
import { Clock, DateTime, Duration, Effect } from "effect"
import { type Message, type Policy, render, SlackPolicy } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox } from "runbell/testing"
import { Locale } from "../src/locale/Locale.ts"
import type { Carrier } from "../src/outbox/Carrier.ts"
import { drain } from "../src/outbox/drain.ts"
import { put } from "../src/outbox/put.ts"
import { httpClientPost } from "../src/slack/httpClientPost.ts"
import { attemptWebhook } from "../src/slack/webhook.ts"
import { figureOf, tableOf } from "./Figure.ts"

/** 10,000 by default; fewer, where the machine has other work to do. */
const most = Number(process.argv[2] ?? 10_000)

const folderOf = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-benchmark-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

const saying = (index: number, at: DateTime.Utc): Effect.Effect<Message> =>
  Effect.map(Locale, (locale) => {
    const run = { id: `run-${index % 100}`, name: `trial ${index % 100}`, tags: [] }
    return render({ _tag: "MessageSent", run, at, content: { text: `epoch ${index} done` } }, locale)
  })

const fill = Effect.fnUntraced(function* (folder: string, count: number, at: DateTime.Utc) {
  for (let index = 0; index < count; index += 1) yield* put(folder, yield* saying(index, at))
})

const singly: Partial<Policy> = { digestAfter: Duration.infinity }
const unlimited: Partial<Policy> = { pace: { burst: 1_000_000, interval: "1 millis" } }

const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const began = yield* Clock.currentTimeNanos
    const result = yield* effect
    return [Number((yield* Clock.currentTimeNanos) - began) / 1e6, result] as const
  })

const putting = Effect.gen(function* () {
  const folder = yield* folderOf
  const at = yield* DateTime.now
  const bare: Array<number> = []
  const kept: Array<number> = []
  for (let index = -50; index < 1_000; index += 1) {
    const message = yield* saying(index, at)
    const text = JSON.stringify(message)
    const [plain] = yield* timed(Effect.sync(() => writeFileSync(join(folder, `${index}`), text)))
    const [durable] = yield* timed(put(join(folder, "outbox"), message))
    if (index >= 0) {
      bare.push(plain)
      kept.push(durable)
    }
  }
  return [
    figureOf("a file written, without fsync", "ms", bare),
    figureOf("a message put, with both fsyncs", "ms", kept)
  ]
}).pipe(Effect.scoped)

const accepted = Effect.map(DateTime.now, (at) => ({ destination: "sink", at, form: "blocks" as const, attempts: 1 }))

const sinking = Effect.gen(function* () {
  const folder = yield* folderOf
  yield* fill(folder, most, yield* DateTime.now)
  const [took, { delivered }] = yield* timed(drain(folder, { deliver: () => accepted }, "1 hour"))
  console.log(`${delivered} messages to a sink without limit: ${(took / 1_000).toFixed(1)} s`)
}).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ ...singly, ...unlimited })))

/** Delivers a backlog to the sandbox, which answers 429 to what comes too fast. */
const toSandbox = (what: string, count: number, limits: Partial<Policy>, age: Duration.DurationInput) =>
  Effect.gen(function* () {
    const folder = yield* folderOf
    const { webhookUrl, requests } = yield* SlackSandbox
    const policy = yield* SlackPolicy
    const deliver: Carrier["deliver"] = attemptWebhook(httpClientPost(yield* HttpClient.HttpClient, webhookUrl), policy)
    yield* fill(folder, count, DateTime.subtractDuration(yield* DateTime.now, age))
    const [took, { delivered }] = yield* timed(drain(folder, { deliver }, "1 hour"))
    const answers = yield* requests
    const limited = answers.filter(({ status }) => status === 429).length
    console.log(
      `${delivered} messages ${what}: ${answers.length} posts in ${(took / 1_000).toFixed(1)} s, ${limited} of them answered 429`
    )
  }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer(limits)))

/** Faster than Slack's, so that one need not wait for hours. */
const scaled = { burst: 3, interval: "20 millis" } as const

console.log(`load average ${loadavg()[0]?.toFixed(1)}\n`)
console.log(`${tableOf("put", await Effect.runPromise(putting))}\n`)
await Effect.runPromise(sinking)
await Effect.runPromise(
  toSandbox("one by one, at fifty times Slack's pace", most, { ...singly, pace: scaled }, 0).pipe(
    Effect.provide([NodeSlackSandbox.layer({ pace: scaled }), FetchHttpClient.layer])
  )
)
await Effect.runPromise(
  toSandbox("of 100 runs after an outage, at Slack's own pace", most, {}, "1 hour").pipe(
    Effect.provide([NodeSlackSandbox.layer({}), FetchHttpClient.layer])
  )
)
