/** Tells what has become of a process by its identity. It never takes a stranger for it, and never calls dead what it cannot see. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { bootedAt } from "./bootedAt.ts"
import { hereIn } from "./identify.ts"
import type { ProcessIdentity } from "./ProcessIdentity.ts"
import { startOf } from "./startOf.ts"

/**
 * `dead`: it has ended, whoever has its pid now. `rebooted`: so has the machine since. `elsewhere`: on another machine,
 * and not to be seen from here. `unknown`: in another container of this one, or this system does not say.
 */
export type Judgement = "alive" | "dead" | "rebooted" | "elsewhere" | "unknown"

const seen = ({ pid, startTicks }: ProcessIdentity, root: string): Judgement => {
  const start = startOf(pid, root)
  if (start === "gone") return "dead"
  if (start === "unseen" || startTicks === undefined) return "unknown"
  return start.isOver || start.startTicks !== startTicks ? "dead" : "alive"
}

/** A machine's clock may be set while it starts. */
const clockTolerance = Duration.seconds(10)

/** Who was heard of after this machine started is not of an earlier boot of it: then two machines have one name, as clones do. */
const startedSince = (heardAt: number, root: string): boolean => {
  const at = bootedAt(root)
  return at !== undefined && at + Duration.toMillis(clockTolerance) > heardAt
}

/** `heardAt`: its last sign of life, in milliseconds. `root` is where `/proc` is. */
export const judge = (identity: ProcessIdentity, heardAt: number, root = "/"): Effect.Effect<Judgement> =>
  Effect.sync(() => {
    const here = hereIn(root)
    // The same boot is the same machine, also when its name has changed meanwhile.
    if (identity.bootId === undefined || identity.bootId !== here.bootId) {
      if (identity.host !== here.host) return "elsewhere"
      if (identity.bootId !== undefined && here.bootId !== undefined) {
        return startedSince(heardAt, root) ? "rebooted" : "elsewhere"
      }
    }
    return identity.pidNamespace === here.pidNamespace ? seen(identity, root) : "unknown"
  })
