/** The command begins with what it made of its code before, and does the same without it. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { temporaryFolder } from "../../journal/temporaryFolder.ts"
import { useCommand } from "../run/support/command.ts"

const command = useCommand()
const keptIn = (home: string) =>
  readdirSync(join(home, ".cache", "runbell")).map((name) => join(home, ".cache", "runbell", name))
const run = (home: string) => command.runbell(["run", "--", "echo", "hello"], { environment: { HOME: home } })

/** The mark of a run's way, and how long its text is: V8 tells texts apart by that alone. */
const wayIn = (path: string) => {
  const [, mark = "", text = ""] =
    /run:\{mark:"([0-9a-f]+)",text:function\(\)\{\/\*(.+?)\*\/\}\}/su.exec(readFileSync(path, "utf8")) ?? []
  return { mark, length: text.replaceAll(String.raw`*\u{200b}/`, "*/").length }
}

/** What is kept of it: a run that complains keeps the rest, too. */
const ofWay = (home: string): string => {
  const { mark } = wayIn(command.file)
  return keptIn(home).find((path) => basename(path).startsWith(mark)) ?? ""
}

/** By a Node with the flags that each start has. */
const isTaken = (kept: string): boolean => {
  const program = `
    const cachedData = require("node:fs").readFileSync(process.argv[1]).subarray(32)
    const script = new (require("node:vm").Script)("".padEnd(Number(process.argv[2])), { cachedData })
    process.stdout.write(String(!script.cachedDataRejected))`
  const { length } = wayIn(command.file)
  return execFileSync(process.execPath, ["-e", program, kept, String(length)], { encoding: "utf8" }) === "true"
}

/** Other code for a run's way. */
const otherCode = (path: string): Buffer => {
  const { length } = wayIn(path)
  const other = '(function(){console.log("kept")})'
  const program = `
    const script = new (require("node:vm").Script)(process.argv[1].padEnd(Number(process.argv[2])))
    process.stdout.write(script.createCachedData())`
  return execFileSync(process.execPath, ["-e", program, other, String(length)])
}

describe("the command's code", () => {
  it.scoped("is kept by the first start, and taken by the next", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      assert.strictEqual((yield* run(home)).stdout, "hello\n")
      const code = otherCode(command.file)
      writeFileSync(ofWay(home), Buffer.concat([createHash("sha256").update(code).digest(), code]))
      assert.strictEqual((yield* run(home)).stdout, "kept\n")
    })
  )

  it.scoped("is kept as V8 takes it where a run was only waiting", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      yield* run(home)
      assert.isTrue(isTaken(ofWay(home)))
    })
  )

  it.scoped("is made anew where what was kept is damaged", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      yield* run(home)
      const [kept = ""] = keptIn(home)
      const { size } = statSync(kept)
      truncateSync(kept, size - 1)
      assert.strictEqual((yield* run(home)).stdout, "hello\n")
      assert.isAtLeast(statSync(kept).size, size / 2)
      assert.strictEqual((yield* run(home)).stdout, "hello\n")
    })
  )

  it.scoped("is kept of both parts, each under its own name", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      const version = () => command.runbell(["--version"], { environment: { HOME: home } })
      const first = yield* version()
      assert.strictEqual(keptIn(home).length, 2)
      assert.deepStrictEqual(yield* version(), first)
      assert.strictEqual(keptIn(home).length, 2)
    })
  )
})
