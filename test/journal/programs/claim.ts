/** Claims the end of each run in turn, and says which it got. Begins all at once with the others: when a byte comes. */
import * as fs from "node:fs"
import { Effect } from "effect"
import { claimEnd } from "../../../src/journal/claimEnd.ts"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { claimOf } from "../sampleRun.ts"

const [folder = "", runs = "0"] = process.argv.slice(2)

const program = Effect.gen(function* () {
  const own = yield* ownIdentity()
  const won: Array<number> = []
  const claim = claimOf("run", own)
  process.stdout.write("ready\n")
  fs.readSync(0, Buffer.alloc(1))
  for (let run = 0; run < Number(runs); run++) {
    if (yield* claimEnd(folder, `run-${run}`, claim)) won.push(run)
  }
  process.stdout.write(`${JSON.stringify(won)}\n`)
})

Effect.runFork(program)
