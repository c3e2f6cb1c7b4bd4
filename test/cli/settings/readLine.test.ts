/** One line of a descriptor, and what comes after it is left. */
import { execFileSync } from "node:child_process"
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { readLine } from "../../../src/cli/settings/readLine.ts"

/** A pipe, of which neither reading nor writing waits, as another program may leave one behind. */
const pipe = Effect.acquireRelease(
  Effect.sync(() => {
    const folder = mkdtempSync(join(tmpdir(), "pipe-"))
    const path = join(folder, "pipe")
    execFileSync("mkfifo", [path])
    return { folder, descriptor: openSync(path, constants.O_RDWR | constants.O_NONBLOCK) }
  }),
  ({ folder, descriptor }) =>
    Effect.sync(() => {
      closeSync(descriptor)
      rmSync(folder, { recursive: true })
    })
).pipe(Effect.map(({ descriptor }) => descriptor))

describe("readLine", () => {
  it.scopedLive("takes a line without its end, and leaves what comes after it", () =>
    Effect.gen(function* () {
      const descriptor = yield* pipe
      writeSync(descriptor, " Zürich\r\n\nrest")
      assert.strictEqual(yield* readLine(descriptor), "Zürich")
      const rest = new Uint8Array(20)
      assert.strictEqual(readSync(descriptor, rest), 5)
    })
  )

  it.scopedLive("waits for what is written piece by piece", () =>
    Effect.gen(function* () {
      const descriptor = yield* pipe
      const reading = yield* Effect.fork(readLine(descriptor))
      for (const piece of ["on", "e", "\n"]) {
        yield* Effect.yieldNow()
        writeSync(descriptor, piece)
      }
      assert.strictEqual(yield* Fiber.join(reading), "one")
    })
  )

  it.effect("is empty where there is nothing to read", () =>
    Effect.gen(function* () {
      const descriptor = openSync("/dev/null", constants.O_RDONLY)
      assert.strictEqual(yield* readLine(descriptor), "")
      closeSync(descriptor)
      const closed = 1_000_000
      assert.strictEqual(yield* readLine(closed), "")
    })
  )
})
