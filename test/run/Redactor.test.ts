/** What only the program knows to be secret is taken out of every text before it is told. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Either, Schema } from "effect"
import { Redactor, RunEvent, report, sendMsg, withSlackNotify } from "runbell"
import { SlackRecorder } from "runbell/testing"
import { mapTexts } from "../../src/run/mapTexts.ts"
import { hostileEvent } from "../support/hostileEvent.ts"

const isEvent = Schema.is(RunEvent.RunEvent)

/** A whole run with the secret in every place that takes a text. */
const program = (secret: string) =>
  Effect.gen(function* () {
    yield* report({ [secret]: 1 })
    yield* sendMsg({ title: secret, text: secret, fields: { [secret]: secret }, link: secret })
    return { [secret]: secret }
  }).pipe(withSlackNotify({ name: secret, project: secret, description: secret, tags: [secret], link: secret }))

describe("Redactor", () => {
  it.effect("reaches every text of every message", () =>
    Effect.gen(function* () {
      const { messages } = yield* SlackRecorder
      yield* program("hunter2").pipe(Effect.provide(Redactor.layer((text) => text.replaceAll("hunter2", "‹redacted›"))))
      const told = JSON.stringify(yield* messages)
      assert.notInclude(told, "hunter2")
      assert.include(told, "‹redacted›")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.effect("lets nothing through when it throws", () =>
    Effect.gen(function* () {
      const { messages } = yield* SlackRecorder
      const broken = Redactor.layer(() => {
        throw new RangeError("hunter2")
      })
      yield* program("hunter2").pipe(Effect.provide(broken))
      const told = yield* messages
      assert.strictEqual(told.length, 3)
      assert.notInclude(JSON.stringify(told), "hunter2")
    }).pipe(Effect.provide(SlackRecorder.layer))
  )

  it.prop("leaves an event an event, whatever it makes of its texts", [hostileEvent], ([event]) => {
    assert.isTrue(isEvent(mapTexts(event, () => "")))
    assert.isTrue(Either.isRight(Schema.encodeEither(RunEvent.RunEvent)(mapTexts(event, (text) => `${text}!`))))
  })
})
