/** Tells from time to time how far a run has come, where there is something new to tell. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
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
}

/**
 * Looks at most once a `cardInterval` while the run reports, until it is interrupted; a run that is silent has nothing
 * new, and needs no timer, which would keep a process from ending. Who can edit is told at each look; who can only post,
 * at most once a `sparseProgress`.
 */
export const ticker = Effect.fnUntraced(function* (
  { canEdit, signal, look, tell }: Ticking,
  { cardInterval, sparseProgress }: Pick<Policy, "cardInterval" | "sparseProgress">
): Effect.fn.Return<never> {
  const rest = canEdit ? 0 : Duration.toMillis(sparseProgress)
  const interval = Duration.toMillis(canEdit ? cardInterval : Duration.min(cardInterval, sparseProgress))
  let lookedAt = yield* Clock.currentTimeMillis
  let toldAt = lookedAt
  const untilDue = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    now - lookedAt < interval ? Effect.sleep(lookedAt + interval - now) : Effect.void
  )
  const tick = Effect.gen(function* () {
    lookedAt = yield* Clock.currentTimeMillis
    look()
    signal.clear()
    if (lookedAt - toldAt >= rest && (yield* tell)) toldAt = lookedAt
  })
  return yield* Effect.forever(signal.wait.pipe(Effect.zipRight(untilDue), Effect.zipRight(tick)))
})
