/** A command that the kernel really kills for memory. It takes a control group of the test's own, and so a machine that lets it make one. */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { memoryGroup, memoryLimit, noMemoryGroup } from "../../support/memoryGroup.ts"
import { sandboxed, slackIn, told, useCommand } from "../run/support/command.ts"

const { shell } = useCommand()

describe.skipIf(noMemoryGroup !== undefined)(`a command that runs out of memory${noMemoryGroup ?? ""}`, () => {
  it.live("is told to have, with the limit of its control group", () =>
    Effect.gen(function* () {
      const hungry = `python3 -c 'print("begin", flush=True); print(len(b"x" * (4 * ${memoryLimit})))'`
      const script = `echo $$ >"$GROUP/cgroup.procs"; exec $RUNBELL run --name hungry -- ${hungry}`
      const seen = yield* shell(script, { ...(yield* slackIn), GROUP: yield* memoryGroup })
      assert.deepStrictEqual(seen, { code: null, signal: "SIGKILL", stdout: "begin\n", stderr: "" })
      const [, end] = yield* told
      assert.include(end, "hungry ran out of memory")
      assert.include(end, "256 MiB")
    }).pipe(Effect.scoped, sandboxed)
  )
})
