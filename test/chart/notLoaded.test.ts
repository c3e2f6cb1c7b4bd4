/** Who wants no pictures pays nothing for them: in a real process, what draws is not even loaded. */
import { spawn } from "node:child_process"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { see } from "../support/seen.ts"

/** What draws, and what is loaded in any case. */
const drawing = /\/src\/chart(?:\/|\.ts)|\/node_modules\/(?:echarts|@resvg|@expo-google-fonts)\//u
const always = /\/src\/run\/makeRun\.ts/u

const loadedBy = (...args: ReadonlyArray<string>) =>
  Effect.sync(() => spawn(process.execPath, ["--import", "tsx", "test/chart/programs/loads.ts", ...args])).pipe(
    Effect.flatMap((child) => see(child)),
    Effect.map(({ code, stdout, stderr }) => {
      assert.strictEqual(code, 0, stderr)
      const loaded = stdout.split("\n")
      assert.isTrue(loaded.some((module) => always.test(module)))
      return loaded.filter((module) => drawing.test(module))
    })
  )

describe("a run without pictures", () => {
  it.live(
    "loads nothing that draws",
    () => Effect.map(loadedBy(), (loaded) => assert.deepStrictEqual(loaded, [])),
    60_000
  )
})

describe("a run with pictures", () => {
  it.live(
    "loads what draws, and so shows that the other test would see it",
    () =>
      Effect.map(loadedBy("draws"), (loaded) => {
        for (const part of ["/src/chart/draw.ts", "/echarts/", "/@resvg/"]) {
          assert.isTrue(
            loaded.some((module) => module.includes(part)),
            part
          )
        }
      }),
    60_000
  )
})
