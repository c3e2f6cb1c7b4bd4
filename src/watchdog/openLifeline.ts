/** Starts the watchdog's process, and holds the other end of what ties it to the run. */
import { Socket } from "node:net"
import { constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type { Program } from "./Program.ts"
import { spawnWithin } from "./spawnWithin.ts"

export interface WatchdogOptions {
  /**
   * The command line of the reporter, with absolute paths: it runs in the root folder. It gets one argument more, why it
   * is called: `death`; `flush`, after a hand-over; `outlived`, when the process that it had asked to wait for
   * (`stillRuns`) has ended. It is run until it ends with 0, up to four times, with pauses of half a second, two and five seconds.
   */
  readonly report: ReadonlyArray<string>
  /** The variables of the watchdog, and so of the reporter. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * In a session of its own, which no signal to ours reaches. The lifeline is on descriptor 3, since Node closes a child's
 * stdin when the child ends, and the one that it knows here ends at once. Children of the run do not inherit it, and
 * nothing here keeps the run from ending.
 */
const spawnAs = ([file, ...args]: Program, { report, environment }: WatchdogOptions): Socket | undefined => {
  const child = spawnWithin(file, [...args, ...report], {
    cwd: "/",
    detached: true,
    env: environment,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    windowsHide: true
  })
  child.on("error", constVoid).unref()
  // Without a pid there may be no streams either, whatever their type says.
  const lifeline = child.pid === undefined ? undefined : child.stdio[3]
  return lifeline instanceof Socket ? lifeline.on("error", constVoid).unref() : undefined
}

/** None where the system has no such program, or no room for one more process. */
export const openLifeline = (program: Program, options: WatchdogOptions): Option.Option<Socket> =>
  Option.flatMapNullable(Option.liftThrowable(() => spawnAs(program, options))(), (lifeline) => lifeline)
