/** Shows in the background how far runs have come: the latest of each, one edit at a time, in nobody's way. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Mailbox from "effect/Mailbox"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { BotParts } from "./BotParts.ts"
import type { Message } from "./Message.ts"
import type { Policy } from "./SlackPolicy.ts"
import { cardKey, showCard } from "./showCard.ts"

/** Edits the cards of runs. */
export interface CardEditor {
  /** Shows the message's card when its turn comes, unless a later one of the same card is there by then. Returns at once. */
  readonly edit: (message: Message) => Effect.Effect<void>
}

const rank = (message: Message | undefined): number => (message?.event._tag === "RunEnded" ? 0 : 1)

/** What waits to be shown, by card. An outcome gives way to nothing but another attempt. */
const makePending = () => {
  const waiting = new Map<string, Message>()
  const put = (key: string, message: Message) => {
    const before = waiting.get(key)?.event
    const isLate = before?._tag === "RunEnded" && before.run.id === message.event.run?.id
    if (!isLate || message.event._tag === "RunEnded") waiting.set(key, message)
  }
  return {
    put,
    /** Unless a later one has come meanwhile. */
    putBack: (key: string, message: Message) => {
      if (!waiting.has(key)) put(key, message)
    },
    get: (key: string) => waiting.get(key),
    take: (key: string) => {
      const message = waiting.get(key)
      waiting.delete(key)
      return message
    },
    /** Outcomes first. */
    keys: () => Array.from(waiting.keys()).toSorted((one, other) => rank(waiting.get(one)) - rank(waiting.get(other))),
    outcomes: () => Array.from(waiting.values()).filter(({ event }) => event._tag === "RunEnded"),
    /** Leaves out the progress of such runs. */
    dropProgress: (isDone: (run: string | undefined) => boolean) => {
      for (const [key, { event }] of waiting) {
        if (event._tag !== "RunEnded" && isDone(event.run?.id)) waiting.delete(key)
      }
    },
    size: () => waiting.size
  }
}

/** Takes the outcomes that could not be shown. */
export type Leave = (message: Message) => Effect.Effect<unknown>

/**
 * Makes the editor. What cannot be shown for now is tried again with the next edit. When the scope closes, outcomes that
 * are still to be shown are shown for at most `drainTimeout`, and progress is dropped: the runs are over. Where somebody
 * takes what is left, nobody waits for the end of a 429.
 */
export const makeCardEditor = Effect.fnUntraced(function* (
  parts: BotParts,
  { drainTimeout, editInterval }: Pick<Policy, "drainTimeout" | "editInterval">,
  leave?: Leave
): Effect.fn.Return<CardEditor, never, Scope.Scope> {
  const pending = makePending()
  const calls = yield* Mailbox.make<void>({ capacity: 1, strategy: "sliding" })
  const { cards, edits } = parts

  let isClosing = false

  /** Of such a run, no progress is to be shown any more. */
  const isDone = (run: string | undefined) => isClosing || (run !== undefined && edits.isClosed(run))

  const put = (key: string, message: Message) => {
    if (message.event._tag !== "RunEnded" && isDone(message.event.run?.id)) return
    pending.put(key, message)
    calls.unsafeOffer(undefined)
  }

  /** An outcome before progress, and else the card that waits longest; one of a run whose start is not posted yet goes on waiting. */
  const nextKey = Effect.suspend(() =>
    Effect.findFirst(pending.keys(), (key) => Effect.map(cards.recall(key), Option.isSome))
  )

  const show = (key: string) =>
    Effect.suspend(() => {
      const message = pending.take(key)
      const run = message?.event.run
      if (message === undefined || run === undefined) return Effect.void
      return showCard(parts, run, message).pipe(
        Effect.onInterrupt(() => Effect.sync(() => pending.putBack(key, message))),
        Effect.catchAll((error) => {
          if (error.canRetry) pending.putBack(key, message)
          return Effect.zipRight(
            Effect.logDebug(`runbell: a card was not edited. ${error.message}`),
            error.canRetry ? Effect.sleep(editInterval) : Effect.void
          )
        })
      )
    })

  const round = Effect.gen(function* () {
    pending.dropProgress(isDone)
    if (pending.size() === 0) return
    const pause = yield* edits.pause
    if (pause > 0) yield* Effect.sleep(Duration.millis(pause))
    const key = Option.getOrUndefined(yield* nextKey)
    if (key === undefined) return yield* Effect.sleep(editInterval)
    const rest = pending.get(key)?.event._tag === "RunEnded" ? 0 : yield* edits.rest
    // Until then an outcome may come, which does not wait.
    yield* rest > 0 ? Effect.timeoutOption(Effect.ignore(calls.take), Duration.millis(rest)) : show(key)
  })

  const worker = yield* Effect.suspend(() => (pending.size() === 0 ? calls.take : round)).pipe(
    Effect.forever,
    Effect.ignore, // `take` fails once the mailbox has ended: the worker is done
    Effect.interruptible, // a layer is built in an uninterruptible region, and the worker must not inherit it
    Effect.forkDaemon // the scope would wait without end for an edit that cannot be interrupted
  )
  edits.attach({ put })

  const giveUp = Effect.gen(function* () {
    yield* Effect.timeoutOption(Effect.interruptible(Fiber.interrupt(worker)), drainTimeout)
    const left = pending.outcomes()
    if (leave !== undefined) return yield* Effect.forEach(left, leave, { discard: true })
    if (left.length > 0) {
      yield* Effect.logWarning(
        `runbell: the notifier closed with cards that do not show their run's end: ${left.length}.`
      )
    }
  })

  yield* Effect.addFinalizer(() =>
    Effect.gen(function* () {
      edits.attach(undefined)
      isClosing = true
      pending.dropProgress(isDone)
      yield* calls.end
      const isPaused = (yield* edits.pause) > 0
      const patience = leave !== undefined && isPaused ? Duration.zero : drainTimeout
      const ended = yield* Effect.timeoutOption(Effect.interruptible(Fiber.await(worker)), patience)
      if (Option.isNone(ended)) yield* giveUp
    })
  )

  return {
    edit: (message) =>
      Effect.sync(() => {
        if (message.event.run !== undefined) put(cardKey(message.event.run), message)
      })
  }
})
