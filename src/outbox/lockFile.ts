/** The lead where the system has no socket that dies with its process, as on macOS: a file that says who leads, so that a dead leader is found out. */
import { randomBytes } from "node:crypto"
import { link, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { ownIdentity } from "../journal/identify.ts"
import { judge } from "../journal/judge.ts"
import { ProcessIdentity } from "../journal/ProcessIdentity.ts"

const pathIn = (folder: string): string => join(folder, "leader.json")

const attempt = <A>(run: () => Promise<A>): Effect.Effect<Option.Option<A>> => Effect.option(Effect.tryPromise(run))

const read = Schema.decodeUnknownOption(Schema.parseJson(ProcessIdentity))

/** Linked, so that it appears with its content, and for one of many. */
const claim = Effect.fnUntraced(function* (folder: string): Effect.fn.Return<boolean> {
  const draft = join(folder, `.leader.${randomBytes(4).toString("hex")}`)
  const own = yield* ownIdentity()
  yield* attempt(() => writeFile(draft, JSON.stringify(own), { mode: 0o600 }))
  const linked = yield* attempt(() => link(draft, pathIn(folder)))
  yield* attempt(() => rm(draft, { force: true }))
  return Option.isSome(linked)
})

const isDead = (text: string): Effect.Effect<boolean> =>
  Option.match(read(text), {
    onNone: () => Effect.succeed(true),
    onSome: (identity) => Effect.map(judge(identity), (is) => is === "dead" || is === "rebooted")
  })

/** Moves a dead leader's file away. What was moved is looked at: a new leader may have come between. */
const depose = Effect.fnUntraced(function* (folder: string, text: string): Effect.fn.Return<void> {
  const away = join(folder, `.deposed.${randomBytes(4).toString("hex")}`)
  if (Option.isNone(yield* attempt(() => rename(pathIn(folder), away)))) return
  const moved = yield* attempt(() => readFile(away, "utf8"))
  if (!Option.contains(moved, text)) yield* attempt(() => link(away, pathIn(folder)))
  yield* attempt(() => rm(away, { force: true }))
})

/** Whether this process leads from now on. */
export const takeLockFile = Effect.fnUntraced(function* (folder: string): Effect.fn.Return<boolean> {
  if (yield* claim(folder)) return true
  const standing = yield* attempt(() => readFile(pathIn(folder), "utf8"))
  if (Option.isSome(standing) && (yield* isDead(standing.value))) yield* depose(folder, standing.value)
  else if (Option.isSome(standing)) return false
  return yield* claim(folder)
})

export const releaseLockFile = (folder: string): Effect.Effect<void> =>
  Effect.asVoid(attempt(() => rm(pathIn(folder), { force: true })))
