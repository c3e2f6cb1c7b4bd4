/** The messages that the sandbox has accepted, in order, and those who wait for them. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as SubscriptionRef from "effect/SubscriptionRef"
import { awaitCount } from "./awaitCount.ts"
import type { Taken } from "./judge.ts"
import type { StoredMessage } from "./StoredMessage.ts"

interface Kept {
  /** The last `ts`, in microseconds. It grows even when the messages are cleared: no `ts` is ever given twice. */
  readonly last: number
  readonly messages: ReadonlyArray<StoredMessage>
}

/** Seconds and six digits: `1503435956.000247`. */
const tsOf = (micros: number): string =>
  `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`

const add = ({ last, messages }: Kept, taken: Taken, channel: string, at: number): readonly [StoredMessage, Kept] => {
  const micros = Math.max(at * 1_000, last + 1)
  const stored = { ...taken, ts: tsOf(micros), at, channel }
  return [stored, { last: micros, messages: [...messages, stored] }]
}

/** Opens the store. The messages of all channels are kept in one order. */
export const makeMessages = Effect.gen(function* () {
  const kept = yield* SubscriptionRef.make<Kept>({ last: 0, messages: [] })

  /** Those after `ts` that are there, and every later one, each once. */
  const since = (ts: number): Stream.Stream<StoredMessage> =>
    kept.changes.pipe(
      Stream.mapAccum(ts, (seen, { messages }) => {
        const unseen = messages.filter((message) => Number(message.ts) > seen)
        return [Number(unseen.at(-1)?.ts ?? seen), unseen]
      }),
      Stream.flattenIterables
    )

  return {
    all: Effect.map(SubscriptionRef.get(kept), ({ messages }) => messages),
    since,
    store: (taken: Taken, channel: string) =>
      Effect.flatMap(Clock.currentTimeMillis, (at) =>
        SubscriptionRef.modify(kept, (before) => add(before, taken, channel, at))
      ),
    /** Puts another in the place of the message of that `ts`. */
    edit: (ts: string, change: (message: StoredMessage) => StoredMessage) =>
      SubscriptionRef.update(kept, ({ last, messages }) => ({
        last,
        messages: messages.map((message) => (message.ts === ts ? change(message) : message))
      })),
    awaitCount: (count: number) =>
      awaitCount(
        Stream.map(kept.changes, ({ messages }) => messages),
        count
      ),
    clear: SubscriptionRef.update(kept, ({ last }) => ({ last, messages: [] }))
  }
})
