/** A wrapper that only waits has V8 optimise nothing, by V8's own word: what that takes of memory it would keep for ever. */
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { sandboxed, slackIn, useCommand } from "./support/command.ts"

const { folder, file, shell } = useCommand()

/** Lines enough to keep whoever copies them busy. */
const busy = "sh -c 'yes | head -c 30000000 >&2'"

const wordOf = (output: "inherit" | "tee") =>
  Effect.gen(function* () {
    const environment = { ...(yield* slackIn), HOME: join(folder, output) }
    const script = `'${process.execPath}' --trace-opt '${file}' run --output ${output} -- ${busy} 2>/dev/null`
    return (yield* shell(script, environment)).stdout
  })

describe("V8 optimises", () => {
  it.live("nothing where the command writes past the wrapper", () =>
    Effect.gen(function* () {
      assert.notInclude(yield* wordOf("inherit"), "optimizing")
    }).pipe(sandboxed)
  )

  it.live("what copies its output", () =>
    Effect.gen(function* () {
      assert.include(yield* wordOf("tee"), "completed optimizing")
    }).pipe(sandboxed)
  )
})
