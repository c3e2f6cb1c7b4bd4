/** No message is lost: not by kill -9 at any moment, not by a full disk, not by a torn file, not by two who deliver at once. */
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FastCheck } from "effect"
import { SlackPolicy } from "runbell"
import { drain } from "../../src/outbox/drain.ts"
import { makeDurableQueue } from "../../src/outbox/durableQueue.ts"
import { put } from "../../src/outbox/put.ts"
import { killTrials } from "../outbox/support/kills.ts"
import { fresh, recording, swift, temporaryFolder } from "../outbox/support/outbox.ts"
import { smallDisk } from "../support/smallDisk.ts"
import { saying } from "../support/words.ts"

const quick = SlackPolicy.layer(swift)

const drainInto = (folder: string) => {
  const { deliver, delivered } = recording()
  return Effect.map(drain(folder, { deliver }, "1 minute"), (drained) => ({ drained, delivered }))
}

const filesIn = (folder: string, room: string): ReadonlyArray<string> => readdirSync(join(folder, room))

const outboxes = 5
const kills = 40

describe("the outbox", () => {
  it.scopedLive(
    `${kills * outboxes} times kill -9 at random moments of writing and delivering: nothing is lost, nothing overtaken, and a repeat says so`,
    () =>
      Effect.gen(function* () {
        const fates = yield* killTrials({ home: yield* temporaryFolder, kills, outboxes })
        for (const { put, repeats, ...wrong } of fates) {
          assert.isAtLeast(put, kills)
          assert.isAtMost(repeats, kills)
          assert.deepStrictEqual(wrong, { lost: [], overtaken: [], unmarkedRepeats: [], setAside: [] })
        }
      }).pipe(Effect.provide(quick)),
    120_000
  )

  it.scopedLive("a message file cut short at any byte is set aside, and the others are told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const name = yield* put(folder, saying("torn"))
      const whole = readFileSync(join(folder, "new", name), "utf8")
      const cut = (length: number) =>
        writeFileSync(
          join(folder, "new", name.replace(/-[0-9a-f]{8}\./u, `-${length.toString(16).padStart(8, "0")}.`)),
          whole.slice(0, length)
        )
      rmSync(join(folder, "new", name))
      for (let length = 0; length < whole.length; length += 1) cut(length)
      yield* put(folder, saying("whole"))
      const { delivered, drained } = yield* drainInto(folder)
      assert.deepStrictEqual(delivered, ["whole"])
      assert.strictEqual(drained.setAside, whole.length)
      assert.lengthOf(filesIn(folder, "foreign"), whole.length)
    }).pipe(Effect.provide(quick))
  )

  it.scopedLive("what is no message is kept for who wants to look, also a file that was old before", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      yield* put(folder, saying("first"))
      const notes = join(folder, "new", "notes.txt")
      writeFileSync(notes, "mine")
      utimesSync(notes, new Date(0), new Date(0))
      yield* drainInto(folder)
      yield* drainInto(folder)
      assert.deepStrictEqual(filesIn(folder, "foreign"), ["notes.txt"])
    }).pipe(Effect.provide(quick))
  )

  it.scopedLive("whatever stands in a file that is called like a message, the others are told", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const contents = FastCheck.sample(
        FastCheck.oneof(
          FastCheck.string(),
          FastCheck.json(),
          FastCheck.json().map((json) => `{"version":1,"message":${json}}`)
        ),
        { numRuns: 200, seed: 1 }
      )
      yield* put(folder, saying("first"))
      contents.forEach((content, index) =>
        writeFileSync(join(folder, "new", `${String(index).padStart(14, "0")}-000000-0000000a.1.json`), content)
      )
      mkdirSync(join(folder, "new", "00000000000000-000000-0000000b.1.json"))
      mkdirSync(join(folder, "new", "a folder"))
      writeFileSync(join(folder, "new", "notes.txt"), "mine")
      writeFileSync(join(folder, "new", ".hidden"), "mine")
      writeFileSync(join(folder, "new", "00000000000000-000000-0000000c.2.json"), "of a later version")
      const { delivered, drained } = yield* drainInto(folder)
      assert.deepStrictEqual(delivered, ["first"])
      assert.strictEqual(drained.setAside, contents.length + 3)
      assert.sameMembers([...filesIn(folder, "new")], [".hidden", "00000000000000-000000-0000000c.2.json"])
    }).pipe(Effect.provide(quick))
  )
})

describe("a full disk", () => {
  it.scopedLive("costs no message and no order: what does not fit is kept in memory", (context) =>
    Effect.gen(function* () {
      const { folder, isMounted } = yield* smallDisk
      if (!isMounted) return context.skip()
      let isDown = true
      const { deliver, delivered } = recording()
      const outbox = join(folder, "outbox")
      const gate = Effect.repeat(Effect.sleep("1 millis"), { while: () => isDown })
      const { enqueue, onlyInMemory } = yield* makeDurableQueue(
        { deliver: (message) => Effect.zipRight(gate, deliver(message)) },
        {
          folder: outbox,
          destination: "test"
        }
      )
      const texts = Array.from({ length: 100 }, (_, index) => String(index))
      const receipts = yield* Effect.forEach(texts, (text) => Effect.flatMap(fresh(text), enqueue))
      const inMemory = yield* onlyInMemory
      assert.isAbove(inMemory, 0)
      assert.isBelow(inMemory, 100)
      isDown = false
      yield* Effect.all(receipts)
      assert.deepStrictEqual(delivered, texts)
      assert.deepStrictEqual(filesIn(outbox, "new"), [])
    }).pipe(Effect.provide(quick))
  )
})
