/** The messages that the sandbox has accepted, in order, and those who wait for them. */
import * as Arr from "effect/Array"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Order from "effect/Order"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import { awaitCount } from "./awaitCount.ts"
import type { Taken } from "./judge.ts"
import type { StoredMessage } from "./StoredMessage.ts"

/** A message, and when it became as it is: the `ts` of a new one, later than every `ts` so far for one that was changed. */
export interface Revised {
  readonly message: StoredMessage
  readonly revision: string
  /** It was there once. */
  readonly isDeleted?: boolean
}

interface Kept {
  /** The last `ts` or revision, in microseconds. It grows even when the messages are cleared: none is ever given twice. */
  readonly last: number
  readonly entries: ReadonlyArray<Revised>
}

/** Seconds and six digits: `1503435956.000247`. */
const tsOf = (micros: number): string =>
  `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`

const next = ({ last }: Kept, at: number): number => Math.max(at * 1_000, last + 1)

const add = (kept: Kept, taken: Taken, channel: string, at: number): readonly [StoredMessage, Kept] => {
  const last = next(kept, at)
  const revision = tsOf(last)
  const message = { ...taken, ts: revision, at, channel }
  return [message, { last, entries: [...kept.entries, { message, revision }] }]
}

const change = (kept: Kept, ts: string, changed: (entry: Revised) => Omit<Revised, "revision">, at: number): Kept => {
  const last = next(kept, at)
  const entries = kept.entries.map((entry) =>
    entry.message.ts === ts && entry.isDeleted !== true ? { ...changed(entry), revision: tsOf(last) } : entry
  )
  return { last, entries }
}

const isThere = ({ isDeleted }: Revised): boolean => isDeleted !== true

const messagesOf = ({ entries }: Kept): ReadonlyArray<StoredMessage> =>
  entries.filter(isThere).map(({ message }) => message)

/** One of a message's two times, as a number. */
type When = (entry: Revised) => number

const postedAt: When = ({ message }) => Number(message.ts)
const revisedAt: When = ({ revision }) => Number(revision)

/** Those that are later than what was seen, in order; and what will have been seen then. */
const unseen = (
  entries: ReadonlyArray<Revised>,
  seen: number,
  when: When
): readonly [number, ReadonlyArray<Revised>] => {
  const later = Arr.sortWith(
    entries.filter((entry) => when(entry) > seen),
    when,
    Order.number
  )
  return [Option.match(Arr.last(later), { onNone: () => seen, onSome: when }), later]
}

/** Opens the store. The messages of all channels are kept in one order. */
export const makeMessages = Effect.gen(function* () {
  const kept = yield* SubscriptionRef.make<Kept>({ last: 0, entries: [] })

  const told = (start: number, when: When): Stream.Stream<Revised> =>
    kept.changes.pipe(
      Stream.mapAccum(start, (seen, { entries }) => unseen(entries, seen, when)),
      Stream.flattenIterables
    )

  const alter = (ts: string, changed: (entry: Revised) => Omit<Revised, "revision">) =>
    Effect.flatMap(Clock.currentTimeMillis, (at) =>
      SubscriptionRef.update(kept, (before) => change(before, ts, changed, at))
    )

  return {
    all: Effect.map(SubscriptionRef.get(kept), messagesOf),
    /** Those that are there, and every later one, each once, as it was when it was posted or first seen. */
    posted: told(0, postedAt).pipe(
      Stream.filter(isThere),
      Stream.map(({ message }) => message)
    ),
    /** What was posted, changed or deleted after that revision, and all that will be. */
    since: (revision: number) => told(revision, revisedAt),
    store: (taken: Taken, channel: string) =>
      Effect.flatMap(Clock.currentTimeMillis, (at) =>
        SubscriptionRef.modify(kept, (before) => add(before, taken, channel, at))
      ),
    /** Puts another in the place of the message of that `ts`. */
    edit: (ts: string, changed: (message: StoredMessage) => StoredMessage) =>
      alter(ts, ({ message }) => ({ message: changed(message) })),
    remove: (ts: string) => alter(ts, ({ message }) => ({ message, isDeleted: true })),
    awaitCount: (count: number) => awaitCount(Stream.map(kept.changes, messagesOf), count),
    clear: SubscriptionRef.update(kept, ({ last }) => ({ last, entries: [] }))
  }
})
