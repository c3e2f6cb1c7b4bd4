/** Finds out which process holds the lead and is stopped (SIGSTOP, Ctrl-Z): until it goes on or ends, all others wait for it. */
import { readdir, readFile, readlink } from "node:fs/promises"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { socketName } from "./leadership.ts"

const attempt = <A>(run: () => Promise<A>): Effect.Effect<Option.Option<A>> => Effect.option(Effect.tryPromise(run))

const textOf = (path: string) => attempt(() => readFile(path, "latin1"))

/** The inode is the field before the name, in which a NUL is shown as `@`, and which Node fills up with more of them. */
const inodeOf = (folder: string, sockets: string): string | undefined => {
  const name = `@${socketName(folder)}`
  const fields = sockets.split("\n").map((line) => line.trim().split(/\s+/u))
  return fields.find((fields) => fields[7]?.replace(/@+$/u, "") === name)?.[6]
}

/** proc_pid_stat(5): the state is the field after the name, which may hold spaces and brackets itself. */
const isStopped = (pid: string) =>
  Effect.map(
    textOf(`/proc/${pid}/stat`),
    Option.exists((stat) => /^[Tt]$/u.test(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[0] ?? ""))
  )

/** Only processes of the same user let themselves be looked into; nobody else's leads here. */
const holds = (pid: string, inode: string) => {
  const folder = `/proc/${pid}/fd`
  const isIt = (name: string) =>
    Effect.map(
      attempt(() => readlink(`${folder}/${name}`)),
      Option.contains(`socket:[${inode}]`)
    )
  return Effect.flatMap(
    attempt(() => readdir(folder)),
    (names) =>
      Effect.exists(
        Option.getOrElse(names, () => []),
        isIt
      )
  )
}

/** Its number; none where nobody leads, the leader is not stopped, or the system does not show it, as only Linux does. */
export const stoppedLeader = (folder: string): Effect.Effect<Option.Option<number>> =>
  Effect.gen(function* () {
    const sockets = yield* textOf("/proc/net/unix")
    const inode = inodeOf(
      folder,
      Option.getOrElse(sockets, () => "")
    )
    if (inode === undefined || (yield* holds("self", inode))) return Option.none()
    const entries = Option.getOrElse(yield* attempt(() => readdir("/proc")), () => [])
    const stopped = yield* Effect.filter(
      entries.filter((name) => /^\d+$/u.test(name)),
      isStopped
    )
    return Option.map(yield* Effect.findFirst(stopped, (pid) => holds(pid, inode)), Number)
  })
