/** Promise 8: every timeout and retry schedule is a named value in one file, and can be replaced on its own. */
import * as fs from "node:fs"
import * as path from "node:path"
import { HttpClient, HttpClientResponse } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import {
  Clock,
  DateTime,
  Duration,
  Effect,
  Fiber,
  identity,
  Layer,
  Option,
  Redacted,
  Schedule,
  TestClock
} from "effect"
import {
  type Capabilities,
  defaults,
  type Policy,
  postsOnly,
  report,
  SlackNotifier,
  SlackPolicy,
  SlackRateLimited,
  sendMsg,
  withSlackNotify
} from "runbell"
import { drawInThread } from "../../src/chart/drawInThread.ts"
import { cardsByFile } from "../../src/journal/cards.ts"
import { claimEnd } from "../../src/journal/claimEnd.ts"
import { ownIdentity } from "../../src/journal/identify.ts"
import { markTold } from "../../src/journal/markTold.ts"
import { openRun } from "../../src/journal/openRun.ts"
import { openRuns } from "../../src/journal/openRuns.ts"
import { sweep } from "../../src/journal/sweep.ts"
import { journalKeeper } from "../../src/node/journalKeeper.ts"
import { keepingOf } from "../../src/node/keepingOf.ts"
import { drain } from "../../src/outbox/drain.ts"
import { asLeader } from "../../src/outbox/leadership.ts"
import { pollPause } from "../../src/outbox/pollPause.ts"
import { put } from "../../src/outbox/put.ts"
import { recover } from "../../src/recovery/recover.ts"
import { ApiRefused } from "../../src/slack/ApiAnswer.ts"
import { makeBotParts } from "../../src/slack/BotParts.ts"
import { cardsInMemory } from "../../src/slack/Cards.ts"
import { makeCardEdits } from "../../src/slack/cardEdits.ts"
import { sendPicture } from "../../src/slack/files.ts"
import type { Upload } from "../../src/slack/Upload.ts"
import type { WebApi } from "../../src/slack/WebApi.ts"
import { claimOf, entryOf, nobody } from "../journal/sampleRun.ts"
import { recording, swift, temporaryFolder } from "../outbox/support/outbox.ts"
import { editing, remembering } from "../run/support/remembering.ts"
import { mute } from "../support/mute.ts"
import { passTime } from "../support/passTime.ts"
import { saying } from "../support/words.ts"

const url = Redacted.make("https://hooks.slack.com/services/T000/B000/XXXX")

type Behaviour = () => Effect.Effect<Response>

const picture = { title: "Curves", alt: "", step: "step", best: "best" }

const hangs: Behaviour = () => Effect.never
const fails: Behaviour = () => Effect.succeed(new Response("rollup_error", { status: 500 }))
const accepts: Behaviour = () => Effect.succeed(new Response("ok"))
const limits =
  (seconds?: number): Behaviour =>
  () =>
    Effect.succeed(
      new Response("", { status: 429, headers: seconds === undefined ? {} : { "retry-after": `${seconds}` } })
    )

/** Slack behaving as told, and the times at which it was asked. */
const slack = (behaviour: Behaviour) => {
  const askedAt: Array<number> = []
  const client = HttpClient.make((request) =>
    Effect.gen(function* () {
      askedAt.push(yield* Clock.currentTimeMillis)
      return HttpClientResponse.fromWeb(request, yield* behaviour())
    })
  )
  const layer = SlackNotifier.layerWebhook({ url }).pipe(Layer.provide(Layer.succeed(HttpClient.HttpClient, client)))
  return { askedAt, layer }
}

/** How long the program takes on the test's clock, and when Slack was asked meanwhile. */
const observe = (
  behaviour: Behaviour,
  policy: Partial<Policy>,
  program: Effect.Effect<unknown, unknown, SlackNotifier>
) =>
  Effect.gen(function* () {
    const { askedAt, layer } = slack(behaviour)
    const live = layer.pipe(Layer.provideMerge(SlackPolicy.layer(policy)))
    const fiber = yield* Effect.fork(
      Effect.exit(program).pipe(
        Effect.zipRight(Clock.currentTimeMillis),
        Effect.provide(live),
        Effect.flatMap((took) => Effect.map(Clock.currentTimeMillis, (closedAt) => ({ took, closedAt })))
      )
    )
    yield* TestClock.adjust("1 hour")
    return { ...(yield* Fiber.join(fiber)), askedAt }
  })

