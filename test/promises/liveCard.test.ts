/** A live card: one for each run, never in anybody's way, within Slack's rate, and right in the end whatever happens. */
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Duration, Effect, Either, FastCheck, Fiber, TestClock } from "effect"
import { defaults, type Message } from "runbell"
import { makeRates } from "../../src/sandbox/api/makeRates.ts"
import type { ApiPost } from "../../src/slack/ApiPost.ts"
import { botNotifier } from "../../src/slack/botNotifier.ts"
import type { Service } from "../../src/slack/Notifier.ts"
import { callsPerMinute } from "../../src/slack/rateTiers.ts"
import { ended, progressed, runNamed, said, started } from "../slack/support/told.ts"

interface Kept {
  readonly ts: string
  readonly thread: string | undefined
  readonly broadcast: boolean
  shown: string
  deleted: boolean
}

const channel = "C00000001"

/** Much happens by the test's clock, and a machine may be slow. In milliseconds. */
const patience = 120_000

/** Slack by the test's clock, with the sandbox's own rates, and every answer that it gave. */
const makeSlack = Effect.gen(function* () {
  const rates = yield* makeRates({ burst: 5, interval: "1 second" })
  const kept: Array<Kept> = []
  const answers: Array<string> = []
  const answer = (code: string, fields: object = {}) => {
    answers.push(code)
    const told = code === "ok" ? { ok: true, ...fields } : { ok: false, error: code }
    return { status: code === "ratelimited" ? 429 : 200, body: JSON.stringify(told), retryAfter: undefined }
  }
  const post: ApiPost = (method, body) =>
    Effect.gen(function* () {
      const call = JSON.parse(String(body))
      yield* rates.call(method, method === "chat.update" ? "three" : "special")
      if (method === "chat.postMessage") yield* rates.post(channel)
      const shown = `${call.text} ${JSON.stringify(call.blocks)}`
      if (method === "chat.postMessage") {
        const ts = `${kept.length + 1}.000000`
        kept.push({ ts, thread: call.thread_ts, broadcast: call.reply_broadcast === true, shown, deleted: false })
        return answer("ok", { channel, ts })
      }
      const found = kept.find(({ ts, deleted }) => ts === call.ts && !deleted)
      if (found === undefined) return answer("message_not_found")
      found.shown = shown
      return answer("ok")
    }).pipe(Effect.either, Effect.map(Either.getOrElse(() => answer("ratelimited"))))
  const upload = () => Effect.succeed({ status: 200, body: "", retryAfter: undefined })
  return { kept, answers, reach: { post, upload, channel } }
})

type Slack = Effect.Effect.Success<typeof makeSlack>

/** Runs with a notifier of its own, which is closed within the time. */
const through = (slack: Slack, time: Duration.DurationInput, program: (notifier: Service) => Effect.Effect<unknown>) =>
  Effect.gen(function* () {
    const fiber = yield* Effect.fork(Effect.scoped(Effect.flatMap(botNotifier(slack.reach), program)))
    yield* TestClock.adjust(time)
    yield* Fiber.join(fiber)
  })

const tell = ({ enqueue }: Service, message: Message) => Effect.asVoid(enqueue(message))

const cards = ({ kept }: Slack) => kept.filter(({ thread, deleted }) => thread === undefined && !deleted)

