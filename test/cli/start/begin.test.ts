/** The command begins with what it made of its code before, and does the same without it. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { temporaryFolder } from "../../journal/temporaryFolder.ts"
import { sandboxed, slackIn, told, useCommand } from "../run/support/command.ts"

const command = useCommand()
const entry = "./entry.js"
const keptIn = (home: string) =>
  readdirSync(join(home, ".cache", "runbell")).map((name) => join(home, ".cache", "runbell", name))
const run = (home: string) => command.runbell(["run", "--", "echo", "hello"], { environment: { HOME: home } })

/** The mark of the part that a program is in, and how long its text is: V8 tells texts apart by that alone. */
const partIn = (path: string, program: string) => {
  const found = Array.from(
    readFileSync(path, "utf8").matchAll(
      /names:(\["[^\]]+\]),mark:"([0-9a-f]+)",text:function\(\)\{\/\*(.+?)\*\/\}\}/gsu
    )
  ).find(([, names = ""]) => names.includes(program))
  const [, , mark = "", text = ""] = found ?? assert.fail(`no part has ${program}`)
  return { mark, length: text.replaceAll(String.raw`*\u{200b}/`, "*/").length }
}

/** What is kept of it: a run that complains keeps the rest, too. */
const keptOf = (home: string, program: string): string => {
  const { mark } = partIn(command.file, program)
  return keptIn(home).find((path) => basename(path).startsWith(mark)) ?? ""
}

/** By a Node with the flags that each start has. */
const isTaken = (kept: string): boolean => {
  const program = `
    const cachedData = require("node:fs").readFileSync(process.argv[1]).subarray(32)
    const script = new (require("node:vm").Script)("".padEnd(Number(process.argv[2])), { cachedData })
    process.stdout.write(String(!script.cachedDataRejected))`
  const { length } = partIn(command.file, entry)
  return execFileSync(process.execPath, ["-e", program, kept, String(length)], { encoding: "utf8" }) === "true"
}

/** As a run has them that copies nothing, once it has begun (`staySmall`). */
const small = 'require("node:v8").setFlagsFromString("--max-optimized-bytecode-size=0")'

/** Other code for it, in which the program says that it was kept. */
const otherCode = (path: string, program: string): Buffer => {
  const { length } = partIn(path, program)
  const other = `({${JSON.stringify(program)}:(function(){console.log("kept")})})`
  const maker = `
    ${program === entry ? "" : small}
    const script = new (require("node:vm").Script)(process.argv[1].padEnd(Number(process.argv[2])))
    process.stdout.write(script.createCachedData())`
  return execFileSync(process.execPath, ["-e", maker, other, String(length)])
}

const replaceCode = (home: string, program: string): void => {
  const code = otherCode(command.file, program)
  writeFileSync(keptOf(home, program), Buffer.concat([createHash("sha256").update(code).digest(), code]))
}

describe("the command's code", () => {
  it.scoped("is kept by the first start, and taken by the next", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      assert.strictEqual((yield* run(home)).stdout, "hello\n")
      replaceCode(home, entry)
      assert.strictEqual((yield* run(home)).stdout, "kept\n")
    })
  )

  it.scopedLive("is kept of what tells, and that is taken once the command runs", () =>
    Effect.flatMap(temporaryFolder, (home) =>
      sandboxed(
        Effect.gen(function* () {
          const environment = { ...(yield* slackIn), HOME: home }
          const run = command.runbell(["run", "--", "sleep", "0.1"], { environment })
          assert.strictEqual((yield* run).code, 0)
          assert.lengthOf(yield* told, 2)
          replaceCode(home, "./tellOf.js")
          const { stdout, stderr } = yield* run
          assert.strictEqual(stdout, "kept\n")
          assert.include(stderr, "a bug in runbell kept it from telling of this run") // it had only that to say
          assert.lengthOf(yield* told, 2)
        })
      )
    )
  )

  it.scoped("begins as well in a Node that gives its modules by an import alone, as before 20.16", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      const older = join(home, "older.cjs")
      writeFileSync(older, "delete process.getBuiltinModule")
      const environment = { HOME: home, NODE_OPTIONS: `--require ${older}` }
      const { stdout, code } = yield* command.runbell(["run", "--", "echo", "hello"], { environment })
      assert.deepStrictEqual([stdout, code], ["hello\n", 0])
      assert.match((yield* command.runbell(["--version"], { environment })).stdout, /^\d+\.\d+\.\d+\n$/u)
    })
  )

  it.scopedLive(
    "holds up the command with nothing that only what tells needs, and with none of Node's that is slow to load",
    () =>
      Effect.flatMap(temporaryFolder, (home) =>
        sandboxed(
          Effect.gen(function* () {
            const [look, seen] = [join(home, "look.cjs"), join(home, "seen.json")]
            writeFileSync(
              look,
              `const { ChildProcess } = require("node:child_process")
            const vm = require("node:vm")
            const { Script } = vm
            let programs = 0
            vm.Script = class extends Script {
              constructor(...given) {
                super(...given)
                programs += 1
              }
            }
            const { spawn } = ChildProcess.prototype
            ChildProcess.prototype.spawn = function (options) {
              const seen = JSON.stringify({ programs, modules: process.moduleLoadList })
              if (options.args.includes("hello")) require("node:fs").writeFileSync(${JSON.stringify(seen)}, seen)
              return spawn.call(this, options)
            }`
            )
            const environment = { ...(yield* slackIn), HOME: home, NODE_OPTIONS: `--require ${look}` }
            yield* command.runbell(["run", "--", "echo", "hello"], { environment })
            assert.lengthOf(yield* told, 2)
            const { programs, modules } = JSON.parse(readFileSync(seen, "utf8"))
            assert.strictEqual(programs, 1)
            for (const slow of ["internal/crypto/webcrypto", "internal/perf/performance"])
              assert.notInclude(modules, `NativeModule ${slow}`)
          })
        )
      )
  )

  it.scoped("is of a start alone where nobody is told", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      yield* run(home)
      assert.strictEqual(keptOf(home, "./tellOf.js"), "")
    })
  )

  it.scoped("is kept as V8 takes it where a run was only waiting", () =>
    Effect.gen(function* () {
      const home = yield* temporaryFolder
      yield* run(home)
      assert.isTrue(isTaken(keptOf(home, entry)))
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

  it.scoped("is kept of each part under its own name", () =>
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
