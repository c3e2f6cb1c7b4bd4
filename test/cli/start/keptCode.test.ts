/** What is kept of the command's code is used only when it is whole, and our own. */
import { chmodSync, chownSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Array as Arr, Effect, FastCheck as fc } from "effect"
import { readCode, writeCode } from "../../../src/cli/start/keptCode.ts"
import { temporaryFolder } from "../../journal/temporaryFolder.ts"

const code = Buffer.from("what V8 has made of it")
const write = (environment: Readonly<Record<string, string>>, name = "one") => writeCode(environment, name, () => code)
const pathIn = (home: string, name = "one") => join(home, ".cache", "runbell", name)
const modeOf = (path: string): number => statSync(path).mode & 0o777
const isRoot = process.getuid?.() === 0

describe("the kept code", () => {
  it.scoped("is read as it was written, and is there for its owner alone", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      write({ HOME: home })
      assert.deepStrictEqual(readCode({ HOME: home }, "one"), code)
      assert.deepStrictEqual([modeOf(pathIn(home)), modeOf(join(pathIn(home), ".."))], [0o600, 0o700])
      assert.deepStrictEqual(readdirSync(join(pathIn(home), "..")), ["one"])
    })
  )

  it.scoped("stands where XDG_CACHE_HOME says", () =>
    Effect.gen(function* () {
      const [home, cache] = [yield* temporaryFolder, yield* temporaryFolder]
      write({ HOME: home, XDG_CACHE_HOME: cache })
      assert.deepStrictEqual([readdirSync(home), readdirSync(cache)], [[], ["runbell"]])
    })
  )

  it.scoped("counts as none as soon as one byte of it is wrong", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      write({ HOME: home })
      const whole = readFileSync(pathIn(home))
      fc.assert(
        fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
          const damaged = Buffer.from(whole)
          damaged.writeUInt8(damaged.readUInt8(at) ^ change, at)
          writeFileSync(pathIn(home), damaged)
          assert.isUndefined(readCode({ HOME: home }, "one"))
        })
      )
      for (const length of [0, 31, whole.length - 1]) {
        writeFileSync(pathIn(home), whole.subarray(0, length))
        assert.isUndefined(readCode({ HOME: home }, "one"))
      }
    })
  )

  it.scoped("counts as none where somebody else may write it", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      write({ HOME: home })
      chmodSync(pathIn(home), 0o620)
      assert.isUndefined(readCode({ HOME: home }, "one"))
    })
  )

  it.scoped.skipIf(!isRoot)("counts as none where somebody else has written it", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      write({ HOME: home })
      chownSync(pathIn(home), 65_534, 65_534)
      assert.isUndefined(readCode({ HOME: home }, "one"))
    })
  )

  it.scoped.skipIf(!isRoot)("leaves nothing in the home of another, as what is called by sudo would", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      chownSync(home, 65_534, 65_534)
      write({ HOME: home })
      assert.deepStrictEqual(readdirSync(home), [])
    })
  )

  it.scoped("is not kept, without a word, where there is no place for it", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      writeFileSync(join(home, ".cache"), "a file")
      for (const environment of [{}, { HOME: "" }, { HOME: "home" }, { HOME: join(home, "none") }, { HOME: home }]) {
        write(environment)
        assert.isUndefined(readCode(environment, "one"))
      }
      assert.deepStrictEqual(readdirSync(home), [".cache"])
    })
  )

  it.scoped("is kept for the last few versions alone", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      const names = Arr.makeBy(25, (index) => `${index + 10}`)
      for (const [index, name] of names.entries()) {
        write({ HOME: home }, name)
        utimesSync(pathIn(home, name), index + 1, index + 1)
      }
      write({ HOME: home })
      assert.deepStrictEqual(readdirSync(join(pathIn(home), "..")).toSorted(), [...names.slice(2), "one"])
    })
  )
})
