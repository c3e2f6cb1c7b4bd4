/** Where a run of the command comes from, put together. */
import * as Effect from "effect/Effect"
import type { Origin } from "../../domain/Origin.ts"
import { commitOf } from "./commitOf.ts"
import type { Environment } from "./Environment.ts"
import { jobOf } from "./jobOf.ts"

/** `command` is the command line as it is to be shown, without its secrets. Takes as long as `commitOf`. */
export const originOf = (command: string, environment: Environment, cwd: string): Effect.Effect<Origin> =>
  Effect.map(commitOf(cwd, environment), (commit) => ({ command, commit, job: jobOf(environment) }))
