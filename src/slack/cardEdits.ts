/** All edits of a bot, one after the other: a run's outcome is never edited over by its progress, and the rate is kept. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Message } from "./Message.ts"
import { SlackRateLimited } from "./SlackError.ts"
import { SlackPolicy } from "./SlackPolicy.ts"

/** What has to be shown by whoever edits in the background. */
interface Owed {
  readonly put: (key: string, message: Message) => void
}

/** The edits of one bot in this process. */
export interface CardEdits {
  /** Makes an edit, when those before it are done and `editInterval` has passed; while Slack wants none, it fails at once. */
  readonly run: <A, E>(edit: Effect.Effect<A, E | SlackRateLimited>) => Effect.Effect<A, E | SlackRateLimited>
  /** From now on nothing of the run's progress is shown. */
  readonly close: (run: string) => Effect.Effect<void>
  /** The same, where the message is its end. */
  readonly closeWith: (message: Message) => Effect.Effect<void>
  readonly isClosed: (run: string) => boolean
  /** Makes an edit of the run's progress; `otherwise` where it is closed, and also once it is: whoever shows the outcome may be another process. */
  readonly whileOpen: <A, E>(run: string, edit: Effect.Effect<A, E>, otherwise: A) => Effect.Effect<A, E>
  /** How long Slack has asked to make no edit, in milliseconds; 0 if it has not. */
  readonly pause: Effect.Effect<number>
  /** How long progress should wait, in milliseconds, so that all who edit as this bot have their turn; an outcome need not. */
  readonly rest: Effect.Effect<number>
  /** Takes over, or gives back, what nobody waits for. */
  readonly attach: (owed: Owed | undefined) => void
  /** Leaves an edit to who edits in the background. Answers whether anybody does. */
  readonly owe: (key: string, message: Message) => boolean
}

/** How many ended runs are remembered: long before so many more have ended, the last edit of one is made. */
const closedKept = 1_000

/** What is left of the time between two edits after one that Slack took. */
const shrinking = 0.9

/**
 * How far apart edits of progress are. Slack counts those of all notifiers and processes together, of which each knows
 * its own alone: who meets a 429 makes its edits half as often as before, and comes back slowly.
 */
const makeSpacing = (least: number, most: number) => {
  let spacing = least
  let lastAt: number | undefined
  const clamped = (wanted: number) => Math.ceil(Math.max(least, Math.min(wanted, most)))
  return {
    taken: (now: number) => {
      spacing = clamped(spacing * shrinking)
      lastAt = now
    },
    refused: (now: number) => {
      spacing = clamped(2 * Math.max(spacing, now - (lastAt ?? now)))
      lastAt = now
    },
    openAt: () => (lastAt === undefined ? 0 : lastAt + spacing)
  }
}

/** The edits of one bot, by the policy in force. */
export const makeCardEdits: Effect.Effect<CardEdits> = Effect.gen(function* () {
  const { editInterval, editIntervalAtMost } = yield* SlackPolicy
  const interval = Duration.toMillis(editInterval)
  const alone = yield* Effect.makeSemaphore(1)
  const closed = new Set<string>()
  let openAt = 0
  let pausedUntil = 0
  let background: Owed | undefined
  let underWay: { readonly run: string; readonly over: Effect.Latch } | undefined

  const spacing = makeSpacing(interval, Duration.toMillis(editIntervalAtMost))

  const until = (time: () => number) => Effect.map(Clock.currentTimeMillis, (now) => Math.max(0, time() - now))
  const pause = until(() => pausedUntil)
  const turn = Effect.flatMap(
    until(() => openAt),
    (wait) => (wait > 0 ? Effect.sleep(Duration.millis(wait)) : Effect.void)
  )
  const made = Effect.map(Clock.currentTimeMillis, (now) => {
    openAt = now + interval
  })
  const noteRefusal = ({ retryAfter }: SlackRateLimited) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      pausedUntil = now + Duration.toMillis(retryAfter)
      spacing.refused(now)
    })
  const isRateLimit = (error: unknown): error is SlackRateLimited =>
    typeof error === "object" && error !== null && Reflect.get(error, "_tag") === "SlackRateLimited"

  const close = (run: string) =>
    Effect.sync(() => {
      closed.add(run)
      if (underWay?.run === run) underWay.over.unsafeOpen()
      const [oldest] = closed
      if (closed.size > closedKept && oldest !== undefined) closed.delete(oldest)
    })

  const make = <A, E>(edit: Effect.Effect<A, E | SlackRateLimited>) =>
    edit.pipe(
      // Slack counts from when it got the edit, which was at the latest now.
      Effect.ensuring(made),
      Effect.tapBoth({
        onSuccess: () => Effect.map(Clock.currentTimeMillis, spacing.taken),
        onFailure: (error) => (isRateLimit(error) ? noteRefusal(error) : Effect.void)
      })
    )

  return {
    run: (edit) =>
      alone.withPermits(1)(
        Effect.flatMap(Effect.zipRight(turn, pause), (wait) =>
          wait > 0 ? Effect.fail(new SlackRateLimited({ retryAfter: Duration.millis(wait) })) : make(edit)
        )
      ),
    close,
    closeWith: ({ event }) => (event._tag === "RunEnded" ? close(event.run.id) : Effect.void),
    isClosed: (run) => closed.has(run),
    whileOpen: (run, edit, otherwise) =>
      Effect.suspend(() => {
        if (closed.has(run)) return Effect.succeed(otherwise)
        const over = Effect.unsafeMakeLatch()
        underWay = { run, over }
        return Effect.raceFirst(edit, Effect.as(over.await, otherwise))
      }),
    pause,
    rest: until(spacing.openAt),
    attach: (owed) => {
      background = owed
    },
    owe: (key, message) => {
      background?.put(key, message)
      return background !== undefined
    }
  }
})
