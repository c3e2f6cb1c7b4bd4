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

/** Of the way of a run: its mark, and other code for it. V8 tells texts apart by their length alone. */
const otherCode = (path: string) => {
  const [, mark = "", text = ""] =
    /run:\{mark:"([0-9a-f]+)",text:function\(\)\{\/\*(.+?)\*\/\}\}/su.exec(readFileSync(path, "utf8")) ?? []
  const { length } = text.replaceAll(String.raw`*\u{200b}/`, "*/")
  const other = '(function(){console.log("kept")})'
  const program = `
    const script = new (require("node:vm").Script)(process.argv[1].padEnd(Number(process.argv[2])))
    process.stdout.write(script.createCachedData())`
  return { mark, code: execFileSync(process.execPath, ["-e", program, other, String(length)]) }
}

describe("the command's code", () => {
  it.scoped("is kept by the first start, and taken by the next", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      assert.strictEqual((yield* run(home)).stdout, "hello\n")
      const { mark, code } = otherCode(command.file)
      const kept = keptIn(home).find((path) => basename(path).startsWith(mark)) ?? ""
      writeFileSync(kept, Buffer.concat([createHash("sha256").update(code).digest(), code]))
      assert.strictEqual((yield* run(home)).stdout, "kept\n")
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
