/** Whether the terminal's own signals (Ctrl-C, Ctrl-\) reach this process, and so all of its group. */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import * as Option from "effect/Option"

/** Group and terminal's foreground group of the line of /proc/PID/stat; the program's name in it may hold anything. */
export const foregroundOf = (stat: string): boolean => {
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return group !== undefined && group === foreground
}

const byProc = Option.liftThrowable(() => foregroundOf(readFileSync("/proc/self/stat", "latin1")))

/** Where there is no /proc (macOS). */
const byPs = (): boolean => {
  const asked = spawnSync("ps", ["-o", "pgid=,tpgid=", "-p", String(process.pid)], { encoding: "latin1" })
  const [group, foreground] = (asked.stdout ?? "").trim().split(/\s+/u)
  return group !== "" && group === foreground
}

/** As of now: it changes with every `bg` and `fg`. False without a terminal. */
export const isForeground = (): boolean => Option.getOrElse(byProc(), byPs)