/** When, in seconds, a run that reports each so often told how far it had come, the first three times. */
const progressOf = (can: Capabilities, policy: Partial<Policy>, each: Duration.DurationInput) =>
  Effect.gen(function* () {
    const { events, layer } = remembering(can)
    const run = report({ loss: 1 }).pipe(Effect.delay(each), Effect.forever, withSlackNotify({ name: "mnist" }))
    const fiber = yield* Effect.fork(Effect.provide(run, Layer.merge(layer, SlackPolicy.layer(policy))))
    const told = () => events().filter(({ _tag }) => _tag === "RunProgressed")
    yield* Effect.repeat(TestClock.adjust(each), { until: () => told().length === 3 })
    yield* Fiber.interrupt(fiber)
    return told().map(({ at }) => at.epochMillis / 1_000)
  })

/** Waits until somebody sleeps until that time, in milliseconds. */
const sleepsUntil = (at: number) =>
  Effect.promise(() => new Promise(setImmediate)).pipe(
    Effect.zipRight(TestClock.sleeps()),
    Effect.repeat({ until: (sleeps) => Array.from(sleeps).includes(at) })
  )

const hello = sendMsg("hello")
const patient: Partial<Policy> = { backoff: Schedule.spaced("1 second") }

/** When it is tried to show a picture in a message, where Slack never does. */
const showingAPictureAt = Effect.gen(function* () {
  const asked: Array<number> = []
  const api: WebApi = (method) => {
    if (method === "chat.update") {
      const refused = Effect.fail(new ApiRefused({ code: "invalid_blocks", needed: undefined }))
      return Effect.zipRight(
        Effect.map(Clock.currentTimeMillis, (now) => asked.push(now)),
        refused
      )
    }
    return Effect.succeed({ upload_url: "https://files.slack.com/upload/v1/XXXX", file_id: "F00000001" })
  }
  const upload: Upload = () => Effect.succeed({ status: 200, body: "OK - 1", retryAfter: undefined })
  const parts = yield* makeBotParts({ api, upload, channel: "C00000001", cards: yield* cardsInMemory })
  const drawing = { ...parts, draw: Option.some(() => Effect.succeed(new Uint8Array(1))) }
  const message = saying("look")
  const { event } = message
  const curves = [{ metric: "loss", points: [] }]
  const withCurves = event._tag === "MessageSent" ? { ...event, content: { curves } } : event
  const words = { title: "Curves", alt: "Curves", step: "step", best: "best" }
  const turns = { post: identity, call: identity, again: identity }
  const standing = { channel: "C00000001", ts: "1.000001", text: message.text, blocks: message.blocks }
  yield* Effect.fork(
    sendPicture(drawing, { ...message, event: withCurves, picture: words }, standing, { channel: "C00000001" }, turns)
  )
  yield* TestClock.adjust("1 minute")
  return asked
})

/** What no policy can replace, and why. */
const unreplaced: ReadonlyMap<string, string> = new Map([
  ["domain/Alert.ts", "an alert's own option has it as its default"],
  ["journal/judge.ts", "how far two readings of a clock may differ: nobody waits for it"],
  ["journal/sweep.ts", "how old a file is that a killed process has left half written: nobody waits for it"],
  ["node/keepingOf.ts", "for so long the machine's own disk may take to finish a beat: nobody waits for Slack"],
  ["outbox/flush.ts", "how often it looks who holds it up, within the limit that its caller gives"],
  ["run/checkOptions.ts", "a duration as an example of one, in a complaint"],
  ["watchdog/stays.ts", "the watchdog's own process, after the run's: the program's policy does not reach it"],
  ["watchdog/tellEnd.ts", "the watchdog's own process, after the run's: the program's policy does not reach it"]
])

