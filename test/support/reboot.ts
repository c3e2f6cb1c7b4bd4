/** A machine that goes down: all that could tell of a run is gone at one stroke, and the next to look finds another boot. */
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Option } from "effect"
import { bootedAt } from "../../src/journal/bootedAt.ts"
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

const before = (bootedAt("/") ?? 0) - 3_600_000

/** It was an hour before this machine started, and in another boot. */
const moveBack = (file: string): void => {
  const { at: _, ...rest } = JSON.parse(readFileSync(file, "utf8"))
  const moved = JSON.stringify({ ...rest, at: before }).replaceAll(/"bootId":"[^"]*"/gu, '"bootId":"another"')
  writeFileSync(file, moved)
  utimesSync(file, before / 1_000, before / 1_000)
}

/** Moves the journal back, since the test's own machine stays up. */
const forgetBoot = ({ state }: Dying): void => {
  const runs = join(state, "runs")
  for (const id of readdirSync(runs)) {
    moveBack(join(runs, id, "run.json"))
    Option.liftThrowable(moveBack)(join(runs, id, "beat.json"))
  }
}

export const reboot = (dying: Dying): Effect.Effect<void> =>
  Effect.zipRight(
    killAll(dying),
    Effect.sync(() => forgetBoot(dying))
  )
