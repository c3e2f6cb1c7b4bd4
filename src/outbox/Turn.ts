/** When the next message may go to a destination, and which one may be there already: kept on the disk, so that the next leader keeps to it. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Policy } from "../slack/SlackPolicy.ts"
import { overwriteFile, readText, writeFile } from "./file.ts"

/** All times in milliseconds. */
export interface Turn {
  /** When all messages so far would be over if each took one interval of the pace. */
  readonly busyUntil: number
  /** Before this no attempt is made: Slack asked for it, or the last one failed. */
  readonly openAt: number
  /** The messages of the attempt that is under way, or whose answer never came. */
  readonly inFlight: ReadonlyArray<string>
}

export const firstTurn: Turn = { busyUntil: 0, openAt: 0, inFlight: [] }

type Pace = Pick<Policy, "pace" | "longestRetryAfter">

/** When the next attempt may be made. What lies further ahead than it ever can is a clock that was set back. */
export const opensAt = ({ busyUntil, openAt }: Turn, now: number, { pace, longestRetryAfter }: Pace): number => {
  const interval = Duration.toMillis(pace.interval)
  const ahead = pace.burst * interval
  const paced = Math.min(busyUntil, now + ahead) - ahead + interval
  return Math.max(paced, Math.min(openAt, now + Duration.toMillis(longestRetryAfter)))
}

/** The turn is taken. */
export const taken = (turn: Turn, now: number, { pace }: Pace, inFlight: ReadonlyArray<string>): Turn => {
  const interval = Duration.toMillis(pace.interval)
  return {
    ...turn,
    busyUntil: Math.max(now, Math.min(turn.busyUntil, now + pace.burst * interval)) + interval,
    inFlight
  }
}

const pathOf = (folder: string): string => join(folder, "turn.json")

const isTurn = (value: unknown): value is Turn =>
  typeof value === "object" &&
  value !== null &&
  "busyUntil" in value &&
  Number.isFinite(value.busyUntil) &&
  "openAt" in value &&
  Number.isFinite(value.openAt) &&
  "inFlight" in value &&
  Array.isArray(value.inFlight) &&
  value.inFlight.every((name) => typeof name === "string")

/** What the last leader left; the first turn where nothing of it can be read. */
export const readTurn = (folder: string): Effect.Effect<Turn> =>
  readText(pathOf(folder)).pipe(
    Effect.flatMap((text) => Effect.try((): unknown => JSON.parse(text))),
    Effect.option,
    Effect.map((read) => Option.getOrElse(Option.filter(read, isTurn), () => firstTurn))
  )

/** The file is as long as this at least, so that on a full disk there is room in it for the names of some 80 messages. */
const room = 4_096

/** As well as the disk allows: what cannot be noted must not keep a message from being told. */
export const writeTurn = (folder: string, turn: Turn): Effect.Effect<void> => {
  const text = JSON.stringify(turn)
  const draft = join(folder, "tmp", `turn-${randomBytes(4).toString("hex")}`)
  return writeFile(draft, pathOf(folder), text.padEnd(room)).pipe(
    Effect.catchAll(() => overwriteFile(pathOf(folder), text)), // a full disk
    Effect.ignore
  )
}
