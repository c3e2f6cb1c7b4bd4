/** The alarms that runs have set in Slack, in files: whoever tells a run's end in its place also takes its alarm back. */
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import { attempt } from "./JournalError.ts"
import { makeFolder } from "./makeFolder.ts"
import { placeFile } from "./placeFile.ts"
import { isRunId } from "./runFolder.ts"

/** A message for later. */
export interface NotedAlarm {
  readonly id: string
  /** The id of its channel. */
  readonly channel: string
  /** When it goes off, in milliseconds. */
  readonly due: number
}

const ending = ".json"

const alarmsIn = (folder: string, destination: string): string => join(folder, "alarms", destination)

const pathOf = (folder: string, destination: string, run: string): string =>
  join(alarmsIn(folder, destination), `${run}${ending}`)

const isAlarm = (value: unknown): value is NotedAlarm =>
  Predicate.isReadonlyRecord(value) &&
  value["version"] === 1 &&
  Predicate.isString(value["id"]) &&
  Predicate.isString(value["channel"]) &&
  Predicate.isNumber(value["due"])

const read = Option.liftThrowable((path: string): unknown => JSON.parse(readFileSync(path, "utf8")))

const namesIn = Option.liftThrowable((path: string) => readdirSync(path))

const remove = Option.liftThrowable((path: string) => rmSync(path, { force: true }))

/** The alarm of a run, where it has set one. `destination` is the fingerprint of where it is told. */
export const recallAlarm = (
  folder: string,
  destination: string,
  run: string
): Effect.Effect<Option.Option<NotedAlarm>> =>
  Effect.sync(() => Option.filter(read(pathOf(folder, destination, run)), isAlarm))

/** The fingerprints of where runs are told that have set one. */
export const destinationsWithAlarms = (folder: string): Effect.Effect<ReadonlyArray<string>> =>
  Effect.sync(() => Option.getOrElse(namesIn(join(folder, "alarms")), (): ReadonlyArray<string> => []))

/** The ids of the runs that have set one. */
export const runsWithAlarm = (folder: string, destination: string): Effect.Effect<ReadonlyArray<string>> =>
  Effect.sync(() =>
    Option.getOrElse(namesIn(alarmsIn(folder, destination)), (): ReadonlyArray<string> => [])
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .filter(isRunId)
  )

/** Notes the alarm that a run has set, in place of the one before. As well as the disk allows. */
export const noteAlarm = (folder: string, destination: string, run: string, alarm: NotedAlarm): Effect.Effect<void> =>
  isRunId(run)
    ? Effect.ignore(
        attempt(alarmsIn(folder, destination), () => {
          makeFolder(alarmsIn(folder, destination))
          placeFile(pathOf(folder, destination, run), { version: 1, ...alarm }, "passing")
        })
      )
    : Effect.void

/** It is taken back, or nobody can any more. */
export const forgetAlarm = (folder: string, destination: string, run: string): Effect.Effect<void> =>
  Effect.sync(() => void remove(pathOf(folder, destination, run)))
