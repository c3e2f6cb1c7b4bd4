/** A run as a bot shows it: one card that is edited, its thread, and an end that is told as well. */
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Option, TestClock } from "effect"
import { type Message, SlackNotifier } from "runbell"
import { Fault, SlackSandbox, type StoredMessage } from "runbell/testing"
import type { ApiPost } from "../../src/slack/ApiPost.ts"
import { attemptBot } from "../../src/slack/bot.ts"
import { botNotifier } from "../../src/slack/botNotifier.ts"
import { type Cards, cardsInMemory } from "../../src/slack/Cards.ts"
import { stepsOf } from "../../src/slack/steps.ts"
import { bot, botParts } from "../support/liveBot.ts"
import { sandbox } from "../support/liveSlack.ts"
import { ended, progressed, runNamed, said, started } from "./support/told.ts"

const mnist = runNamed("mnist")

/** Delivers the messages, each after the one before it. */
const tell = (...messages: ReadonlyArray<Message>) =>
  Effect.flatMap(SlackNotifier, ({ enqueue }) =>
    Effect.forEach(messages, (message) => Effect.flatten(enqueue(message)))
  )

const all = Effect.flatMap(SlackSandbox, ({ messages }) => messages)

/** What is shown in a message's blocks. */
const shows = (message: StoredMessage | undefined, text: string) =>
  assert.include(JSON.stringify(message?.blocks), JSON.stringify(text).slice(1, -1))

const calls = Effect.flatMap(SlackSandbox, ({ requests }) =>
  Effect.map(requests, (all) => all.map(({ call }) => call ?? "?"))
)

const refusing = (code: string) => Fault.Answer({ status: 200, body: JSON.stringify({ ok: false, error: code }) })

/** An edit that is refused so, once. */
const refuseEdit = (code: string) =>
  Effect.flatMap(SlackSandbox, ({ failCalls }) => failCalls("chat.update", refusing(code)))

