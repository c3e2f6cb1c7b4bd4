/** Brings a run's end on its way: into the outbox, and from there to Slack. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { closeRun } from "../journal/closeRun.ts"
import { endKey } from "../journal/endKey.ts"
import { type JournalEntry, placesIn } from "../journal/JournalEntry.ts"
import { markTold } from "../journal/markTold.ts"
import { Locale } from "../locale/Locale.ts"
import { drainForAll } from "../outbox/drainForAll.ts"
import type { OutboxError } from "../outbox/OutboxError.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import { putEnd } from "../outbox/putEnd.ts"
import { withdrawPresumed } from "../outbox/withdrawPresumed.ts"
import type { Message } from "../slack/Message.ts"
import { retrySchedule, SlackPolicy } from "../slack/SlackPolicy.ts"
import { localeOf } from "./localeOf.ts"
import type { Reporter } from "./Reporter.ts"

/** How long what Slack does not take is tried again, before it is left in the outbox for whoever delivers next. Short outages are over by then. */
export const deliversFor = Duration.minutes(10)

const deliverTo = Effect.fnUntraced(function* (
  { folder, carrierTo }: Reporter,
  entry: JournalEntry,
  place: string
): Effect.fn.Return<boolean> {
  const to = yield* carrierTo(place)
  if (Option.isNone(to)) return false
  return yield* drainForAll(outboxFolder(folder, place), to.value, deliversFor).pipe(
    Effect.provideService(Locale, localeOf(entry)),
    Effect.orElseSucceed(() => false)
  )
})

/** Delivers what waits wherever the run is told, or leaves it to who does so already; answers whether nothing is left. */
export const deliver = (reporter: Reporter, entry: JournalEntry): Effect.Effect<boolean> =>
  Effect.forEach(placesIn(entry), (place) => deliverTo(reporter, entry, place), { concurrency: "unbounded" }).pipe(
    Effect.map((all) => all.every((isDone) => isDone))
  )

const close = ({ folder }: Reporter, { run }: JournalEntry): Effect.Effect<void> =>
  Effect.ignore(closeRun(folder, run.id))

/** All is told: what waits is delivered, and then nothing is left of the run. */
export const leave = (reporter: Reporter, entry: JournalEntry): Effect.Effect<void> =>
  Effect.if(deliver(reporter, entry), { onTrue: () => close(reporter, entry), onFalse: () => Effect.void })

/** Where the disk is full, which may be what the run died of. */
const deliverAtOnce = Effect.fnUntraced(function* (
  { carrierTo }: Reporter,
  place: string,
  message: Message,
  { id }: JournalEntry["run"],
  error: OutboxError
): Effect.fn.Return<void, OutboxError> {
  const to = yield* carrierTo(place)
  if (Option.isNone(to)) return yield* error
  yield* to.value.deliver(message, endKey(id), false).pipe(
    Effect.retry(retrySchedule(yield* SlackPolicy)),
    Effect.timeoutFail({ duration: deliversFor, onTimeout: () => error }),
    Effect.mapError(() => error)
  )
})

/** Once the end is in the outbox it is told, whatever becomes of this process. */
export const tellEnd = Effect.fnUntraced(function* (
  reporter: Reporter,
  entry: JournalEntry,
  message: Message,
  mayRepeat: boolean
): Effect.fn.Return<void, OutboxError> {
  const { folder } = reporter
  yield* withdrawPresumed(folder, entry)
  /** Whether it waits in the outbox. */
  const tellAt = (place: string) =>
    Effect.matchEffect(putEnd(folder, place, message, mayRepeat), {
      onFailure: (error) => Effect.as(deliverAtOnce(reporter, place, message, entry.run, error), false),
      onSuccess: () => Effect.succeed(true)
    })
  const waits = yield* Effect.forEach(placesIn(entry), tellAt, { concurrency: "unbounded" })
  if (!waits.includes(true)) return yield* close(reporter, entry)
  yield* Effect.ignore(markTold(folder, entry.run.id))
  yield* leave(reporter, entry)
})
