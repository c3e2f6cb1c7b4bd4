/** Drawing beside the run: in a thread of its own, for a limited time, and without harm whatever becomes of it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Option } from "effect"
import { Plotter } from "runbell"
import * as Chart from "runbell/chart"
import { drawInThread } from "../../src/chart/drawInThread.ts"
import { loadPart } from "../../src/chart/loadPart.ts"
import { loss, words } from "./support/curves.ts"

const folder = mkdtempSync(join(tmpdir(), "runbell-chart-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scriptOf = (name: string, code: string): URL => {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return pathToFileURL(path)
}

const threadOf = (name: string, code: string) => drawInThread("20 seconds", scriptOf(name, code))

const fails = (draw: ReturnType<typeof threadOf>) =>
  Effect.map(Effect.flip(draw([loss], words)), ({ message }) => message)

/** What the thread says that it was asked. */
const echo = `import { parentPort, workerData } from "node:worker_threads"
parentPort.postMessage({ _tag: "NotDrawn", reason: JSON.stringify(workerData) })`

const fileOf = (name: string) => JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve(name)).href)

/** The thread's own script, from TypeScript. */
const source = `import { register } from ${fileOf("tsx/esm/api").replace("index.cjs", "index.mjs")}
register()
await import(${fileOf("../../src/chart/worker.ts")})`

describe("drawInThread", () => {
  it.live("draws while the run goes on", () =>
    Effect.gen(function* () {
      const draw = drawInThread("2 minutes", scriptOf("source", source))
      let turns = 0
      const run = yield* Effect.fork(
        Effect.forever(
          Effect.zipRight(
            Effect.sync(() => (turns += 1)),
            Effect.sleep("1 millis")
          )
        )
      )
      const png = yield* draw([loss], words)
      yield* Fiber.interrupt(run)
      assert.deepStrictEqual(Array.from(png.slice(1, 4)), [0x50, 0x4e, 0x47])
      assert.isAbove(turns, 10)
    })
  )

  it.live("draws in this thread where there is no file for another: in a program that is bundled", () =>
    Effect.gen(function* () {
      const png = yield* drawInThread("2 minutes", undefined)([loss], words)
      assert.deepStrictEqual(Array.from(png.slice(1, 4)), [0x50, 0x4e, 0x47])
    })
  )

  it("says what to install where a part is missing", () => {
    assert.throws(
      () => loadPart("no-such-part"),
      "no-such-part is not installed. To have pictures: npm install echarts @resvg/resvg-wasm @expo-google-fonts/inter"
    )
  })

  it.live("fails where the thread is not there, breaks, ends or throws", () =>
    Effect.gen(function* () {
      const gone = drawInThread("20 seconds", pathToFileURL(join(folder, "gone.mjs")))
      assert.include(yield* fails(gone), "No picture of the curves could be drawn: ")
      assert.include(yield* fails(threadOf("throws", "throw new Error('a fault')")), "a fault")
      assert.include(yield* fails(threadOf("ends", "process.exit(0)")), "ended without an answer")
    })
  )

  it.live("hands no secret, control or half character on", () =>
    Effect.gen(function* () {
      const curve = { ...loss, metric: "loss \u001b[31m\ud800 xoxb-000000000000-XXXX" }
      const { reason } = yield* Effect.flip(threadOf("echo", echo)([curve], { ...words, title: "a\nb" }))
      assert.notMatch(reason, /xoxb-0|u001b|ud800|\\n/u)
      assert.include(reason, '"title":"a b"')
    })
  )

  it.effect("is where the layer of runbell/chart gets its pictures from, and nobody else draws", () =>
    Effect.gen(function* () {
      assert.isTrue(Option.isNone(yield* Plotter))
      assert.isTrue(Option.isSome(yield* Plotter.pipe(Effect.provide(Chart.layer))))
    })
  )
})
