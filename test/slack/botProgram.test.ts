/** A whole program, told as a bot: what its thread holds, whom its end calls, and what is made of a card that is lost. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Alert, Mention, report, SlackNotifier, sendMsg, withSlackNotify } from "runbell"
import { SlackSandbox } from "runbell/testing"
import { bot } from "../support/liveBot.ts"
import { notifier, sandbox } from "../support/liveSlack.ts"
import { locales } from "../support/words.ts"
import { ended, runNamed, started } from "./support/told.ts"

const train = Effect.gen(function* () {
  yield* report({ accuracy: 0.96 }, { step: 1 })
  yield* sendMsg("epoch 1 is saved")
  return yield* Effect.fail("no more data")
}).pipe(
  withSlackNotify({
    name: "mnist",
    alerts: [Alert.above("accuracy", 0.95)],
    mentions: { who: [Mention.user("U012AB3CD")] }
  }),
  Effect.exit
)

const messages = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

const abilities = Effect.map(SlackNotifier, ({ can }) => can)

describe("a program that is told as a bot", () => {
  it.live("has its alerts, its messages and its end in the thread of its card, in their order", () =>
    Effect.gen(function* () {
      yield* Effect.provide(train, bot())
      const [card, ...thread] = yield* messages
      assert.deepStrictEqual(
        thread.map(({ threadTs, text }) => [threadTs, /accuracy rose|epoch 1 is saved|mnist failed/u.exec(text)?.[0]]),
        [
          [card?.ts, "accuracy rose"],
          [card?.ts, "epoch 1 is saved"],
          [card?.ts, "mnist failed"]
        ]
      )
    }).pipe(Effect.provide(sandbox))
  )

  it.live("calls in the end that goes to the channel, too, and not in the card, which nobody hears of", () =>
    Effect.gen(function* () {
      yield* Effect.provide(train, bot())
      const all = yield* messages
      assert.deepStrictEqual(
        all.map((message) => [message.broadcast ?? false, JSON.stringify(message.blocks).includes("U012AB3CD")]),
        [
          [false, false],
          [false, false],
          [false, false],
          [true, true]
        ]
      )
    }).pipe(Effect.provide(sandbox))
  )

  it.live("is told without a card where one can only post: its start, and its end", () =>
    Effect.gen(function* () {
      yield* Effect.provide(train, Layer.orDie(notifier()))
      const all = yield* messages
      assert.deepStrictEqual(
        all.map(({ threadTs, editedAt, text }) => [threadTs, editedAt, /mnist|accuracy|epoch/u.exec(text)?.[0]]),
        ["mnist", "accuracy", "epoch", "mnist"].map((word) => [undefined, undefined, word])
      )
    }).pipe(Effect.provide(sandbox))
  )

  it.live("learns from its notifier what that can do besides posting", () =>
    Effect.gen(function* () {
      const all = { edit: true, thread: true, upload: true }
      assert.deepStrictEqual(yield* Effect.provide(abilities, bot()), all)
      const none = { edit: false, thread: false, upload: false }
      assert.deepStrictEqual(yield* Effect.provide(abilities, Layer.orDie(notifier())), none)
    }).pipe(Effect.provide(sandbox))
  )

  it.live("gets a new card with a word of it where an earlier attempt had one that nobody knows any more", () =>
    Effect.gen(function* () {
      const origin = { job: { launcher: "Slurm", id: "7", attempt: 2 } }
      const again = { ...runNamed("mnist", "job 7"), origin }
      yield* Effect.flatMap(SlackNotifier, ({ enqueue }) =>
        Effect.forEach([started(again), ended(again)], (message) => Effect.flatten(enqueue(message)))
      ).pipe(Effect.provide(bot()))
      const [card] = yield* messages
      assert.include(JSON.stringify(card?.blocks), locales.en.catalogue.newCard.unknown)
    }).pipe(Effect.provide(sandbox))
  )
})
