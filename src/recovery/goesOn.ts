/** A run that was presumed to have ended, since nothing was heard of it, says itself that it goes on. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Beat } from "../journal/Beat.ts"
import type { JournalEntry } from "../journal/JournalEntry.ts"
import type { JournalError } from "../journal/JournalError.ts"
import { markAlive } from "../journal/markTold.ts"
import { standingClaim } from "../journal/standingClaim.ts"
import { withdrawPresumed } from "../outbox/withdrawPresumed.ts"
import { written } from "../run/handOver.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import { resumed } from "./takeBack.ts"

/** A run in its own hands. */
export interface Speaking {
  /** The folder of all that runbell keeps. */
  readonly folder: string
  readonly entry: JournalEntry
  readonly notifier: Pick<Notifier, "can" | "enqueue">
}

/** What was presumed, and is not taken back. */
const presumedOf = (folder: string, id: string) =>
  Effect.map(standingClaim(folder, id), (standing) =>
    standing.pipe(
      Option.filter(({ isTold, isTakenBack }) => isTold && !isTakenBack),
      Option.flatMap(({ claim }) => claim),
      Option.filter(({ presumed }) => presumed === true)
    )
  )

/** Who can edit shows that it goes on where its end was shown, too. */
const show = ({ entry, notifier }: Speaking, { at, metrics = { values: {} } }: Beat): Effect.Effect<void> =>
  notifier.can.edit
    ? Effect.flatMap(
        written({ _tag: "RunProgressed", run: entry.run, at: DateTime.unsafeMake(at), metrics }),
        notifier.enqueue
      )
    : Effect.void

/**
 * Takes back the end that stands in the journal, if it was only presumed. To be called before the beat is noted: whoever
 * looks elsewhere, and would take it back by that beat, then finds it done.
 */
export const goesOn = Effect.fn("recovery.goesOn")(function* (
  speaking: Speaking,
  beat: Beat
): Effect.fn.Return<void, JournalError> {
  const { folder, entry, notifier } = speaking
  const claim = Option.getOrUndefined(yield* presumedOf(folder, entry.run.id))
  if (claim === undefined) return
  yield* Effect.asVoid(notifier.enqueue(yield* written(resumed(entry, claim, beat))))
  yield* withdrawPresumed(folder, entry)
  yield* markAlive(folder, entry.run.id)
  yield* show(speaking, beat)
})
