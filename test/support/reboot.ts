/** A machine that goes down: all that could tell of a run is gone at one stroke, and the next to look finds another boot. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import type { Dying } from "./dying.ts"
import { inSession, kill, withVariable } from "./processes.ts"

/** The run's processes and its watchdog. All of them stand still first, so that none sees another one end. */
export const killAll = ({ pid, state, exited }: Dying): Effect.Effect<void> =>
  Effect.zipRight(
    Effect.sync(() => {
      const all = [...withVariable(state), ...inSession(pid)]
      for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const one of all) kill(one, signal)
    }),
    exited
  )

/** Writes another boot into the journal, since the test's own machine stays up. */
const forgetBoot = ({ state }: Dying): void => {
  const runs = join(state, "runs")
  for (const id of readdirSync(runs)) {
    const file = join(runs, id, "run.json")
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(/"bootId":"[^"]*"/gu, '"bootId":"another"'))
  }
}

export const reboot = (dying: Dying): Effect.Effect<void> =>
  Effect.zipRight(
    killAll(dying),
    Effect.sync(() => forgetBoot(dying))
  )
