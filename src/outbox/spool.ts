/** The folder of one destination: `new/` holds what waits, in the order of the names; the others are for making and for setting aside. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { makeFolder, moveFile, namesIn, removeFile, touch, writtenAt } from "./file.ts"
import { isForeign, type MessageName, readName } from "./messageName.ts"
import type { OutboxError } from "./OutboxError.ts"

const rooms = ["tmp", "new", "dead", "foreign"] as const

/** `dead` holds what was refused for good, `foreign` what is no message of runbell's. */
export type Room = (typeof rooms)[number]

export const pathIn = (folder: string, room: Room, name = ""): string => join(folder, room, name)

/** Makes the folder's rooms. */
export const openSpool = (folder: string): Effect.Effect<void, OutboxError> =>
  Effect.forEach(rooms, (room) => makeFolder(pathIn(folder, room)), { discard: true })

/** What is in the folder of new messages. */
export interface Listing {
  /** The messages, the oldest first. */
  readonly names: ReadonlyArray<string>
  /** What is none of ours. */
  readonly foreign: ReadonlyArray<string>
}

/** What waits. */
export const list = (folder: string): Effect.Effect<Listing, OutboxError> =>
  Effect.map(namesIn(pathIn(folder, "new")), (names) => ({
    names: names.filter((name) => readName(name) !== undefined).toSorted(),
    foreign: names.filter(isForeign)
  }))

/** The last place that is taken. */
export const lastOf = ({ names }: Listing): MessageName | undefined => {
  const last = names.at(-1)
  return last === undefined ? undefined : readName(last)
}

/** Takes a message out of the order, and keeps it from now on for who wants to look: also a file that was old before. */
export const setAside = (folder: string, name: string, room: "dead" | "foreign"): Effect.Effect<void, OutboxError> =>
  makeFolder(pathIn(folder, room)).pipe(
    Effect.zipRight(moveFile(name, pathIn(folder, "new"), pathIn(folder, room))),
    Effect.zipLeft(Effect.ignore(touch(pathIn(folder, room, name))))
  )

const sweepRoom = (folder: string, room: Room, before: number) =>
  Effect.flatMap(
    Effect.orElseSucceed(namesIn(pathIn(folder, room)), () => []),
    Effect.forEach((name) =>
      Effect.flatMap(writtenAt(pathIn(folder, room, name)), (at) =>
        at !== undefined && at < before ? Effect.ignore(removeFile(pathIn(folder, room, name))) : Effect.void
      )
    )
  )

/** Removes drafts, and what was set aside, that were written before that time, in milliseconds. */
export const sweep = (folder: string, before: number): Effect.Effect<void> =>
  Effect.forEach(["tmp", "dead", "foreign"] as const, (room) => sweepRoom(folder, room, before), { discard: true })
