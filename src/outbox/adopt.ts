/** Takes over what waits in the outbox of another machine that shares this folder, and has not been at work there for so long that it may never return. */
import { join } from "node:path"
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { keepNames, moveFile, readText, writeFile, writtenAt } from "./file.ts"
import { asLeader } from "./leadership.ts"
import type { OutboxError } from "./OutboxError.ts"
import { list, openSpool, pathIn } from "./spool.ts"

/** When somebody last put a message there, or tried to deliver one. */
const lastWorkIn = (folder: string, names: ReadonlyArray<string>): Effect.Effect<number> => {
  const files = [join(folder, "turn.json"), ...names.map((name) => pathIn(folder, "new", name))]
  return Effect.map(Effect.forEach(files, writtenAt), (times) =>
    Arr.reduce(times, 0, (latest, at) => Math.max(latest, at ?? 0))
  )
}

const parsed = Option.liftThrowable((text: string): unknown => JSON.parse(text))

/** Nobody knows what became of an attempt at it. What cannot be read is set aside by who reads it next. */
const doubt = Effect.fnUntraced(function* (folder: string, name: string) {
  const stored = parsed(yield* readText(pathIn(folder, "new", name)))
  if (Option.isNone(stored) || !Predicate.isReadonlyRecord(stored.value)) return
  const text = JSON.stringify({ ...stored.value, mayRepeat: true })
  yield* writeFile(pathIn(folder, "tmp", `adopted-${name}`), pathIn(folder, "new", name), text)
})

/** One that another machine takes at the same moment is that one's. */
const take = (from: string, to: string, name: string): Effect.Effect<void> =>
  moveFile(name, pathIn(from, "new"), pathIn(to, "new")).pipe(Effect.zipRight(doubt(to, name)), Effect.ignore)

/**
 * Moves the messages of a destination from one machine's folder to another's, where nothing was done there for
 * `silenceAfter` of the policy. Nobody may deliver them before it is noted that they may be repeats.
 */
export const adopt = Effect.fn("outbox.adopt")(function* (
  from: string,
  to: string
): Effect.fn.Return<void, OutboxError> {
  const { silenceAfter } = yield* SlackPolicy
  const { names } = yield* list(from)
  const now = yield* Clock.currentTimeMillis
  if (names.length === 0 || now - (yield* lastWorkIn(from, names)) <= Duration.toMillis(silenceAfter)) return
  yield* openSpool(to)
  const all = Effect.forEach(names, (name) => take(from, to, name), { discard: true })
  yield* asLeader(to, Effect.zipRight(all, keepNames(pathIn(to, "new"))))
})
