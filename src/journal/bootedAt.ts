/** When this machine started, by its own clock. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Option from "effect/Option"

const read = Option.liftThrowable((path: string) => readFileSync(path, "latin1"))

/**
 * In milliseconds; none where the system does not show it. The kernel counts back from now (`btime` of proc_stat(5)), so
 * that it keeps up with a clock that is set.
 */
export const bootedAt = (root: string): number | undefined => {
  const [, seconds] = /^btime (\d+)$/mu.exec(Option.getOrElse(read(join(root, "proc/stat")), () => "")) ?? []
  return seconds === undefined ? undefined : Number(seconds) * 1_000
}
