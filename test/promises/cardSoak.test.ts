/**
 * Live cards over a real socket, for minutes on end and at Slack's own limits: there is no 429. Time is the test's alone, for
 * the runs and for the sandbox, and moves on only while nobody waits for an answer.
 */
import { FetchHttpClient } from "@effect/platform"
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Effect, Fiber, Layer, TestClock } from "effect"
import { report, SlackNotifier, withSlackNotify } from "runbell"
import { NodeSlackSandbox } from "runbell/node"
import { SlackSandbox, type StoredMessage } from "runbell/testing"

/** More runs than can have their cards edited each time they want it: 64 a minute, and Slack takes 50. */
const runs = Arr.range(1, 16)

/** Half of `editInterval`: time never leaps over a moment at which an edit may be made. */
const step = "625 millis"

/** A machine may be slow. In milliseconds. */
const patience = 120_000

/** A fetch, and a wait until nobody waits for an answer of it. */
const makeFetch = () => {
  let waiting = 0
  const counting: typeof globalThis.fetch = async (...args) => {
    waiting += 1
    try {
      const response = await fetch(...args)
      const body = await response.arrayBuffer()
      return new Response(body, response)
    } finally {
      waiting -= 1
    }
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  const settled = Effect.promise(async () => {
    for (let still = 0; still < 2; still = waiting === 0 ? still + 1 : 0) await turn()
  })
  return { counting, settled }
}

const training = (index: number) =>
  Effect.forEach(
    Arr.range(1, 120 + 3 * index), // no two end together
    (second) => Effect.zipRight(report({ loss: 1 / second }, { step: second }), Effect.sleep("1 second")),
    { discard: true }
  ).pipe(withSlackNotify({ name: `run ${index}`, steps: 120 + 3 * index }))

/** The most of these times, in milliseconds, that lie within a minute of each other. */
const mostInAMinute = (times: ReadonlyArray<number>): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length))

const isCard = ({ threadTs }: StoredMessage) => threadTs === undefined

describe("live cards of many runs", () => {
  it.effect(
    "are edited about as often as Slack takes it, and never more often",
    () =>
      Effect.gen(function* () {
        const { apiUrl, botToken, channelId, messages, requests } = yield* SlackSandbox
        const { counting, settled } = makeFetch()
        const bot = SlackNotifier.layerBot({ token: botToken, channel: yield* channelId("#runs"), api: apiUrl }).pipe(
          Layer.provide(FetchHttpClient.layer),
          Layer.provide(Layer.succeed(FetchHttpClient.Fetch, counting))
        )
        const all = yield* Effect.forEach(runs, training, { concurrency: "unbounded", discard: true }).pipe(
          Effect.provide(bot),
          Effect.fork
        )
        yield* TestClock.adjust(step).pipe(
          Effect.zipRight(settled),
          Effect.zipRight(Fiber.poll(all)),
          Effect.repeat({ until: (exit) => exit._tag === "Some" })
        )
        yield* Fiber.join(all)

        const made = yield* requests
        const edits = made.filter(({ call }) => call === "chat.update").map(({ at }) => at)
        assert.deepStrictEqual(
          made.filter(({ status, body }) => status !== 200 || !body.startsWith('{"ok":true')),
          []
        )
        assert.isAtMost(mostInAMinute(edits), 50)
        assert.isAtLeast(mostInAMinute(edits), 45)
        const told = yield* messages
        assert.lengthOf(told.filter(isCard), runs.length)
        assert.isTrue(told.filter(isCard).every(({ text }) => text.includes("finished")))
        assert.lengthOf(told, 2 * runs.length)
      }).pipe(Effect.provide(NodeSlackSandbox.layer())),
    patience
  )
})
