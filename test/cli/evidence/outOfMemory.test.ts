/** A command that the kernel really kills for memory. It takes a control group of the test's own, and so a machine that lets it make one. */
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { assert, describe, it } from "@effect/vitest"
import { Array, Effect, Option } from "effect"
import { controlGroups } from "../../../src/evidence/controlGroup.ts"
import { sandboxed, slackIn, told, useCommand } from "../run/support/command.ts"

const { shell } = useCommand()

/** What Node needs, and Python asks for four times. */
const limit = 256 * 1_024 * 1_024

const name = `runbell-test-${process.pid}`

/** The file that sets the limit, in the two versions of control groups. */
const limitFiles = ["memory.limit_in_bytes", "memory.max"]

/** Swap would only put it off. */
const swapFiles = ["memory.swappiness", "memory.swap.max"]

const limited = Option.liftThrowable((folder: string): string => {
  mkdirSync(folder)
  const set = Option.liftThrowable((file: string, to: number) =>
    writeFileSync(join(folder, file), String(to), { flag: "r+" })
  )
  for (const file of swapFiles) set(file, 0)
  if (limitFiles.some((file) => Option.isSome(set(file, limit)))) return folder
  rmdirSync(folder)
  throw new Error("no limit can be set")
})

const groups = Option.liftThrowable(() => controlGroups(readFileSync("/proc/self/cgroup", "utf8"), "/sys/fs/cgroup"))

/** The first place where one can be made. */
const make = Effect.sync(() =>
  Array.findFirst(
    Option.getOrElse(groups(), () => []),
    ({ folder }) => limited(join(folder, name))
  )
)

const remove = Option.liftThrowable(rmdirSync)

/** Once the last process in it is gone. */
const removeAll = (folder: string) =>
  Effect.promise(async () => {
    while (Option.isNone(remove(folder))) await setImmediate()
  })

const group = Effect.acquireRelease(make, (made) =>
  Option.match(made, { onNone: () => Effect.void, onSome: removeAll })
)

describe("a command that runs out of memory", () => {
  it.live("is told to have, with the limit of its control group", (context) =>
    Effect.gen(function* () {
      const made = yield* group
      if (Option.isNone(made)) return context.skip()
      const hungry = `python3 -c 'print("begin", flush=True); print(len(b"x" * (4 * ${limit})))'`
      const script = `echo $$ >"$GROUP/cgroup.procs"; exec $RUNBELL run --name hungry -- ${hungry}`
      const seen = yield* shell(script, { ...(yield* slackIn), GROUP: made.value })
      assert.deepStrictEqual(seen, { code: null, signal: "SIGKILL", stdout: "begin\n", stderr: "" })
      const [, end] = yield* told
      assert.include(end, "hungry ran out of memory")
      assert.include(end, "256 MiB")
    }).pipe(Effect.scoped, sandboxed)
  )
})
