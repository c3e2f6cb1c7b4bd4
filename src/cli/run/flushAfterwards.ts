/** Has what the command did not wait for delivered after it, by a process of its own: a picture takes longer than a message. */
import * as Effect from "effect/Effect"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { Kept } from "../../node/openKept.ts"
import { fingerprint } from "../../outbox/fingerprint.ts"
import { outboxFolder } from "../../outbox/outboxFolder.ts"
import { list } from "../../outbox/spool.ts"
import type { Address } from "../../slack/Address.ts"
import { spawnWithin } from "../../watchdog/spawnWithin.ts"
import type { Plan } from "./Plan.ts"
import { watchedEnvironment } from "./watchedEnvironment.ts"

/** In the folder of the command, where what draws may be installed. */
const flush = (plan: Plan, folder: string): void => {
  spawnWithin(process.execPath, [process.argv[1] ?? "", "flush"], {
    cwd: plan.cwd,
    detached: true,
    env: { ...watchedEnvironment(plan), RUNBELL_STATE: folder },
    stdio: "ignore",
    windowsHide: true
  })
    .on("error", constVoid)
    .unref()
}

/** Nothing, where nothing waits. A system that has no room for one more process leaves it to the next call of runbell. */
export const flushAfterwards = (plan: Plan, { folder }: Kept, address: Address): Effect.Effect<void> =>
  list(outboxFolder(folder, fingerprint(address))).pipe(
    Effect.tap(({ names }) =>
      names.length === 0 ? Effect.void : Effect.sync(() => Option.liftThrowable(flush)(plan, folder))
    ),
    Effect.ignore
  )
