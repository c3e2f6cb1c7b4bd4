/**
 * The lead where the system has no socket that dies with its process, as on macOS: a link that names who leads, so that a
 * dead leader is found out. A symbolic link, which has its content from the first moment on, and needs next to no room.
 */
import { randomBytes } from "node:crypto"
import { lstat, readlink, rename, rm, symlink } from "node:fs/promises"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { ownIdentity } from "../journal/identify.ts"
import { judge } from "../journal/judge.ts"
import { ProcessIdentity } from "../journal/ProcessIdentity.ts"
import { codeOf } from "./OutboxError.ts"

const pathIn = (folder: string): string => join(folder, "leader.json")

const attempt = <A>(run: () => Promise<A>): Effect.Effect<Option.Option<A>> => Effect.option(Effect.tryPromise(run))

const read = Schema.decodeUnknownOption(Schema.parseJson(ProcessIdentity))

const ownText = Effect.map(ownIdentity(), (own) => JSON.stringify(own))

/**
 * `impossible` on a disk that is full or read-only, where the messages of this process are in its memory, and nobody else
 * can tell them; and on one that knows no links, where nobody would tell them otherwise.
 */
type Claim = "made" | "stands" | "impossible"

const claim = (folder: string): Effect.Effect<Claim> =>
  Effect.flatMap(ownText, (text) =>
    Effect.tryPromise({ try: () => symlink(text, pathIn(folder)), catch: codeOf }).pipe(
      Effect.match({
        onSuccess: () => "made" as const,
        onFailure: (code) => (code === "EEXIST" ? "stands" : "impossible")
      })
    )
  )

/** Who leads; none where what stands there is no link. */
const standing = (folder: string): Effect.Effect<Option.Option<string>> => attempt(() => readlink(pathIn(folder)))

/** A leader was last heard of when it made its link. */
const isDead = Effect.fnUntraced(function* (folder: string, leader: Option.Option<string>): Effect.fn.Return<boolean> {
  const identity = Option.flatMap(leader, read)
  if (Option.isNone(identity)) return true
  const since = yield* attempt(async () => (await lstat(pathIn(folder))).mtimeMs)
  const is = yield* judge(identity.value, Option.getOrUndefined(since) ?? 0)
  return is === "dead" || is === "rebooted"
})

/** Moves a dead leader's link away. What was moved is looked at: a new leader may have come between. */
const depose = Effect.fnUntraced(function* (folder: string, leader: Option.Option<string>): Effect.fn.Return<void> {
  const away = join(folder, `.deposed.${randomBytes(4).toString("hex")}`)
  if (Option.isNone(yield* attempt(() => rename(pathIn(folder), away)))) return
  const moved = Option.getOrUndefined(yield* attempt(() => readlink(away)))
  if (moved !== undefined && !Option.contains(leader, moved)) yield* attempt(() => symlink(moved, pathIn(folder)))
  yield* attempt(() => rm(away, { force: true }))
})

/** Whether this process leads from now on. */
export const takeLockFile = Effect.fnUntraced(function* (folder: string): Effect.fn.Return<boolean> {
  if ((yield* claim(folder)) !== "stands") return true
  const leader = yield* standing(folder)
  if (!(yield* isDead(folder, leader))) return false
  yield* depose(folder, leader)
  return (yield* claim(folder)) !== "stands"
})

/** Takes away no other's: who led without a link may have been followed by one who could make it. */
export const releaseLockFile = (folder: string): Effect.Effect<void> =>
  Effect.flatMap(Effect.all([standing(folder), ownText]), ([leader, own]) =>
    Option.contains(leader, own) ? Effect.asVoid(attempt(() => rm(pathIn(folder), { force: true }))) : Effect.void
  )
