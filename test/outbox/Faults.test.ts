/** A message that Slack answers with a fault of its own again and again holds up its own run, and no other. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { type Message, type Policy, render, SlackPolicy, SlackUnavailable } from "runbell"
import { drain } from "../../src/outbox/drain.ts"
import { put } from "../../src/outbox/put.ts"
import { plainText } from "../../src/slack/outline.ts"
import { locales } from "../support/words.ts"
import { receipt, swift, temporaryFolder } from "./support/outbox.ts"

const fault = new SlackUnavailable({ reason: "ServerError", status: 500 })

const told = ["a1", "b1", "a2", "b2", "", "a3"] as const

/** Each says who says it, and its place: `a1` is the first of the run a, and nothing the one of no run. */
const putAll = (folder: string) =>
  Effect.forEach(told, (text) =>
    Effect.flatMap(DateTime.now, (at) => {
      const run = text === "" ? {} : { run: { id: text.slice(0, 1), name: text.slice(0, 1), tags: [] } }
      return put(folder, render({ _tag: "MessageSent", at, content: { text: `<${text}>` }, ...run }, locales.en))
    })
  )

const saidIn = ({ blocks }: Message): ReadonlyArray<string> =>
  Array.from(plainText(blocks).matchAll(/<(\w*)>/gu), ([, text = ""]) => text)

/** What is told, and when, while Slack answers with faults to what `isFaulty` says, so many times. */
const drained = (isFaulty: (texts: ReadonlyArray<string>) => boolean, times: number, limits: Partial<Policy> = {}) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    yield* putAll(folder)
    const delivered: Array<string> = []
    let left = times
    const deliver = (message: Message) =>
      Effect.suspend(() => {
        const texts = saidIn(message)
        left -= isFaulty(texts) ? 1 : 0
        if (isFaulty(texts) && left >= 0) return Effect.fail(fault)
        delivered.push(...texts)
        return receipt
      })
    const { left: waiting } = yield* drain(folder, { deliver }, "1 minute").pipe(
      Effect.provide(SlackPolicy.layer({ ...swift, ...limits }))
    )
    assert.strictEqual(waiting, 0)
    return delivered
  })

const isOf = (run: string) => (text: string) => text.startsWith(run)

describe("faults of Slack's own", () => {
  it.scopedLive("to one message let those of other runs pass, in their order, and it is told when they end", () =>
    Effect.gen(function* () {
      const delivered = yield* drained((texts) => texts.includes("a1"), 30)
      assert.deepStrictEqual(delivered, ["b1", "b2", "", "a1", "a2", "a3"])
    })
  )

  it.scopedLive("let none of the run be told with the others before it", () =>
    Effect.gen(function* () {
      const delivered = yield* drained((texts) => texts.includes("a1"), 30, { digestAfter: 0 })
      assert.sameMembers(delivered, [...told])
      assert.deepStrictEqual(delivered.filter(isOf("a")), ["a1", "a2", "a3"])
      assert.deepStrictEqual(delivered.slice(-3), ["a1", "a2", "a3"])
    })
  )

  it.scopedLive("that are few, or an outage of all, change nothing in the order of a run", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* drained((texts) => texts.includes("a1"), 7), [...told])
      const delivered = yield* drained(() => true, 40)
      for (const run of ["a", "b"]) {
        assert.deepStrictEqual(delivered.filter(isOf(run)), told.filter(isOf(run)))
      }
    })
  )
})
