/** A message that may have gone says so when it goes again, whatever came between. */
import { readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import { type Message, SlackPolicy } from "runbell"
import { drain } from "../../src/outbox/drain.ts"
import { put } from "../../src/outbox/put.ts"
import { plainText } from "../../src/slack/outline.ts"
import { locales, saidIn } from "../support/words.ts"
import { fresh, recording, swift, temporaryFolder } from "./support/outbox.ts"

const isMarked = ({ blocks }: Message): boolean => plainText(blocks).includes(locales.en.catalogue.perhapsRepeat)

const told = (messages: ReadonlyArray<Message>) => messages.map((message) => [saidIn(message), isMarked(message)])

const putFresh = (folder: string, text: string) => Effect.flatMap(fresh(text), (message) => put(folder, message))

const inFlightIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, "turn.json"), "utf8")).inFlight

/** A leader that is stopped while its first message is on the way. */
const stoppedHalfway = Effect.fnUntraced(function* (folder: string) {
  const underWay = yield* Deferred.make<void>()
  const deliver = () => Effect.zipRight(Deferred.succeed(underWay, undefined), Effect.never)
  const leader = yield* Effect.fork(drain(folder, { deliver }, "1 minute"))
  yield* Deferred.await(underWay)
  yield* Fiber.interrupt(leader)
})

describe("a message that was on the way when its leader stopped", () => {
  it.scopedLive("is marked, also when one that belongs before it came to the folder only then", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const late = yield* putFresh(folder, "written slowly")
      const [there, away] = [join(folder, "new", late), join(folder, "tmp", late)]
      yield* putFresh(folder, "on the way")
      renameSync(there, away)
      yield* stoppedHalfway(folder)
      renameSync(away, there)
      const { deliver, messages } = recording()
      yield* drain(folder, { deliver }, "1 minute")
      assert.deepStrictEqual(told(messages), [
        ["written slowly", false],
        ["on the way", true]
      ])
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )

  it.scopedLive("is doubted no longer once it is told: what is noted does not grow from leader to leader", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      for (const text of ["first", "second", "third"]) {
        const name = yield* putFresh(folder, text)
        yield* stoppedHalfway(folder)
        assert.deepStrictEqual(inFlightIn(folder), [name])
        yield* drain(folder, { deliver: recording().deliver }, "1 minute")
      }
    }).pipe(Effect.provide(SlackPolicy.layer(swift)))
  )
})
