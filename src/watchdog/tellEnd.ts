/** Brings a run's end on its way: into the outbox, and from there to Slack. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { closeRun } from "../journal/closeRun.ts"
import { endKey } from "../journal/endKey.ts"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import { markTold } from "../journal/markTold.ts"
import { Locale } from "../locale/Locale.ts"
import { drainForAll } from "../outbox/drainForAll.ts"
import type { OutboxError } from "../outbox/OutboxError.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import { putEnd } from "../outbox/putEnd.ts"
import type { Message } from "../slack/Message.ts"
import { retrySchedule, SlackPolicy } from "../slack/SlackPolicy.ts"
import { localeOf } from "./localeOf.ts"
import type { Reporter } from "./Reporter.ts"

/** How long what Slack does not take is tried again, before it is left in the outbox for whoever delivers next. Short outages are over by then. */
export const deliversFor = Duration.minutes(10)

/** Delivers what waits for the run's destination, or leaves it to who does so already; answers whether nothing is left. */
export const deliver = Effect.fnUntraced(function* (
  { folder, carrierTo }: Reporter,
  entry: JournalEntry
): Effect.fn.Return<boolean> {
  const to = yield* carrierTo(entry.destination)
  if (Option.isNone(to)) return false
  return yield* drainForAll(outboxFolder(folder, entry.destination), to.value, deliversFor).pipe(
    Effect.provideService(Locale, localeOf(entry)),
    Effect.orElseSucceed(() => false)
  )
})

const close = ({ folder }: Reporter, { run }: JournalEntry): Effect.Effect<void> =>
  Effect.ignore(closeRun(folder, run.id))

/** All is told: what waits is delivered, and then nothing is left of the run. */
export const leave = (reporter: Reporter, entry: JournalEntry): Effect.Effect<void> =>
  Effect.if(deliver(reporter, entry), { onTrue: () => close(reporter, entry), onFalse: () => Effect.void })

/** Where the disk is full, which may be what the run died of. */
const deliverAtOnce = Effect.fnUntraced(function* (
  reporter: Reporter,
  entry: JournalEntry,
  message: Message,
  error: OutboxError
): Effect.fn.Return<void, OutboxError> {
  const to = yield* reporter.carrierTo(entry.destination)
  if (Option.isNone(to)) return yield* error
  yield* to.value.deliver(message, endKey(entry.run.id), false).pipe(
    Effect.retry(retrySchedule(yield* SlackPolicy)),
    Effect.timeoutFail({ duration: deliversFor, onTimeout: () => error }),
    Effect.mapError(() => error)
  )
  yield* close(reporter, entry)
})

/** Once the end is in the outbox it is told, whatever becomes of this process. */
export const tellEnd = Effect.fnUntraced(function* (
  reporter: Reporter,
  entry: JournalEntry,
  message: Message,
  mayRepeat: boolean
): Effect.fn.Return<void, OutboxError> {
  const { folder } = reporter
  const { id } = entry.run
  const stored = putEnd(folder, entry.destination, message, mayRepeat)
  yield* Effect.matchEffect(stored, {
    onFailure: (error) => deliverAtOnce(reporter, entry, message, error),
    onSuccess: () => Effect.zipRight(Effect.ignore(markTold(folder, id)), leave(reporter, entry))
  })
})
