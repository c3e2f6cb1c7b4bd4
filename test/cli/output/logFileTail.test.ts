/** The last lines of a log file, which the command writes without anybody between. */
import { spawnSync } from "node:child_process"
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Option } from "effect"
import { logFileTail } from "../../../src/cli/output/logFileTail.ts"

const options = { lines: 3, redact: (text: string) => text }

const log = Effect.acquireRelease(
  Effect.sync(() => join(mkdtempSync(join(tmpdir(), "runbell-log-")), "job.out")),
  (path) => Effect.sync(() => rmSync(join(path, ".."), { recursive: true, force: true }))
)

const opened = (path: string, flags: string) =>
  Effect.acquireRelease(
    Effect.sync(() => openSync(path, flags)),
    (file) => Effect.sync(() => closeSync(file))
  )

/** What the tail is of a file that holds an older log, opened like this, after that was written to it. */
const tailAfter = (flags: string, write: (file: number, path: string) => void) =>
  Effect.gen(function* () {
    const path = yield* log
    writeFileSync(path, "older\n")
    const file = yield* opened(path, flags)
    const read = yield* logFileTail(file, options)
    write(file, path)
    return Option.getOrThrow(yield* Option.getOrThrow(read))
  })

describe.runIf(process.platform === "linux")("logFileTail", () => {
  it.scoped("never tells what stood there before", () =>
    Effect.gen(function* () {
      const nothing = yield* tailAfter("a", () => {})
      assert.deepStrictEqual(nothing, { lines: [], omitted: 0 })
      const some = yield* tailAfter("a", (file) => writeSync(file, "a\nb\nc\nd\n"))
      assert.deepStrictEqual(some, { lines: ["b", "c", "d"], omitted: 1 })
    })
  )

  it.scoped("begins at the place where a file is written that is not appended to", () =>
    Effect.gen(function* () {
      const tail = yield* tailAfter("r+", (file) => writeSync(file, "new\n"))
      assert.deepStrictEqual(tail, { lines: ["new", "r"], omitted: 0 })
    })
  )

  it.scoped("sees what a child process wrote", () =>
    Effect.gen(function* () {
      const tail = yield* tailAfter("a", (file) => {
        spawnSync("sh", ["-c", "printf 'one\\ntwo\\n'"], { stdio: ["ignore", file, "ignore"] })
      })
      assert.deepStrictEqual(tail, { lines: ["one", "two"], omitted: 0 })
    })
  )

  it.scoped("reads a log that was deleted meanwhile", () =>
    Effect.gen(function* () {
      const tail = yield* tailAfter("a", (file, path) => {
        rmSync(path)
        writeSync(file, "gone\n")
      })
      assert.deepStrictEqual(tail, { lines: ["gone"], omitted: 0 })
    })
  )

  it.scoped("takes all of a log that was emptied meanwhile", () =>
    Effect.gen(function* () {
      const tail = yield* tailAfter("a", (file, path) => {
        writeSync(file, "before\n")
        truncateSync(path)
        appendFileSync(path, "a\n")
      })
      assert.deepStrictEqual(tail, { lines: ["a"], omitted: 0 })
    })
  )

  it.scoped("counts the lines before the tail of a long log", () =>
    Effect.gen(function* () {
      const count = 60_000
      const tail = yield* tailAfter("a", (file) => {
        writeSync(file, Array.from({ length: count }, (_, line) => `this is line ${line}\n`).join(""))
      })
      const { lines, omitted } = tail
      assert.strictEqual(lines.at(-1), `this is line ${count - 1}`)
      assert.strictEqual(omitted, count - 3)
    })
  )

  it.scoped("is absent where the output is no regular file, or is not open", () =>
    Effect.gen(function* () {
      const nowhere = yield* opened("/dev/null", "w")
      assert.isTrue(Option.isNone(yield* logFileTail(nowhere, options)))
      assert.isTrue(Option.isNone(yield* logFileTail(9_999, options)))
    })
  )

  it.scoped("leaves the file as it was", () =>
    Effect.gen(function* () {
      const path = yield* log
      writeFileSync(path, "older\n")
      const file = yield* opened(path, "a")
      yield* Option.getOrThrow(yield* logFileTail(file, options))
      writeSync(file, "new\n")
      assert.strictEqual(readFileSync(path, "utf8"), "older\nnew\n")
    })
  )
})
