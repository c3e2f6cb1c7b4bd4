/** A disk that is soon full. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Option } from "effect"

/** A disk of 64 kB; only root can make one. */
export const smallDisk = Effect.acquireRelease(
  Effect.gen(function* () {
    const folder = mkdtempSync(join(tmpdir(), "runbell-small-disk-"))
    const mounted = yield* Effect.option(
      Effect.try(() => execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" }))
    )
    return { folder, isMounted: mounted._tag === "Some" }
  }),
  ({ folder, isMounted }) =>
    Effect.sync(() => {
      if (isMounted) execFileSync("umount", [folder])
      rmSync(folder, { recursive: true, force: true })
    })
)

/** Leaves no byte of it. */
export const fill = (folder: string): void => {
  Option.liftThrowable(() => writeFileSync(join(folder, "filler"), Buffer.alloc(128 * 1_024)))()
}
