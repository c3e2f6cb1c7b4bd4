/** Puts a message into the outbox: once it is there, it will be told, whatever becomes of this process. */
import { createHash, randomBytes } from "node:crypto"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { plain } from "../domain/plain.ts"
import { written } from "../journal/placeFile.ts"
import type { Message } from "../slack/Message.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { keepNames, writeFile } from "./file.ts"
import { type MessageName, placeAfter, readName, writeName } from "./messageName.ts"
import type { OutboxError } from "./OutboxError.ts"
import { shortEnough } from "./shortEnough.ts"
import { lastOf, list, openSpool, pathIn } from "./spool.ts"

/** What can be said of a message besides itself. */
export interface PutOptions {
  /** A message of the same key that still waits makes this one needless. */
  readonly key?: string | undefined
  /** It may have been delivered already. Default: no. */
  readonly mayRepeat?: boolean | undefined
}

/** The last place that this process took in each folder: a name that was delivered meanwhile is not taken again. */
const lastPut = new Map<string, MessageName>()

const later = (one: MessageName | undefined, other: MessageName | undefined): MessageName | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return one.at > other.at || (one.at === other.at && one.count > other.count) ? one : other
}

/** What stands in a name for its key. */
export const markOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 16)

/** The name under which the next message goes; that of the same key, where one waits. */
export const nextName = Effect.fnUntraced(function* (
  folder: string,
  key?: string
): Effect.fn.Return<{ readonly name: string; readonly waitsAlready: boolean }, OutboxError> {
  const last = lastPut.get(folder)
  const mark = key === undefined ? undefined : markOf(key)
  // A long folder takes time to read: once this process has its place in it, only a key makes that worth while.
  const listing = last === undefined || mark !== undefined ? yield* list(folder) : undefined
  const same = mark === undefined ? undefined : listing?.names.find((name) => readName(name)?.key === mark)
  if (same !== undefined) return { name: same, waitsAlready: true }
  const now = yield* Clock.currentTimeMillis
  const standing = listing === undefined ? undefined : lastOf(listing)
  const place = { ...placeAfter(later(lastPut.get(folder), standing), now), key: mark }
  lastPut.set(folder, place)
  return { name: writeName(place, randomBytes(4).toString("hex")), waitsAlready: false }
})

/** Writes the message under the name: there whole and for good, or not at all; and, as all of the journal, without Slack's secrets. */
export const putAs = Effect.fnUntraced(function* (
  folder: string,
  name: string,
  message: Message,
  { key, mayRepeat = false }: PutOptions
): Effect.fn.Return<void, OutboxError> {
  const { outboxKeeps } = yield* SlackPolicy
  const now = yield* Clock.currentTimeMillis
  const stored = {
    version: 1,
    at: DateTime.toEpochMillis(message.event.at),
    expiresAt: now + Duration.toMillis(outboxKeeps),
    mayRepeat,
    key,
    message: plain(message)
  }
  yield* writeFile(pathIn(folder, "tmp", name), pathIn(folder, "new", name), shortEnough(written(stored)))
  yield* keepNames(pathIn(folder, "new"))
})

/**
 * Puts a message behind those that wait, and answers with its name there. `folder` is that of the destination, see
 * `outboxFolder`. With a `key`, a message of the same key that still waits stands for it. It is kept for `outboxKeeps`
 * of the policy.
 *
 * @since 0.1.0
 */
export const put = (folder: string, message: Message, options: PutOptions = {}): Effect.Effect<string, OutboxError> =>
  Effect.gen(function* () {
    yield* openSpool(folder)
    const { name, waitsAlready } = yield* nextName(folder, options.key)
    if (!waitsAlready) yield* putAs(folder, name, message, options)
    return name
  }).pipe(Effect.uninterruptible, Effect.withSpan("outbox.put"))
