/** What waits in a folder, as its leader sees it: in order, each file read once, and what is no message set aside on the way. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { SlackError } from "../slack/SlackError.ts"
import type { Tally } from "./Drained.ts"
import type { Waiting } from "./digest.ts"
import { keepNames, removeFile } from "./file.ts"
import { readName } from "./messageName.ts"
import type { OutboxError } from "./OutboxError.ts"
import { type Read, readMessage } from "./readMessage.ts"
import { noteRefusal } from "./refusal.ts"
import { type Listing, list, pathIn, setAside } from "./spool.ts"

/** How many messages are looked at for a digest. */
export const lookahead = 1_000

/** How many names are worked through before a long folder is read again. */
const chunk = 4_000

export interface Backlog {
  /** Reads the folder again, where what is known of it may not be all, and answers whether something waits. */
  readonly refresh: Effect.Effect<boolean, OutboxError>
  /** The first messages, at most so many. */
  readonly first: (most: number) => Effect.Effect<ReadonlyArray<Waiting>, OutboxError>
  /** They were delivered. */
  readonly forget: (names: ReadonlyArray<string>) => Effect.Effect<void>
  /** They were refused for good, with this error. */
  readonly bury: (names: ReadonlyArray<string>, error: SlackError) => Effect.Effect<void>
}

/** The messages that this process put itself. */
export interface Own {
  /** Such a message, so that it need not be read back. */
  readonly known: (name: string) => Waiting | undefined
  /** Those that the folder took: they are told also when somebody has emptied it meanwhile. */
  readonly stored: () => ReadonlyArray<string>
  /** Those that the folder could not take: they wait behind all others. */
  readonly unstored: () => ReadonlyArray<string>
}

/** What has left a folder and could not be removed, as on a disk that became read-only: it must not be told again and again. */
const stuck = new Set<string>()

/** Opens the folder's backlog. */
export const makeBacklog = (folder: string, own: Own, tally: Tally): Backlog => {
  const files = new Map<string, Read>()
  let names: ReadonlyArray<string> = []

  const leave = (gone: ReadonlyArray<string>): void => {
    const away = new Set(gone)
    for (const name of gone) files.delete(name)
    names = names.filter((name) => !away.has(name))
  }

  /** One that cannot be moved would be met again at once, and for ever: it is passed over. */
  const putAside = (name: string) =>
    setAside(folder, name, "foreign").pipe(
      Effect.tap(() => Effect.sync(() => tally.add("setAside", 1))),
      Effect.ignore
    )

  /** Takes them out, and remembers those that the disk does not let go. */
  const takeOut = (gone: ReadonlyArray<string>, how: (name: string) => Effect.Effect<void, OutboxError>) => {
    leave(gone)
    const files = gone.filter((name) => readName(name) !== undefined)
    return Effect.zipRight(Effect.forEach(files, how, { discard: true }), keepNames(pathIn(folder, "new"))).pipe(
      Effect.catchAll(({ message }) => {
        for (const name of gone) stuck.add(name)
        return Effect.logWarning(`runbell: ${message}`)
      })
    )
  }

  const forget: Backlog["forget"] = (gone) => takeOut(gone, (name) => removeFile(pathIn(folder, "new", name)))

  /** The reason first: who waits in another process looks for it as soon as the message is gone. */
  const bury: Backlog["bury"] = (gone, error) =>
    takeOut(gone, (name) => Effect.zipRight(noteRefusal(folder, name, error), setAside(folder, name, "dead")))

  const listed = Effect.catchAll(list(folder), (error) =>
    own.stored().length + own.unstored().length === 0
      ? Effect.fail(error)
      : Effect.succeed<Listing>({ names: [], foreign: [] })
  )

  const refresh = Effect.gen(function* () {
    if (names.length > lookahead) return true
    const listing = yield* listed
    yield* Effect.forEach(listing.foreign, putAside, { discard: true })
    const all = Array.from(new Set([...listing.names, ...own.stored()])).toSorted()
    const waiting = [...all.slice(0, chunk), ...(all.length > chunk ? [] : own.unstored())]
    names = waiting.filter((name) => !stuck.has(name))
    return names.length > 0
  })

  const read = (name: string): Effect.Effect<Read, OutboxError> =>
    Effect.suspend(() => {
      const waiting = own.known(name)
      if (waiting !== undefined) return Effect.succeed<Read>({ _tag: "Message", waiting, expiresAt: Infinity })
      const file = files.get(name)
      if (file !== undefined) return Effect.succeed(file)
      return Effect.tap(readMessage(folder, name), (file) => Effect.sync(() => files.set(name, file)))
    })

  const drop = Effect.fnUntraced(function* (name: string, { _tag }: Read) {
    if (_tag === "Unreadable") yield* putAside(name)
    if (_tag === "Message") {
      tally.add("expired", 1)
      return yield* forget([name])
    }
    leave([name])
  })

  const first = Effect.fnUntraced(function* (most: number): Effect.fn.Return<ReadonlyArray<Waiting>, OutboxError> {
    const now = yield* Clock.currentTimeMillis
    const found: Array<Waiting> = []
    for (const name of names.slice(0, most)) {
      const file = yield* read(name)
      if (file._tag === "Message" && file.expiresAt > now) found.push(file.waiting)
      else yield* drop(name, file)
    }
    return found
  })

  return { refresh, first, forget, bury }
}