describe("explicit", () => {
  it.effect("attemptTimeout is the time of one request", () =>
    Effect.gen(function* () {
      const { askedAt } = yield* observe(hangs, { ...patient, attemptTimeout: "4 seconds" }, hello)
      assert.deepStrictEqual(askedAt.slice(0, 3), [0, 5_000, 10_000])
    })
  )

  it.effect("deliveryTimeout is the time of one message with all its retries", () =>
    Effect.gen(function* () {
      const { took } = yield* observe(fails, { ...patient, deliveryTimeout: "42 seconds" }, hello)
      assert.strictEqual(took, 42_000)
    })
  )

  it.effect("endTimeout is what the end of a run waits for its last message", () =>
    Effect.gen(function* () {
      const run = Effect.void.pipe(withSlackNotify({ name: "mnist" }))
      const { took } = yield* observe(hangs, { endTimeout: "9 seconds" }, run)
      assert.strictEqual(took, 9_000)
    })
  )

  it.effect("drainTimeout is what closing the notifier waits for its queue", () =>
    Effect.gen(function* () {
      const sent = Effect.zipRight(Effect.forkDaemon(hello), Effect.sleep("1 second"))
      const { took, closedAt } = yield* observe(hangs, { drainTimeout: "13 seconds" }, sent)
      assert.strictEqual(closedAt - took, 13_000)
    })
  )

  it.effect("backoff is the pause between attempts", () =>
    Effect.gen(function* () {
      const { askedAt } = yield* observe(fails, { backoff: Schedule.spaced("7 seconds") }, hello)
      assert.deepStrictEqual(askedAt.slice(0, 3), [0, 7_000, 14_000])
    })
  )

  it.effect("pace is how fast messages follow each other", () =>
    Effect.gen(function* () {
      const five = Effect.all(
        Array.from({ length: 5 }, () => hello),
        { concurrency: "unbounded" }
      )
      const pace = { burst: 2, interval: "10 seconds" } as const
      const { askedAt } = yield* observe(accepts, { pace, digestAfter: Duration.infinity }, five)
      assert.deepStrictEqual(askedAt, [0, 0, 10_000, 20_000, 30_000])
    })
  )

  it.effect("digestAfter is how long a message waits before those behind it are told with it", () =>
    Effect.gen(function* () {
      const ten = Effect.all(
        Array.from({ length: 10 }, () => hello),
        { concurrency: "unbounded" }
      )
      const pace = { burst: 1, interval: "1 second" } as const
      const { askedAt } = yield* observe(accepts, { pace, digestAfter: "3 seconds" }, ten)
      // The fifth comes to its turn after three seconds, and takes the other five along.
      assert.deepStrictEqual(askedAt, [0, 1_000, 2_000, 3_000, 4_000])
    })
  )

  it.effect("cardInterval is how often the card of a run that reports is edited", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* progressOf(editing, { cardInterval: "1 minute" }, "10 seconds"), [60, 120, 180])
    })
  )

  it.effect("sparseProgress is how often progress is told where nothing can be edited", () =>
    Effect.gen(function* () {
      const limits = { sparseProgress: "10 minutes" } as const
      assert.deepStrictEqual(yield* progressOf(postsOnly, limits, "2 minutes"), [600, 1_200, 1_800])
    })
  )

  it.effect("editInterval is the least time between two edits of a bot", () =>
    Effect.gen(function* () {
      const editedAt: Array<number> = []
      const { run } = yield* makeCardEdits
      const edit = run(Effect.map(Clock.currentTimeMillis, (now) => editedAt.push(now)))
      yield* Effect.fork(Effect.all([edit, edit, edit], { concurrency: "unbounded" }))
      yield* TestClock.adjust("1 minute")
      assert.deepStrictEqual(editedAt, [0, 3_000, 6_000])
    }).pipe(Effect.provide(SlackPolicy.layer({ editInterval: "3 seconds" })))
  )

  it.effect("editIntervalAtMost is how far apart refusals draw the edits of progress at most", () =>
    Effect.gen(function* () {
      const { run, rest } = yield* makeCardEdits
      const refused = Effect.flip(run(Effect.fail(new SlackRateLimited({ retryAfter: Duration.seconds(1) }))))
      const restAfterwards = Effect.zipRight(refused, Effect.zipLeft(rest, TestClock.adjust("2 seconds")))
      const rests = yield* Effect.replicateEffect(restAfterwards, 4)
      assert.deepStrictEqual(rests, [4_000, 8_000, 9_000, 9_000])
    }).pipe(Effect.provide(SlackPolicy.layer({ editInterval: "2 seconds", editIntervalAtMost: "9 seconds" })))
  )

  it.effect("fileProcessing is when it is tried again to show a file that Slack does not show yet", () =>
    Effect.gen(function* () {
      const asked = yield* showingAPictureAt
      assert.deepStrictEqual(asked, [0, 4_000, 8_000])
    }).pipe(
      Effect.provide(
        SlackPolicy.layer({
          fileProcessing: Schedule.intersect(Schedule.spaced("4 seconds"), Schedule.recurs(2)),
          editInterval: "1 second"
        })
      )
    )
  )

  it.effect("retryAfterUnknown is the wait after a 429 that does not say how long", () =>
    Effect.gen(function* () {
      const { askedAt } = yield* observe(limits(), { retryAfterUnknown: "11 seconds" }, hello)
      assert.deepStrictEqual(askedAt.slice(0, 3), [0, 11_000, 22_000])
    })
  )

  it.effect("longestRetryAfter is the most that a 429 is believed", () =>
    Effect.gen(function* () {
      const { askedAt } = yield* observe(limits(86_400), { longestRetryAfter: "17 seconds" }, hello)
      assert.deepStrictEqual(askedAt.slice(0, 3), [0, 17_000, 34_000])
    })
  )

  it.effect("beatInterval is how often a run's sign of life is noted", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const entry = entryOf("beats", yield* ownIdentity())
      yield* openRun(folder, entry)
      const clock = yield* Effect.clock
      const notedAt: Array<number> = []
      const look = () => {
        notedAt.push(clock.unsafeCurrentTimeMillis())
        return {}
      }
      const watchdog = { goodbye: Effect.void, handOver: Effect.void }
      const holder = { by: "program", look, notifier: mute } as const
      const { settle } = yield* keepingOf({ folder, id: entry.run.id, entry, watchdog }, holder)
      yield* TestClock.adjust(0)
      yield* Effect.repeatN(passTime("8 seconds"), 2)
      yield* settle({ _tag: "Finished" }, "told")
      assert.deepStrictEqual(notedAt, [8_000, 16_000, 24_000])
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ beatInterval: "8 seconds" })))
  )

  it.effect("silenceAfter is how long without a sign of life makes a run on another machine count as silent", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const started = { _tag: "RunStarted", run: entryOf("silent", nobody).run, at: yield* DateTime.now } as const
      const { keep } = journalKeeper({ folder, destination: "0".repeat(16), report: undefined, notifier: mute })
      yield* keep({ started, options: { name: "mnist" }, metrics: () => undefined })
      const { runs } = yield* openRuns(folder)
      assert.deepStrictEqual(
        runs.map(({ entry }) => entry.silence),
        [420_000]
      )
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ silenceAfter: "7 minutes" })))
  )

  it.effect("outboxKeeps is how long a message waits in the outbox before it is dropped", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver, delivered } = recording()
      yield* put(folder, saying("old"))
      yield* TestClock.adjust("1 millis")
      yield* put(folder, saying("young"))
      yield* TestClock.adjust(Duration.subtract("3 days", "1 millis"))
      const { expired } = yield* drain(folder, { deliver }, "1 hour")
      assert.deepStrictEqual([expired, ...delivered], [1, "young"])
    }).pipe(
      Effect.scoped,
      Effect.provide(SlackPolicy.layer({ outboxKeeps: "3 days", pace: swift.pace ?? defaults.pace }))
    )
  )

  it.effect("outboxPoll is how often one looks after the outbox that another process empties", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { deliver } = recording()
      yield* asLeader(
        folder,
        Effect.forkScoped(drain(folder, { deliver }, "1 hour")).pipe(Effect.zipRight(sleepsUntil(7_000)))
      )
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ outboxPoll: "7 seconds" })))
  )

  it.effect("outboxPollAtMost is how long one waits at most before one looks again", () =>
    Effect.gen(function* () {
      const policy = yield* SlackPolicy
      const pauseAfter = (waited: Duration.DurationInput) =>
        Duration.toSeconds(pollPause(Duration.toMillis(waited), policy))
      assert.deepStrictEqual([pauseAfter("10 seconds"), pauseAfter("1 hour"), pauseAfter("1 day")], [1, 7, 7])
    }).pipe(Effect.provide(SlackPolicy.layer({ outboxPollAtMost: "7 seconds" })))
  )

  it.effect("recoveryGrace is how long a run that has just died is left to its watchdog", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const gone = { ...(yield* ownIdentity()), startTicks: 1 }
      yield* openRun(folder, entryOf("run-1", gone))
      const fiber = yield* Effect.fork(recover(folder))
      yield* sleepsUntil(3_000)
      yield* TestClock.adjust("3 seconds")
      assert.strictEqual((yield* Fiber.join(fiber)).told.length, 1)
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ recoveryGrace: "3 seconds" })))
  )

  it.effect("cardsKept is how long it is remembered where a run's card stands", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const { recall, remember } = cardsByFile(folder, "0".repeat(16))
      yield* remember("mnist-42", { channel: "C0123456789", ts: "1.2" })
      const written = Math.ceil(performance.timeOrigin + performance.now())
      yield* TestClock.setTime(written + 86_000_000)
      yield* sweep(folder)
      assert.isTrue(Option.isSome(yield* recall("mnist-42")))
      yield* TestClock.setTime(written + 87_000_000)
      yield* sweep(folder)
      assert.isTrue(Option.isNone(yield* recall("mnist-42")))
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ cardsKept: "1 day" })))
  )

  it.effect("toldRunsKept is how long the journal keeps a run that is told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* openRun(folder, entryOf("run-1", nobody))
      yield* claimEnd(folder, "run-1", claimOf("run-1", nobody))
      yield* markTold(folder, "run-1")
      const { mtimeMs } = fs.statSync(path.join(folder, "runs", "run-1"))
      yield* TestClock.setTime(mtimeMs + 1_000)
      assert.strictEqual(yield* sweep(folder), 0)
      yield* TestClock.setTime(mtimeMs + 3_000)
      assert.strictEqual(yield* sweep(folder), 1)
    }).pipe(Effect.scoped, Effect.provide(SlackPolicy.layer({ toldRunsKept: "2 seconds" })))
  )

  it.effect("drawTimeout is how long a picture may take to be drawn", () =>
    Effect.gen(function* () {
      const { drawTimeout } = yield* SlackPolicy
      const hanging = new URL(`data:text/javascript,setInterval(() => {}, 1000)`)
      const drawing = yield* Effect.fork(Effect.flip(drawInThread(drawTimeout, hanging)([], picture)))
      yield* TestClock.adjust("6 seconds")
      assert.isNull(yield* Fiber.poll(drawing).pipe(Effect.map(Option.getOrNull)))
      yield* TestClock.adjust("1 second")
      assert.include((yield* Fiber.join(drawing)).message, "longer than 7s")
    }).pipe(Effect.provide(SlackPolicy.layer({ drawTimeout: "7 seconds" })))
  )

  it("every one of them has a default, and every default a test above", () => {
    const tested = fs.readFileSync(import.meta.filename, "utf8")
    for (const name of Object.keys(defaults)) assert.include(tested, `it.effect("${name} is`)
  })

  it("no other file of the library declares a timeout, a pause or a schedule, but these", () => {
    const source = path.resolve(import.meta.dirname, "../../src")
    const declared = fs
      .readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith("Policy.ts") && !/^(?:cli|sandbox)\//u.test(file))
      .filter((file) => {
        const code = fs.readFileSync(path.join(source, file), "utf8").replaceAll(/^\s*(?:\*|\/\/|\/\*\*).*$/gmu, "")
        return /\b(?:Schedule|Duration)\.\w+\(["\d]|"\d+ (?:millis|seconds?|minutes?|hours?|days?)"/u.test(code)
      })
    assert.sameMembers(declared, [...unreplaced.keys()])
  })

  it("the defaults are the documented ones", () => {
    const seconds = (input: Duration.DurationInput) => Duration.toSeconds(input)
    assert.deepStrictEqual(
      [defaults.attemptTimeout, defaults.deliveryTimeout, defaults.endTimeout, defaults.drainTimeout].map(seconds),
      [10, 120, 5, 5]
    )
  })
})
