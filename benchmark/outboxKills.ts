/** Five thousand times kill -9 in the middle of writing and delivering. Run it with `node --import tsx benchmark/outboxKills.ts`; it takes some minutes. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { SlackPolicy } from "runbell"
import { killTrials } from "../test/outbox/support/kills.ts"
import { swift } from "../test/outbox/support/outbox.ts"

const outboxes = 10
const kills = Number(process.argv[2] ?? 500)
const home = mkdtempSync(join(tmpdir(), "runbell-kills-"))

const fates = await Effect.runPromise(
  killTrials({ home, kills, outboxes }).pipe(Effect.provide(SlackPolicy.layer(swift)))
)
rmSync(home, { recursive: true })

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((all, count) => all + count, 0)

console.log({
  trials: kills * outboxes,
  put: sum(fates.map(({ put }) => put)),
  lost: sum(fates.map(({ lost }) => lost.length)),
  overtaken: sum(fates.map(({ overtaken }) => overtaken.length)),
  repeats: sum(fates.map(({ repeats }) => repeats)),
  unmarkedRepeats: sum(fates.map(({ unmarkedRepeats }) => unmarkedRepeats.length)),
  setAside: sum(fates.map(({ setAside }) => setAside.length))
})