describe("a run with a card", () => {
  it.live("has one card, which shows its end, and a thread in which the end is told to the channel too", () =>
    Effect.gen(function* () {
      yield* tell(started(mnist), said(mnist, "epoch 1"), ended(mnist)).pipe(Effect.provide(bot()))
      const [card, message, end, ...rest] = yield* all
      assert.deepStrictEqual(rest, [])
      shows(card, "Finished")
      assert.isDefined(card?.editedAt)
      assert.deepStrictEqual([card?.threadTs, message?.threadTs, end?.threadTs], [undefined, card?.ts, card?.ts])
      assert.deepStrictEqual([message?.broadcast, end?.broadcast], [undefined, true])
      shows(end, "mnist finished")
    }).pipe(Effect.provide(sandbox))
  )

  it.live("shows its progress in the card, and posts nothing for it", () =>
    Effect.gen(function* () {
      const { awaitRequests } = yield* SlackSandbox
      yield* tell(started(mnist), progressed(mnist, 40)).pipe(Effect.zipRight(awaitRequests(2)), Effect.provide(bot()))
      const [card, ...rest] = yield* all
      assert.deepStrictEqual(rest, [])
      shows(card, "40 %")
    }).pipe(Effect.provide(sandbox))
  )

  it.live("is edited without names and links being found in its text, as it was posted", () =>
    Effect.gen(function* () {
      const { requests } = yield* SlackSandbox
      yield* tell(started(mnist), ended(mnist)).pipe(Effect.provide(bot()))
      const edit = (yield* requests).find(({ call }) => call === "chat.update")
      assert.containsSubset(edit?.payload, { parse: "none" })
    }).pipe(Effect.provide(sandbox))
  )

  it.live("tells what belongs to no run in the channel", () =>
    Effect.gen(function* () {
      yield* tell(started(mnist), said(undefined, "hello"), ended(mnist)).pipe(Effect.provide(bot()))
      assert.isUndefined((yield* all)[1]?.threadTs)
    }).pipe(Effect.provide(sandbox))
  )

  it.live("keeps the card of work that is started again, and says so in its thread", () =>
    Effect.gen(function* () {
      const [first, second] = [runNamed("first", "job 7"), runNamed("second", "job 7")]
      yield* tell(started(first), ended(first), started(second), ended(second)).pipe(Effect.provide(bot()))
      const [card, ...thread] = yield* all
      assert.deepStrictEqual(
        thread.map(({ text, threadTs }) => [text.replace(/ after .*/u, ""), threadTs]),
        [
          ["✅ first finished", card?.ts],
          ["second started again", card?.ts],
          ["✅ second finished", card?.ts]
        ]
      )
    }).pipe(Effect.provide(sandbox))
  )

  for (const [code, why] of [
    ["message_not_found", "This run's card was deleted; it goes on here."],
    ["edit_window_closed", "This run's card can no longer be edited; it goes on here."],
    ["cant_update_message", "This run's card can no longer be edited; it goes on here."]
  ] as const) {
    it.live(`gets a new card that says why when the old one answers ${code}, and goes on in that one's thread`, () =>
      Effect.gen(function* () {
        const { awaitRequests } = yield* SlackSandbox
        const lost = Effect.zipRight(refuseEdit(code), tell(progressed(mnist, 40)))
        yield* tell(started(mnist)).pipe(
          Effect.zipRight(lost),
          Effect.zipRight(awaitRequests(3)),
          Effect.zipRight(tell(progressed(mnist, 50))),
          Effect.zipRight(awaitRequests(4)), // the new card is edited: it is known where it stands
          Effect.zipRight(tell(said(mnist, "epoch 1"), ended(mnist))),
          Effect.provide(bot())
        )
        const [, card, ...thread] = yield* all
        shows(card, why)
        shows(card, "Finished")
        assert.deepStrictEqual(
          thread.map(({ threadTs }) => threadTs),
          [card?.ts, card?.ts]
        )
      }).pipe(Effect.provide(sandbox))
    )
  }

  it.live("tells its end without delay when Slack wants no edit now, and shows it in the card later", () =>
    Effect.gen(function* () {
      const { failCalls, awaitRequests, messages } = yield* SlackSandbox
      yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 3 }))
      yield* Effect.gen(function* () {
        yield* tell(started(mnist), ended(mnist), said(undefined, "the next"))
        assert.lengthOf(
          (yield* calls).filter((call) => call === "chat.postMessage"),
          3
        )
        assert.notInclude(JSON.stringify((yield* messages)[0]?.blocks), "Finished")
        yield* awaitRequests(5)
      }).pipe(Effect.provide(bot()))
      shows((yield* messages)[0], "Finished")
    }).pipe(Effect.provide(sandbox))
  )

  for (const code of ["restricted_action_thread_locked", "thread_not_found", "message_not_found"]) {
    it.live(`tells in the channel what the thread does not take (${code})`, () =>
      Effect.gen(function* () {
        const { failCalls } = yield* SlackSandbox
        yield* tell(started(mnist)).pipe(
          Effect.zipRight(failCalls("chat.postMessage", refusing(code))),
          Effect.zipRight(tell(said(mnist, "epoch 1"))),
          Effect.provide(bot())
        )
        const [, message] = yield* all
        assert.deepStrictEqual([message?.text, message?.threadTs], ["epoch 1", undefined])
      }).pipe(Effect.provide(sandbox))
    )
  }
})

