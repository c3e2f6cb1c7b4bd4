/** `node --import tsx benchmark/heartbeats.ts`: what a run's signs of life cost in an hour. Writes into a folder of its own, which it removes. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DateTime, Duration, Effect } from "effect"
import { SlackPolicy } from "runbell"
import { ownIdentity } from "../src/journal/identify.ts"
import { noteBeat } from "../src/journal/noteBeat.ts"
import { openRun } from "../src/journal/openRun.ts"
import { entryOf } from "../src/node/entryOf.ts"

const rounds = 2_000

const lines = Array.from({ length: 20 }, (_, index) => `step ${index}  loss: 0.1234  ${"=".repeat(50)}`)

const beat = {
  metrics: { values: { loss: 0.1234, accuracy: 0.9876, "learning-rate": 3e-4, throughput: 812 }, step: 120 },
  output: { stderr: { lines, omitted: 0 }, stdout: { lines, omitted: 0 } }
}

const measure = Effect.gen(function* () {
  const policy = yield* SlackPolicy
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-beats-"))),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
  )
  const at = yield* DateTime.now
  const run = { id: "beats", name: "mnist-cnn", tags: [], host: "gpu-07" }
  const entry = entryOf({
    started: { run, at },
    options: { name: run.name },
    process: yield* ownIdentity(),
    command: undefined,
    destination: "0".repeat(16),
    language: "en",
    timeZone: "UTC",
    oom: { own: undefined, machine: undefined, limit: undefined },
    logs: {},
    policy
  })
  yield* openRun(folder, entry)
  const write = noteBeat(folder, run.id, { at: entry.at, ...beat })
  yield* Effect.repeatN(write, 200)
  const before = process.cpuUsage()
  yield* Effect.repeatN(write, rounds)
  const { user, system } = process.cpuUsage(before)
  const each = (user + system) / 1_000 / (rounds + 1)
  const anHour = Duration.toMillis("1 hour") / Duration.toMillis(policy.beatInterval)
  return `${each.toFixed(2)} ms of processor time each, ${((each * anHour) / 1_000).toFixed(2)} s an hour (${anHour} of them)`
})

Effect.runPromise(Effect.scoped(measure)).then(console.log)
