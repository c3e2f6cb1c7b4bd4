/** Tells from time to time how far a run has come, where there is something new to tell. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Policy } from "../slack/SlackPolicy.ts"

/** Whether anything new was reported; cheap at every step. */
export interface Signal {
  readonly give: () => void
  readonly clear: () => void
  /** Waits until it is given, if it is not. */
  readonly wait: Effect.Effect<void>
}

export const makeSignal = (): Signal => {
  const latch = Effect.unsafeMakeLatch()
  let isGiven = false
  return {
    give: () => {
      if (isGiven) return
      isGiven = true
      latch.unsafeOpen()
    },
    clear: () => {
      isGiven = false
      latch.unsafeClose()
    },
    wait: latch.await
  }
}

export interface Ticking {
  /** Whether what was told can be told anew in its place. */
  readonly canEdit: boolean
  readonly signal: Signal
  /** At each look, also where nothing is told. */
  readonly look: () => void
  /** Tells how things stand, and waits until that is settled: what hangs must not pile up. Whether it was told at all. */
  readonly tell: Effect.Effect<boolean>
  /** Whether what was told last goes stale while the run is silent. */
  readonly isPromising: () => boolean
  /** Tells how things stand without what would be stale. */
  readonly tellSilence: Effect.Effect<unknown>
}

/** After so many times the usual pause between two looks that found something, a run counts as silent. */
const silentFor = 4

/**
 * Looks at most once a `cardInterval` while the run reports, until it is interrupted; a run that is silent has nothing
 * new, and needs no timer, which would keep a process from ending; but for one edit, where what was told last would go
 * stale. Who can edit is told at each look; who can only post, at most once a `sparseProgress`.
 */
export const ticker = Effect.fnUntraced(function* (
  { canEdit, signal, look, tell, isPromising, tellSilence }: Ticking,
  { cardInterval, sparseProgress }: Pick<Policy, "cardInterval" | "sparseProgress">
): Effect.fn.Return<never> {
  const rest = canEdit ? 0 : Duration.toMillis(sparseProgress)
  const interval = Duration.toMillis(canEdit ? cardInterval : Duration.min(cardInterval, sparseProgress))
  let lookedAt = yield* Clock.currentTimeMillis
  let toldAt = lookedAt
  let pause = interval
  const untilDue = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now - lookedAt < interval ? Effect.sleep(lookedAt + interval - now) : Effect.void
  )
  const tick = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    pause = Math.max(interval, now - lookedAt)
    lookedAt = now
    look()
    signal.clear()
    if (lookedAt - toldAt >= rest && (yield* tell)) toldAt = lookedAt
  })
  const news = Effect.suspend(() =>
    canEdit && isPromising()
      ? Effect.timeoutOption(signal.wait, silentFor * pause).pipe(
          Effect.flatMap(Option.match({ onNone: () => tellSilence, onSome: () => Effect.void })),
          Effect.zipRight(signal.wait)
        )
      : signal.wait
  )
  return yield* Effect.forever(news.pipe(Effect.zipRight(untilDue), Effect.zipRight(tick)))
})