describe("attempts by who keeps the pace", () => {
  it.live("tell a step once, also when another process has begun with it", () =>
    Effect.gen(function* () {
      const parts = yield* botParts
      const [start] = stepsOf(started(mnist))
      const first = yield* attemptBot(parts)(start, "key-1")
      const second = yield* attemptBot(parts)(start, "key-1", true)
      assert.strictEqual(first.ts, second.ts)
      assert.lengthOf(yield* all, 1)
      assert.strictEqual(Option.getOrThrow(yield* parts.cards.recall("mnist")).ts, first.ts)
    }).pipe(Effect.provide(sandbox))
  )

  it.live("fail with the wait that Slack asks for, where nobody edits in the background", () =>
    Effect.gen(function* () {
      const { failCalls } = yield* SlackSandbox
      yield* failCalls("chat.update", Fault.RateLimited({ retryAfter: 7 }))
      const attempt = attemptBot(yield* botParts)
      const [end, card] = stepsOf(ended(mnist))
      yield* attempt(stepsOf(started(mnist))[0], "key-1")
      yield* attempt(end, "key-2")
      const error = yield* Effect.flip(attempt(card ?? end, "key-3"))
      assert.strictEqual(error._tag, "SlackRateLimited")
    }).pipe(Effect.provide(sandbox))
  )
})

describe("the cards in memory", () => {
  it.effect("are those of the runs that were asked for last, and not of all that there ever were", () =>
    Effect.gen(function* () {
      const { recall, remember } = yield* cardsInMemory
      for (let index = 0; index < 20_000; index += 1) {
        yield* remember(`run-${index}`, { channel: "C00000001", ts: `${index}.000000` })
        yield* recall("run-0")
      }
      const known = yield* Effect.forEach(["run-0", "run-1", "run-19999"], (key) => recall(key))
      assert.deepStrictEqual(known.map(Option.isSome), [true, false, true])
    })
  )

  it.effect("are not looked for again and again when the start of a run was refused", () =>
    Effect.gen(function* () {
      let asked = 0
      const cards: Cards = {
        recall: () => Effect.sync(() => ((asked += 1), Option.none())),
        remember: () => Effect.void
      }
      const refused = {
        status: 200,
        body: JSON.stringify({ ok: false, error: "channel_not_found" }),
        retryAfter: undefined
      }
      const post = () => Effect.succeed(refused)
      const upload = () => Effect.succeed(refused)
      const { enqueue } = yield* botNotifier({ post, upload, channel: "C00000001", cards })
      yield* Effect.asVoid(enqueue(progressed(mnist, 10))) // the start may not be posted yet
      yield* Effect.ignore(Effect.flatten(enqueue(started(mnist))))
      yield* Effect.asVoid(enqueue(progressed(mnist, 50)))
      yield* TestClock.adjust("1 hour")
      assert.isBelow(asked, 5)
    }).pipe(Effect.scoped)
  )
})

describe("a bot that closes while it edits", () => {
  it.effect("does not try again to show what is progress alone", () =>
    Effect.gen(function* () {
      const [isUnderWay, gate] = yield* Effect.all([Deferred.make<void>(), Deferred.make<void>()])
      const answer = (status: number, fields: object) => ({
        status,
        body: JSON.stringify({ channel: "C00000001", ts: "1.000001", ...fields }),
        retryAfter: undefined
      })
      const failing = Deferred.succeed(isUnderWay, undefined).pipe(
        Effect.zipRight(Deferred.await(gate)),
        Effect.as(answer(503, {}))
      )
      const post: ApiPost = (method) => (method === "chat.update" ? failing : Effect.succeed(answer(200, { ok: true })))
      const reach = { post, upload: () => Effect.never, channel: "C00000001" }
      const program = Effect.flatMap(botNotifier(reach), ({ enqueue }) =>
        Effect.flatten(enqueue(started(mnist))).pipe(
          Effect.zipRight(enqueue(progressed(mnist, 50))),
          Effect.zipRight(Deferred.await(isUnderWay))
        )
      )
      const closing = yield* Effect.fork(Effect.scoped(program))
      yield* TestClock.adjust("1 second")
      yield* Deferred.succeed(gate, undefined)
      yield* TestClock.adjust("2 seconds")
      assert.isTrue(Option.isSome(yield* Fiber.poll(closing)))
    })
  )
})
