/** A run of the journal in its own hands: it beats while it lives, claims its end, and says goodbye. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import { type OomCounters, risingOomCounters } from "../evidence/OomCounters.ts"
import { recentCounters } from "../evidence/recentCounters.ts"
import type { Beat } from "../journal/Beat.ts"
import { claimEnd } from "../journal/claimEnd.ts"
import { closeRun } from "../journal/closeRun.ts"
import { ownIdentity } from "../journal/identify.ts"
import { latestIn, latestLater } from "../journal/latestClaim.ts"
import { markTold } from "../journal/markTold.ts"
import { noteBeat } from "../journal/noteBeat.ts"
import { runFolder } from "../journal/runFolder.ts"
import type { Keeping } from "../run/Keeper.ts"
import type { Message } from "../slack/Message.ts"
import type { Service as Notifier } from "../slack/Notifier.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import type { Kept } from "./openKept.ts"

export interface Holder {
  readonly by: "program" | "wrapper"
  /** What there is to say of the run at this moment. */
  readonly look: () => Omit<Beat, "at" | "oom">
  /** Who tells of it. */
  readonly notifier: Pick<Notifier, "can" | "enqueue">
  /** The kernel's counters of a little while ago, where somebody notes them already. Default: each beat does. */
  readonly earlierCounters?: (() => OomCounters) | undefined
  /** Takes over what is said to the watchdog once the end is told, where more of it may be on its way. Default: goodbye, at once. */
  readonly linger?: ((leave: Leave) => void) | undefined
}

/** How a run whose end is told leaves its watchdog. */
export interface Leave {
  /** All is delivered. */
  readonly goodbye: Effect.Effect<void>
  /** Something waits in the outbox. */
  readonly handOver: Effect.Effect<void>
}

/** For so long the end of a run waits for a beat that is being written: one that came after it would be of no run. */
const lastBeatWithin = Duration.seconds(1)

/** A journal that cannot be written costs no message. */
const notClaimed = ({ message }: { readonly message: string }) =>
  Effect.as(Effect.logDebug(`runbell: the end is told without a claim. ${message}`), true)

/** An end that overrules what was presumed. What it takes is loaded then, and that is hardly ever. */
const withdraw = Effect.fnUntraced(function* ({ folder, id, entry }: Kept) {
  const latest = latestIn(yield* runFolder(folder, id))
  if (!Option.exists(latest, ({ generation }) => generation > 1)) return
  const { withdrawPresumed } = yield* Effect.promise(() => import("../outbox/withdrawPresumed.ts"))
  yield* withdrawPresumed(folder, entry)
})

const claim = Effect.fnUntraced(function* (kept: Kept, { by }: Holder, message: Message) {
  const { folder, id } = kept
  const process = yield* ownIdentity()
  const at = yield* Clock.currentTimeMillis
  const granted = yield* claimEnd(folder, id, { by, process, at, message })
  if (granted) yield* withdraw(kept)
  return granted
})

/**
 * Whoever looked from elsewhere may have told that there is no sign of life. Each claim is looked at once: what cannot be
 * taken back now is told by the run's end. What it takes is loaded when there is a claim, and that is hardly ever.
 */
const makeTakeBack = ({ folder, id, entry }: Kept, { notifier }: Holder) => {
  let seen = 0
  return (beat: Beat) =>
    Effect.gen(function* () {
      const path = yield* runFolder(folder, id)
      const latest = Option.getOrUndefined(yield* Effect.promise(() => latestLater(path)))
      if (latest === undefined || !latest.isTold || latest.generation <= seen) return
      seen = latest.generation
      const { goesOn } = yield* Effect.promise(() => import("../recovery/goesOn.ts"))
      yield* goesOn({ folder, entry, notifier }, beat)
    })
}

const countersOf = ({ entry }: Kept, { earlierCounters }: Holder): Effect.Effect<OomCounters> => {
  if (earlierCounters !== undefined) return Effect.sync(earlierCounters)
  const { own, machine, limit } = entry.oom
  const { note, earlier } = recentCounters({ own, machine, limit })
  return Effect.map(risingOomCounters(), (counters) => {
    note(counters)
    return earlier()
  })
}

/**
 * A disk that is away holds up neither the program nor its end: while a beat waits for it, there is no other. A run may
 * beat for weeks, and what a beat leaves in memory stays until V8 looks through all that is old, which is hardly ever:
 * so it reads and makes no more than it has to.
 */
const beats = (kept: Kept, holder: Holder) => {
  const { folder, id } = kept
  const counters = countersOf(kept, holder)
  const takeBack = makeTakeBack(kept, holder)
  const beat = Effect.gen(function* () {
    const oom = yield* counters
    const now = { at: yield* Clock.currentTimeMillis, oom, ...holder.look() }
    yield* Effect.ignore(takeBack(now))
    yield* noteBeat(folder, id, now)
  }).pipe(Effect.uninterruptible)
  return Effect.flatMap(
    SlackPolicy,
    ({ beatInterval }) => Effect.forever(Effect.delay(Effect.ignore(beat), beatInterval)) // the next one may be written again
  )
}

/** Beats until it settles. */
export const keepingOf = Effect.fnUntraced(function* (kept: Kept, holder: Holder): Effect.fn.Return<Keeping> {
  const beating = yield* Effect.forkDaemon(Effect.interruptible(beats(kept, holder)))
  const stop = Fiber.interrupt(beating).pipe(Effect.interruptible, Effect.timeoutOption(lastBeatWithin))
  let claimed: boolean | undefined
  const { folder, id, watchdog } = kept
  // Whoever else has the claim still needs the run's folder.
  const close = Effect.suspend(() => (claimed === false ? Effect.void : Effect.ignore(closeRun(folder, id))))
  const goodbye = Effect.zipRight(close, watchdog.goodbye)
  /** Without a note that it is told the watchdog would tell it once more. */
  const handOver = Effect.matchEffect(markTold(folder, id), {
    onFailure: () => goodbye,
    onSuccess: () => watchdog.handOver
  })
  const leave = Effect.suspend(() => {
    if (claimed !== true || holder.linger === undefined) return goodbye
    holder.linger({ goodbye, handOver })
    return Effect.void
  })
  return {
    claim: (message) =>
      claim(kept, holder, message).pipe(
        Effect.catchAll(notClaimed),
        Effect.tap((granted) => Effect.sync(() => (claimed = granted)))
      ),
    settle: (_, settled) => Effect.zipRight(stop, settled === "told" ? leave : watchdog.handOver)
  }
})
