/** Tells the ends of runs that died with all that was to tell of them: the next process that comes by does, once. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Job } from "../domain/Origin.ts"
import type { AlertRaised, RunEnded } from "../domain/RunEvent.ts"
import type { Claim } from "../journal/Claim.ts"
import { claimEnd, takeOver } from "../journal/claimEnd.ts"
import { closeRun } from "../journal/closeRun.ts"
import { ownIdentity } from "../journal/identify.ts"
import { type JournalEntry, placesIn } from "../journal/JournalEntry.ts"
import type { JournalError } from "../journal/JournalError.ts"
import { markAlive, markTold } from "../journal/markTold.ts"
import { openRuns } from "../journal/openRuns.ts"
import { type OpenRun, readRun } from "../journal/readRun.ts"
import { sweep } from "../journal/sweep.ts"
import type { OutboxError } from "../outbox/OutboxError.ts"
import { outboxFolder } from "../outbox/outboxFolder.ts"
import { put } from "../outbox/put.ts"
import { putEnd } from "../outbox/putEnd.ts"
import { withdrawPresumed } from "../outbox/withdrawPresumed.ts"
import type { Message } from "../slack/Message.ts"
import { render } from "../slack/render.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { localeOf } from "../watchdog/localeOf.ts"
import { sightOf } from "./sightOf.ts"
import { type Verdict, verdictOn } from "./verdict.ts"

/**
 * What recovery looks at besides the journal.
 *
 * @since 0.1.0
 */
export interface RecoverOptions {
  /** The job that this process is a part of: an earlier attempt of it is over. */
  readonly job?: Job | undefined
  /** Where `/proc` is. Default: `/`. */
  readonly root?: string | undefined
}

/**
 * What recovery did.
 *
 * @since 0.1.0
 */
export interface Recovered {
  /** The ends that it put into the outbox, from where they are delivered. */
  readonly told: ReadonlyArray<{ readonly destination: string; readonly message: Message }>
  /** What looks like a run, cannot be read as one, and is left as it is. */
  readonly foreign: ReadonlyArray<string>
  /** The runs whose end could not be told this time. They stay for the next. */
  readonly failed: ReadonlyArray<{ readonly id: string; readonly error: JournalError | OutboxError }>
}

/** In the words that the run would have used. */
const messageOf = (event: RunEnded | AlertRaised, entry: JournalEntry): Message => render(event, localeOf(entry))

/** Everything that is done with one run, once its verdict is known; the message, where one was put into the outbox. */
const makeActs = (folder: string, { root }: RecoverOptions) => {
  const claimOf = (message: Message, presumed: boolean): Effect.Effect<Claim> =>
    Effect.zipWith(ownIdentity(root), Clock.currentTimeMillis, (process, at) => ({
      by: "recovery",
      process,
      at,
      message,
      ...(presumed ? { presumed } : {})
    }))

  /** What is only presumed stays, for the run to overrule it when it speaks again. */
  const store = Effect.fnUntraced(function* ({ entry }: OpenRun, { message, presumed }: Claim, mayRepeat: boolean) {
    const { id } = entry.run
    const places = placesIn(entry)
    if (presumed !== true) yield* withdrawPresumed(folder, entry)
    yield* Effect.forEach(places, (place) => putEnd(folder, place, message, mayRepeat, presumed), { discard: true })
    yield* markTold(folder, id)
    if (presumed !== true) yield* closeRun(folder, id)
    return Option.some({ destination: entry.destination, message })
  })

  const tell = Effect.fnUntraced(function* (open: OpenRun, event: RunEnded, presumed: boolean) {
    const claim = yield* claimOf(messageOf(event, open.entry), presumed)
    return (yield* claimEnd(folder, open.entry.run.id, claim)) ? yield* store(open, claim, false) : Option.none()
  })

  const finish = Effect.fnUntraced(function* (open: OpenRun, message: Message, presumed: boolean, lapsed: boolean) {
    const claim = yield* claimOf(message, presumed)
    const isOurs = yield* takeOver(folder, open.entry.run.id, claim, { root, lapsed })
    return isOurs ? yield* store(open, claim, true) : Option.none()
  })

  /** Of two who see it at once, the word of one waits already when that of the other comes. */
  const takeBack = Effect.fnUntraced(function* ({ entry, standing }: OpenRun, event: AlertRaised) {
    const { id } = entry.run
    const generation = Option.match(standing, { onNone: () => 1, onSome: ({ generation }) => generation })
    const key = `${id}-alive-${generation}`
    const message = messageOf(event, entry)
    yield* withdrawPresumed(folder, entry)
    yield* Effect.forEach(placesIn(entry), (place) => put(outboxFolder(folder, place), message, { key }))
    yield* markAlive(folder, id)
    return Option.none()
  })

  return (open: OpenRun, verdict: Verdict) => {
    switch (verdict._tag) {
      case "Leave":
        return Effect.succeedNone
      case "Close":
        return Effect.as(closeRun(folder, open.entry.run.id), Option.none())
      case "Finish":
        return finish(open, verdict.claim.message, verdict.claim.presumed === true, verdict.lapsed)
      case "Tell":
        return tell(open, verdict.event, verdict.presumed)
      case "TakeBack":
        return takeBack(open, verdict.event)
      case "TellAgain":
        return finish(open, messageOf(verdict.event, open.entry), false, false)
    }
  }
}

/**
 * Looks through the journal of a state folder, and puts the ends of runs that died without one into the outbox: of this
 * host those whose process is gone or whose host was restarted; of others those that have been silent for too long. The
 * end that somebody claimed who then died is told again, as perhaps a repeat. A run whose process has only just died is
 * left to its watchdog for `recoveryGrace` of the policy. Never fails, and may run in many places at the same time.
 *
 * @since 0.1.0
 */
export const recover = Effect.fn("recover")(function* (
  folder: string,
  options: RecoverOptions = {}
): Effect.fn.Return<Recovered> {
  const { recoveryGrace } = yield* SlackPolicy
  const act = makeActs(folder, options)
  const look = (open: OpenRun) => Effect.map(sightOf(folder, open, options.job, options.root ?? "/"), verdictOn)
  const { runs, foreign } = yield* openRuns(folder)
  const told: Array<Recovered["told"][number]> = []
  const failed: Array<Recovered["failed"][number]> = []

  const settle = (open: OpenRun, verdict: Verdict) =>
    Effect.match(act(open, verdict), {
      onFailure: (error) => void failed.push({ id: open.entry.run.id, error }),
      onSuccess: (stored) => void told.push(...Option.toArray(stored))
    })

  const isFresh = (verdict: Verdict) => verdict._tag === "Tell" && verdict.isFresh
  const fresh: Array<OpenRun> = []
  for (const open of runs) {
    const verdict = yield* look(open)
    if (isFresh(verdict)) fresh.push(open)
    else yield* settle(open, verdict)
  }
  if (fresh.length > 0) yield* Effect.sleep(recoveryGrace)
  for (const { entry } of fresh) {
    const again = Option.getOrUndefined(yield* Effect.option(Effect.flatten(readRun(folder, entry.run.id))))
    if (again !== undefined) yield* settle(again, yield* look(again))
  }
  yield* sweep(folder)
  return { told, foreign, failed }
})
