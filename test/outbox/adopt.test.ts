/** What waits in another machine's outbox is told by this one when that machine is silent, and never while it is at work. */
import * as fs from "node:fs"
import * as path from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { SlackPolicy } from "runbell"
import { flush } from "../../src/outbox/flush.ts"
import { outboxFolder } from "../../src/outbox/outboxFolder.ts"
import { put } from "../../src/outbox/put.ts"
import { writeTurn } from "../../src/outbox/Turn.ts"
import type { Message } from "../../src/slack/Message.ts"
import { saidIn } from "../support/words.ts"
import { fresh, receipt, swift, temporaryFolder } from "./support/outbox.ts"

const mark = "0123456789abcdef"
const minutes = 60_000

const age = (file: string, by: number): void => {
  const at = new Date(Date.now() - by)
  fs.utimesSync(file, at, at)
}

/** The outbox of a machine called `other`, in which two messages wait. */
const otherMachine = Effect.gen(function* () {
  const state = yield* temporaryFolder
  const folder = path.join(state, "outbox", "other-00000000", mark)
  for (const text of ["first", "second"]) yield* put(folder, yield* fresh(text))
  const waiting = () => fs.readdirSync(path.join(folder, "new"))
  return {
    state,
    folder,
    waiting,
    ageMessages: (by: number) => waiting().forEach((name) => age(path.join(folder, "new", name), by))
  }
})

const flushed = (state: string, isKnown = true) =>
  Effect.gen(function* () {
    const told: Array<readonly [text: string, mayHaveArrived: boolean]> = []
    const deliver = (message: Message, _: string, mayHaveArrived: boolean) =>
      Effect.tap(receipt, () => void told.push([saidIn(message), mayHaveArrived]))
    const { elsewhere } = yield* flush(
      state,
      () => Effect.succeed(isKnown ? Option.some({ deliver }) : Option.none()),
      "1 minute"
    )
    return { told, elsewhere }
  }).pipe(Effect.provide(SlackPolicy.layer(swift)))

describe("an outbox of another machine", () => {
  it.scopedLive("is told where nothing was done in it for ten minutes, in its order and as perhaps a repeat", () =>
    Effect.gen(function* () {
      const { state, ageMessages, waiting } = yield* otherMachine
      ageMessages(11 * minutes)
      assert.deepStrictEqual(yield* flushed(state), {
        told: [
          ["first", true],
          ["second", true]
        ],
        elsewhere: 0
      })
      assert.deepStrictEqual(waiting(), [])
      assert.deepStrictEqual(fs.readdirSync(path.join(outboxFolder(state, mark), "new")), [])
      assert.deepStrictEqual((yield* flushed(state)).told, [])
    })
  )

  it.scopedLive("is left alone where a message was put there lately", () =>
    Effect.gen(function* () {
      const { state, folder, waiting } = yield* otherMachine
      age(path.join(folder, "new", waiting()[0] ?? ""), 11 * minutes)
      assert.deepStrictEqual(yield* flushed(state), { told: [], elsewhere: 2 })
    })
  )

  it.scopedLive("is left alone where it was tried lately to deliver one", () =>
    Effect.gen(function* () {
      const { state, folder, ageMessages } = yield* otherMachine
      ageMessages(11 * minutes)
      yield* writeTurn(folder, { busyUntil: 0, openAt: 0, inFlight: [] })
      assert.deepStrictEqual(yield* flushed(state), { told: [], elsewhere: 2 })
      age(path.join(folder, "turn.json"), 11 * minutes)
      assert.lengthOf((yield* flushed(state)).told, 2)
    })
  )

  it.scopedLive("is left alone where the secret of its destination is not known", () =>
    Effect.gen(function* () {
      const { state, ageMessages } = yield* otherMachine
      ageMessages(11 * minutes)
      assert.deepStrictEqual(yield* flushed(state, false), { told: [], elsewhere: 2 })
    })
  )

  it.scopedLive("is told once by two that take it over at the same time", () =>
    Effect.gen(function* () {
      const { state, ageMessages } = yield* otherMachine
      ageMessages(11 * minutes)
      const [one, other] = yield* Effect.all([flushed(state), flushed(state)], { concurrency: 2 })
      assert.sameDeepMembers(
        [...one.told, ...other.told],
        [
          ["first", true],
          ["second", true]
        ]
      )
    })
  )
})
