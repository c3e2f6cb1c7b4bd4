/** Claims the end of a run, and is killed before it has told it. */
import { Effect } from "effect"
import { claimEnd } from "../../../src/journal/claimEnd.ts"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { claimOf } from "../sampleRun.ts"

const [folder = "", id = ""] = process.argv.slice(2)

Effect.runFork(
  Effect.gen(function* () {
    const own = yield* ownIdentity()
    yield* claimEnd(folder, id, claimOf(id, own))
    process.kill(process.pid, "SIGKILL")
  })
)
