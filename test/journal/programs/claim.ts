/** Claims the end of one run after the other, or takes it over, and says which it got. Waits before every few for a byte, so that all who race begin at the same moment. */
import * as fs from "node:fs"
import { Effect } from "effect"
import { claimEnd, takeOver } from "../../../src/journal/claimEnd.ts"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { claimOf } from "../sampleRun.ts"

const [folder = "", races = "0", atOnce = "1", how] = process.argv.slice(2)

const get = how === "takeOver" ? takeOver : claimEnd

const nextByte = Effect.sync(() => fs.readSync(0, Buffer.alloc(1)))

const say = (line: string) => Effect.sync(() => fs.writeSync(1, `${line}\n`))

const program = Effect.gen(function* () {
  const claim = claimOf("run", yield* ownIdentity())
  yield* say("ready")
  for (let first = 0; first < Number(races); first += Number(atOnce)) {
    yield* nextByte
    const won: Array<number> = []
    for (let run = first; run < first + Number(atOnce); run++) {
      if (yield* get(folder, `run-${run}`, claim)) won.push(run)
    }
    yield* say(JSON.stringify(won))
  }
  yield* nextByte // a claim of who is gone could be taken over
})

Effect.runFork(program)
