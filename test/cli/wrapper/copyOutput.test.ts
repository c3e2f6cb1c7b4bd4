/** What is seen of a command's output, and when: the rest of it is held to the bare command's in output.test.ts. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Option, Runtime } from "effect"
import { copyOutput } from "../../../src/cli/wrapper/copyOutput.ts"
import { makePipes } from "../../../src/cli/wrapper/Pipe.ts"

const folder = mkdtempSync(join(tmpdir(), "copy-test-"))
afterAll(() => rmSync(folder, { recursive: true }))

const decoder = new TextDecoder()

const pipe = Effect.sync(() => Option.getOrThrow(makePipes(1))[0]).pipe(Effect.flatMap(Effect.fromNullable))

describe("copyOutput", () => {
  it.live("sees all that a command wrote when it ends, though what it left behind keeps the pipe open", () =>
    Effect.gen(function* () {
      const { write, ...from } = yield* pipe
      const file = join(folder, "out")
      const to = openSync(file, "w")
      let seen = ""
      const { finish } = copyOutput({ from, to, see: (chunk) => (seen += decoder.decode(chunk)) })
      writeSync(write, "the last words")
      const finishing = Runtime.runFork(yield* Effect.runtime())(finish(true))
      assert.strictEqual(seen, "the last words") // at once: Node has had no turn to look into the pipe
      yield* Fiber.join(finishing)
      assert.strictEqual(readFileSync(file, "utf8"), "the last words")
      closeSync(write)
      closeSync(to)
    })
  )

  it.live("goes on when who looks on throws", () =>
    Effect.gen(function* () {
      const { write, ...from } = yield* pipe
      const file = join(folder, "thrown")
      const to = openSync(file, "w")
      const looked = yield* Deferred.make<void>()
      const see = () => {
        Deferred.unsafeDone(looked, Effect.void)
        throw new Error("a bug")
      }
      const { finish } = copyOutput({ from, to, see })
      writeSync(write, "one ")
      yield* Deferred.await(looked)
      writeSync(write, "two")
      closeSync(write)
      yield* finish(true)
      assert.strictEqual(readFileSync(file, "utf8"), "one two")
      closeSync(to)
    })
  )
})
