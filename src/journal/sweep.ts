/**
 * Takes away what is left where a process died between two steps: drafts, folders half removed, runs that are told. Of
 * runbell's own only: where the state folder is a project's, `runs` may hold somebody's results.
 */
import { readdirSync, rmdirSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { sweepCards } from "./cards.ts"
import { isClosedName, removeRun } from "./closeRun.ts"
import { draftedName } from "./placeFile.ts"
import { foundIn } from "./readRun.ts"
import { isOwnName, isRunId, runsIn } from "./runFolder.ts"

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
  if (found._tag !== "Run" || !Option.exists(found.run.standing, ({ isTold }) => isTold)) return false
  return isOlder(path, toldRunsKept, now)
}

const isOwnDraft = (name: string): boolean => isOwnName(draftedName(name) ?? "")

const remove = (path: string): boolean => did(() => rmSync(path, { force: true }))

/** What anybody else has in it keeps the folder there. */
const removeEmpty = (path: string): boolean => did(() => rmdirSync(path))

/** Of a run that was never written down nothing else is left, and its folder goes, too. */
const removeDrafts = (path: string, now: number): number => {
  const drafts = namesIn(path).filter((name) => isOwnDraft(name) && isOlder(join(path, name), abandoned, now))
  const removed = drafts.filter((name) => remove(join(path, name))).length
  return removed > 0 && foundIn(path, "")._tag === "Nothing" && removeEmpty(path) ? removed + 1 : removed
}

/** What it holds was a run's. */
const removeClosed = (path: string): boolean => {
  for (const name of namesIn(path)) if (isOwnName(name) || isOwnDraft(name)) remove(join(path, name))
  return removeEmpty(path)
}

const sweepNow = (folder: string, toldRunsKept: Duration.DurationInput, now: number): number => {
  const runs = runsIn(folder)
  const names = namesIn(runs)
  const ids = names.filter(isRunId)
  const done = ids.filter((id) => isDone(join(runs, id), id, toldRunsKept, now))
  const removed = [
    ...names.filter((name) => isClosedName(name) && removeClosed(join(runs, name))),
    ...done.filter((id) => did(() => removeRun(folder, id)))
  ].length
  return ids.reduce((sum, id) => (done.includes(id) ? sum : sum + removeDrafts(join(runs, id), now)), removed)
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
