/** All edits of a bot, one after the other: a run's outcome is never edited over by its progress, and the rate is kept. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Message } from "./Message.ts"
import type { SlackRateLimited } from "./SlackError.ts"
import { SlackPolicy } from "./SlackPolicy.ts"

/** What has to be shown by whoever edits in the background. */
interface Owed {
  readonly put: (key: string, message: Message) => void
}

/** The edits of one bot in this process. */
export interface CardEdits {
  /** Makes an edit, when those before it are done and `editInterval` has passed. */
  readonly run: <A, E>(edit: Effect.Effect<A, E | SlackRateLimited>) => Effect.Effect<A, E | SlackRateLimited>
  /** From now on nothing of the run's progress is shown. */
  readonly close: (run: string) => Effect.Effect<void>
  readonly isClosed: (run: string) => boolean
  /** How long Slack has asked to make no edit, in milliseconds; 0 if it has not. */
  readonly pause: Effect.Effect<number>
  /** Takes over, or gives back, what nobody waits for. */
  readonly attach: (owed: Owed | undefined) => void
  /** Leaves an edit to who edits in the background. Answers whether anybody does. */
  readonly owe: (key: string, message: Message) => boolean
}

/** The edits of one bot, by the policy in force. */
export const makeCardEdits: Effect.Effect<CardEdits> = Effect.gen(function* () {
  const interval = Duration.toMillis((yield* SlackPolicy).editInterval)
  const alone = yield* Effect.makeSemaphore(1)
  const closed = new Set<string>()
  let openAt = 0
  let pausedUntil = 0
  let background: Owed | undefined

  const turn = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now < openAt ? Effect.sleep(Duration.millis(openAt - now)) : Effect.void
  )
  const taken = Effect.map(Clock.currentTimeMillis, (now) => {
    openAt = now + interval
  })
  const pauseFor = ({ retryAfter }: SlackRateLimited) =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      pausedUntil = now + Duration.toMillis(retryAfter)
    })
  const isRateLimit = (error: unknown): error is SlackRateLimited =>
    typeof error === "object" && error !== null && Reflect.get(error, "_tag") === "SlackRateLimited"

  return {
    run: (edit) =>
      alone.withPermits(1)(
        Effect.zipRight(turn, edit).pipe(
          // Slack counts from when it got the edit, which was at the latest now.
          Effect.ensuring(taken),
          Effect.tapError((error) => (isRateLimit(error) ? pauseFor(error) : Effect.void))
        )
      ),
    close: (run) => Effect.sync(() => void closed.add(run)),
    isClosed: (run) => closed.has(run),
    pause: Effect.map(Clock.currentTimeMillis, (now) => Math.max(0, pausedUntil - now)),
    attach: (owed) => {
      background = owed
    },
    owe: (key, message) => {
      background?.put(key, message)
      return background !== undefined
    }
  }
})
