/** When a queue that is closing leaves: once nothing of its own waits any more, whatever it does just then. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import type { Owner } from "./drain.ts"
import type { OwnMessages } from "./OwnMessages.ts"

export interface Leave extends Pick<Owner, "isDone" | "wait"> {
  readonly isClosing: () => boolean
  /** The queue closes from now on. */
  readonly close: () => void
  /** Leaves, if it is closing and nothing waits: asked wherever something may have ceased to wait. */
  readonly ifDone: Effect.Effect<void>
}

export const makeLeave = ({ isEmpty }: Pick<OwnMessages, "isEmpty">): Effect.Effect<Leave> =>
  Effect.map(Deferred.make<void>(), (leaving): Leave => {
    let isClosing = false
    const isDone = () => isClosing && isEmpty()
    return {
      isClosing: () => isClosing,
      isDone,
      close: () => {
        isClosing = true
      },
      ifDone: Effect.suspend(() => (isDone() ? Effect.asVoid(Deferred.succeed(leaving, undefined)) : Effect.void)),
      // Once it has left, only what is taken while it closes can wait, and that keeps to the pace.
      wait: (turn) =>
        Effect.flatMap(Deferred.isDone(leaving), (hasLeft) => {
          if (!hasLeft) return Effect.raceFirst(turn, Deferred.await(leaving))
          return isEmpty() ? Effect.void : turn
        })
    }
  })
