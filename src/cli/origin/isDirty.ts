/** Whether a work tree differs from its commit: what only git itself can tell. */
import { spawn } from "node:child_process"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Environment } from "./Environment.ts"

/**
 * Files that git does not track are no change. A submodule counts by its commit alone, since git starts a process for
 * each to look inside. No monitor of files is started, which would stay behind.
 */
const status = [
  "-c",
  "core.fsmonitor=false",
  "status",
  "--porcelain",
  "--untracked-files=no",
  "--ignore-submodules=dirty",
  "--no-renames"
] as const

/** Set in a git hook, they would lead to another repository than the one around the folder. */
const misleading = ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE"] as const

/** It takes no lock of the index: the run itself may want to commit. */
const environmentOf = (environment: Environment): Record<string, string | undefined> => ({
  ...environment,
  ...Object.fromEntries(misleading.map((name) => [name, undefined])),
  GIT_OPTIONAL_LOCKS: "0"
})

/**
 * The first byte is enough to know. None where there is no git, and where it refuses, as in a folder of somebody else
 * (safe.directory). An interruption ends git.
 */
export const isDirty = (cwd: string, environment: Environment): Effect.Effect<Option.Option<boolean>> =>
  Effect.async((resume) => {
    const git = spawn("git", status, { cwd, env: environmentOf(environment), stdio: ["ignore", "pipe", "ignore"] })
    const answer = (dirty: Option.Option<boolean>): void => resume(Effect.succeed(dirty))
    // Typed as always there; with no descriptor left there is none, and the error comes.
    git.stdout?.once("data", () => {
      answer(Option.some(true))
      git.kill()
    })
    git.once("error", () => answer(Option.none()))
    git.once("close", (code) => answer(code === 0 ? Option.some(false) : Option.none()))
    return Effect.sync(() => git.kill())
  })