describe("a live card", () => {
  it("is edited more slowly than Slack takes edits", () => {
    assert.isAbove(Duration.toMillis(defaults.editInterval), 60_000 / (callsPerMinute["chat.update"] ?? 0))
  })

  it.effect(
    "of eight runs that report for ten minutes meets no 429, and shows the last of what was reported",
    () =>
      Effect.gen(function* () {
        const slack = yield* makeSlack
        const runs = Arr.makeBy(8, (index) => runNamed(`run-${index}`))
        yield* through(slack, "20 minutes", (notifier) =>
          Effect.gen(function* () {
            yield* Effect.forEach(runs, (run) => tell(notifier, started(run)))
            yield* Effect.forEach(
              Arr.range(1, 200),
              (tick) =>
                Effect.zipRight(
                  Effect.forEach(runs, (run) => tell(notifier, progressed(run, tick)), { discard: true }),
                  Effect.sleep("3 seconds")
                ),
              { discard: true }
            )
            yield* Effect.sleep("1 minute")
            assert.isTrue(cards(slack).every(({ shown }) => shown.includes("200 %")))
            yield* Effect.forEach(runs, (run) => tell(notifier, ended(run)))
            yield* Effect.sleep("1 minute")
          })
        )
        assert.notInclude(slack.answers, "ratelimited")
        assert.lengthOf(cards(slack), 8)
        assert.isTrue(cards(slack).every(({ shown }) => shown.includes("Finished")))
        assert.lengthOf(slack.kept, 16)
      }),
    patience
  )

  it.effect(
    "of ten processes that report of three runs each as one bot meets few 429s, once each has met some",
    () =>
      Effect.gen(function* () {
        const slack = yield* makeSlack
        const count = (code: string) => slack.answers.filter((one) => one === code).length
        const reporting = (index: number) => (notifier: Service) =>
          Effect.gen(function* () {
            const runs = Arr.makeBy(3, (run) => runNamed(`run-${index}-${run}`))
            yield* Effect.sleep(Duration.millis(index * 1_100))
            yield* Effect.forEach(runs, (run) => tell(notifier, started(run)))
            const report = Effect.forEach(runs, (run) => tell(notifier, progressed(run, 50)), { discard: true })
            return yield* Effect.forever(Effect.zipRight(report, Effect.sleep(defaults.cardInterval)))
          })
        const fiber = yield* Effect.forEach(
          Arr.range(1, 10),
          (index) => Effect.scoped(Effect.flatMap(botNotifier(slack.reach), reporting(index))),
          { concurrency: "unbounded", discard: true }
        ).pipe(Effect.fork)
        yield* TestClock.adjust("5 minutes")
        const [limited, taken] = [count("ratelimited"), count("ok")]
        yield* TestClock.adjust("10 minutes")
        const [more, tookMore] = [count("ratelimited") - limited, count("ok") - taken]
        assert.isBelow(more, tookMore / 5)
        assert.isAbove(tookMore, 10 * 25)
        yield* Fiber.interrupt(fiber)
      }),
    patience
  )

  const step = FastCheck.oneof(
    FastCheck.record({ what: FastCheck.constant("progress" as const), percent: FastCheck.nat(100) }),
    FastCheck.record({ what: FastCheck.constant("message" as const) }),
    FastCheck.record({ what: FastCheck.constant("deletion" as const) }),
    FastCheck.record({ what: FastCheck.constant("pause" as const), seconds: FastCheck.nat(5) })
  )

  it.effect.prop(
    "is one, all messages stand in order, and the end is told once, whatever comes and whatever is deleted",
    [FastCheck.array(step, { maxLength: 30 })],
    ([steps]) =>
      Effect.gen(function* () {
        const slack = yield* makeSlack
        const run = runNamed("mnist")
        let count = 0
        const take = (notifier: Service, one: (typeof steps)[number]) => {
          switch (one.what) {
            case "progress":
              return tell(notifier, progressed(run, one.percent))
            case "message":
              count += 1
              return tell(notifier, said(run, `message ${count}.`))
            case "deletion":
              return Effect.sync(() => cards(slack).forEach((card) => (card.deleted = true)))
            case "pause":
              return Effect.sleep(Duration.seconds(one.seconds))
          }
        }
        yield* through(slack, "10 minutes", (notifier) =>
          Effect.gen(function* () {
            yield* Effect.orDie(Effect.flatten(notifier.enqueue(started(run))))
            yield* Effect.forEach(steps, (one) => take(notifier, one), { discard: true })
            yield* tell(notifier, ended(run))
            yield* Effect.sleep("2 minutes")
          })
        )
        const [card, ...others] = cards(slack)
        assert.deepStrictEqual(others, [])
        assert.include(card?.shown, "Finished")
        const told = slack.kept.flatMap(({ shown }) => shown.match(/(?<="text":")message \d+\./gu) ?? [])
        assert.deepStrictEqual(told, Arr.makeBy(count, (index) => `message ${index + 1}.`).slice(0, count))
        assert.lengthOf(
          slack.kept.filter(({ broadcast }) => broadcast),
          1
        )
      }),
    { fastCheck: { numRuns: 25 }, timeout: patience }
  )
})
