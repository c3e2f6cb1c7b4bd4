/** Takes away what is left where a process died between two steps: drafts, folders half removed, runs that are told. */
import { readdirSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { sweepCards } from "./cards.ts"
import { closedEnding, removeRun } from "./closeRun.ts"
import { draftEnding } from "./placeFile.ts"
import { foundIn } from "./readRun.ts"
import { isRunId, runsIn } from "./runFolder.ts"

/** Longer than any file takes to be written. */
const abandoned = Duration.hours(1)

const namesIn = (path: string): ReadonlyArray<string> =>
  Option.getOrElse(Option.liftThrowable(() => readdirSync(path))(), () => [])

/** Whether it could be done. */
const did = (act: () => void): boolean => Option.isSome(Option.liftThrowable(act)())

/** One that cannot be read, or was written in the future, counts as new. */
const isOlder = (path: string, age: Duration.DurationInput, now: number): boolean =>
  Option.match(Option.liftThrowable(() => statSync(path).mtimeMs)(), {
    onNone: () => false,
    onSome: (at) => now - at > Duration.toMillis(age)
  })

const isDone = (path: string, id: string, toldRunsKept: Duration.DurationInput, now: number): boolean => {
  const found = foundIn(path, id)
  if (found._tag === "Nothing") return isOlder(path, abandoned, now)
  if (found._tag !== "Run" || !Option.exists(found.run.standing, ({ isTold }) => isTold)) return false
  return isOlder(path, toldRunsKept, now)
}

const draftsIn = (path: string, now: number): ReadonlyArray<string> =>
  namesIn(path)
    .filter((name) => name.endsWith(draftEnding))
    .map((name) => join(path, name))
    .filter((draft) => isOlder(draft, abandoned, now))

const sweepNow = (folder: string, toldRunsKept: Duration.DurationInput, now: number): number => {
  const runs = runsIn(folder)
  const names = namesIn(runs)
  const ids = names.filter(isRunId)
  const closed = names.filter((name) => name.startsWith(".") && name.endsWith(closedEnding))
  const done = ids.filter((id) => isDone(join(runs, id), id, toldRunsKept, now))
  const left = [
    ...closed.map((name) => join(runs, name)),
    ...ids.filter((id) => !done.includes(id)).flatMap((id) => draftsIn(join(runs, id), now))
  ]
  return [
    ...done.filter((id) => did(() => removeRun(folder, id))),
    ...left.filter((path) => did(() => rmSync(path, { recursive: true, force: true })))
  ].length
}

/** A card that is that old is another one's by now. */
const sweepOldCards = (folder: string, cardsKept: Duration.DurationInput, now: number): number =>
  sweepCards(folder, now - Duration.toMillis(cardsKept))

/** Answers with how much it took away. Safe at any time, also while runs go on. */
export const sweep = (folder: string): Effect.Effect<number> =>
  Effect.zipWith(
    SlackPolicy,
    Clock.currentTimeMillis,
    ({ toldRunsKept, cardsKept }, now) => sweepNow(folder, toldRunsKept, now) + sweepOldCards(folder, cardsKept, now)
  )
