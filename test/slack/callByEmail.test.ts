/** Who is named by an e-mail address is called, where a bot can find out who that is, and nobody else ever is. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, FastCheck } from "effect"
import { Locale, Mention, type Message, render, SlackUnavailable } from "runbell"
import { ApiRefused, type Fields } from "../../src/slack/ApiAnswer.ts"
import { makeCallByEmail } from "../../src/slack/callByEmail.ts"
import { joinMessages } from "../../src/slack/joinMessages.ts"
import { mentioning } from "../../src/slack/mentioning.ts"
import type { SlackError } from "../../src/slack/SlackError.ts"
import { saying } from "../support/words.ts"

const ada = "ada@example.com"
const at = DateTime.unsafeMake("2026-11-25T05:24:37Z")

const endOf = (who: ReadonlyArray<Mention.Mention>, text = "no more data"): Effect.Effect<Message> =>
  Effect.map(Locale, (locale) => {
    const run = { id: "a", name: text, tags: [], description: text }
    return render(
      {
        _tag: "RunEnded",
        run,
        at,
        outcome: { _tag: "Finished", summary: { owner: text } },
        duration: DateTime.distanceDuration(at, at),
        alertsHeldBack: 0,
        mentions: who
      },
      locale
    )
  })

/** A workspace that answers as it is told, and how often it was asked. */
const workspace = (answer: Effect.Effect<Fields, SlackError | ApiRefused>) => {
  let asked = 0
  const api = () => Effect.suspend(() => ((asked += 1), answer))
  return { call: makeCallByEmail(api), asked: () => asked }
}

const found = Effect.succeed({ ok: true, user: { id: "U012AB3CD" } })
const calls = ({ blocks }: Message) => JSON.stringify(blocks).match(/"user_id":"[^"]*"/gu) ?? []

describe("a mention by e-mail address", () => {
  it.effect("calls the person of the address", () =>
    Effect.gen(function* () {
      const { call } = workspace(found)
      const message = yield* call(yield* endOf([Mention.here, Mention.email(ada)]))
      assert.deepStrictEqual(calls(message), ['"user_id":"U012AB3CD"'])
      assert.notInclude(JSON.stringify(message.blocks), ada)
    })
  )

  it.effect("calls whom the route names, also below the run's own, and where a message has no title", () =>
    Effect.gen(function* () {
      const { call } = workspace(found)
      const route = [Mention.email(ada), Mention.here]
      const ways = [yield* endOf([]), yield* endOf([Mention.user("U999ZZ9ZZ")]), saying("half way")]
      for (const message of ways) {
        const told = yield* call(mentioning(message, route))
        assert.include(calls(told), '"user_id":"U012AB3CD"')
        assert.notInclude(JSON.stringify(told.blocks), ada)
      }
    })
  )

  it.effect("calls everybody who is called by one of the messages that are told together", () =>
    Effect.gen(function* () {
      const { call } = workspace(found)
      const joined = joinMessages(yield* endOf([Mention.email(ada)]), [saying("half way"), yield* endOf([])])
      assert.lengthOf(calls(yield* call(joined)), 1)
      assert.lengthOf(calls(yield* call(joinMessages(saying("so far"), [joined]))), 1)
    })
  )

  it.effect("is looked up once", () =>
    Effect.gen(function* () {
      const { call, asked } = workspace(found)
      yield* call(yield* endOf([Mention.email(ada)]))
      yield* call(yield* endOf([Mention.email(ada)]))
      assert.strictEqual(asked(), 1)
    })
  )

  it.effect("shows the address where nobody has it, or the bot may not ask", () =>
    Effect.forEach(["users_not_found", "missing_scope"], (code) =>
      Effect.gen(function* () {
        const { call, asked } = workspace(Effect.fail(new ApiRefused({ code, needed: undefined })))
        const message = yield* call(yield* endOf([Mention.email(ada)]))
        assert.deepStrictEqual(calls(message), [])
        assert.include(JSON.stringify(message.blocks), ada)
        yield* call(message)
        assert.strictEqual(asked(), 1)
      })
    )
  )

  it.effect("is looked up again when Slack could not be asked, and keeps no message", () =>
    Effect.gen(function* () {
      const { call, asked } = workspace(Effect.fail(new SlackUnavailable({ reason: "ServerError", status: 503 })))
      const message = yield* call(yield* endOf([Mention.email(ada)]))
      assert.include(JSON.stringify(message.blocks), ada)
      yield* call(message)
      assert.strictEqual(asked(), 2)
    })
  )

  it.effect("takes no answer for a person that is none", () =>
    Effect.gen(function* () {
      for (const user of [{ id: "<!channel>" }, { id: 5 }, "U012AB3CD", undefined]) {
        const { call } = workspace(Effect.succeed({ ok: true, user }))
        assert.deepStrictEqual(calls(yield* call(yield* endOf([Mention.email(ada)]))), [])
      }
    })
  )

  it.effect.prop(
    "is no address that a program printed",
    [FastCheck.constantFrom(ada, `${ada} `, `**${ada}**`)],
    ([text]) =>
      Effect.gen(function* () {
        const { call, asked } = workspace(found)
        assert.deepStrictEqual(calls(yield* call(yield* endOf([], text))), [])
        assert.strictEqual(asked(), 0)
        assert.lengthOf(calls(yield* call(yield* endOf([Mention.email(ada)], text))), 1)
      })
  )
})
