/** What the system shows of a process: whether it runs, and since when. */
import { spawnSync } from "node:child_process"
import { readFileSync, readlinkSync } from "node:fs"
import { join } from "node:path"
import * as Option from "effect/Option"

/** `unseen`: this system does not show other processes, or not those of our own pids. */
export type Start = { readonly startTicks: number; readonly isOver: boolean } | "gone" | "unseen"

const read = Option.liftThrowable((path: string) => readFileSync(path, "latin1"))

/** A /proc of another pid namespace would show other processes under our pids. */
const showsOurPids = (root: string): boolean =>
  Option.contains(Option.liftThrowable(() => readlinkSync(join(root, "proc/self")))(), String(process.pid))

/** The fields after the name, which may hold spaces and brackets itself (proc_pid_stat(5): state is the 3rd field, starttime the 22nd). */
const inStat = (stat: string): Start => {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  const startTicks = Number(fields[19])
  return Number.isSafeInteger(startTicks)
    ? { startTicks, isOver: fields[0] === "Z" || fields[0] === "X" || fields[0] === "x" }
    : "unseen"
}

/** `Tue Nov 24 22:32:35 2026 S`: the time in UTC, then the state. */
const inLine = (line: string): Start => {
  const [, time, state] = /^\s*(.+ \d{4})\s+(\S+)\s*$/u.exec(line) ?? []
  const at = Date.parse(`${time} UTC`)
  return Number.isNaN(at) ? "gone" : { startTicks: at / 10, isOver: state?.startsWith("Z") === true }
}

/** Where there is no /proc, as on macOS. */
const askPs = (pid: number): Start => {
  const { status, stdout, error } = spawnSync("ps", ["-o", "lstart=,state=", "-p", String(pid)], {
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" }
  })
  return error !== undefined || status === null ? "unseen" : inLine(stdout)
}

/** A process that has ended, and that nobody has asked about yet, is over. `root` is where `/proc` is. */
export const startOf = (pid: number, root = "/"): Start => {
  if (Option.isNone(read(join(root, "proc/self/stat")))) return askPs(pid)
  if (!showsOurPids(root)) return "unseen"
  return Option.match(read(join(root, `proc/${pid}/stat`)), { onNone: () => "gone", onSome: inStat })
}
