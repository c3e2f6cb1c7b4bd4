/** Takes a process's identity, so that it can be judged later, by another process. */
import { readFileSync, readlinkSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { ProcessIdentity } from "./ProcessIdentity.ts"
import { startOf } from "./startOf.ts"

const line = (path: string): string | undefined =>
  Option.getOrUndefined(Option.liftThrowable(() => readFileSync(path, "latin1").trim() || undefined)())

/** The place that a process is in. */
export const hereIn = (root: string): Omit<ProcessIdentity, "pid" | "startTicks"> => ({
  bootId: line(join(root, "proc/sys/kernel/random/boot_id")),
  host: [hostname(), line(join(root, "etc/machine-id"))].filter((name) => name !== undefined).join("/"),
  pidNamespace: Option.getOrUndefined(Option.liftThrowable(() => readlinkSync(join(root, "proc/self/ns/pid")))())
})

/** The identity of a process of this machine that is running, as a child that was just started. `root` is where `/proc` is. */
export const identityOf = (pid: number, root = "/"): Effect.Effect<ProcessIdentity> =>
  Effect.sync(() => {
    const start = startOf(pid, root)
    return { pid, startTicks: typeof start === "string" ? undefined : start.startTicks, ...hereIn(root) }
  })

/** The identity of this process. */
export const ownIdentity = (root = "/"): Effect.Effect<ProcessIdentity> =>
  Effect.suspend(() => identityOf(process.pid, root))
