/** Has each run watched from its start to its end in a fiber of its own: no run waits for it, or notices that it fails. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import type { Outcome } from "../domain/Outcome.ts"
import type { KeptRun, Service } from "../run/Keeper.ts"
import { warn } from "../run/teller.ts"
import type { Message } from "../slack/Message.ts"
import { ownRandom } from "../slack/ownRandom.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"

/** How a run has ended, and what was told of it, if anything was. */
export interface Ended {
  readonly outcome: Outcome
  readonly message: Message | undefined
}

/** What is done for one run, until it has ended and all that follows from that is done. */
export type Watch = (run: KeptRun, ended: Deferred.Deferred<Ended>) => Effect.Effect<void>

interface Watched {
  readonly fiber: Fiber.RuntimeFiber<void>
  readonly ended: Deferred.Deferred<Ended>
}

const isOver = ({ ended }: Watched) => Deferred.isDone(ended)

const interrupt = (watched: ReadonlyArray<Watched>) =>
  Fiber.interruptAll(watched.map(({ fiber }) => fiber)).pipe(Effect.interruptible)

/**
 * The keeper. When the scope closes, what is left to do for runs that have ended is done for at most `drainTimeout`;
 * a run that has not ended is left as it is, since it ends without a word.
 */
export const watchRuns = Effect.fnUntraced(function* (watch: Watch): Effect.fn.Return<Service, never, Scope.Scope> {
  const { drainTimeout } = yield* SlackPolicy
  const random = yield* ownRandom
  const open = new Set<Watched>()

  const keep: Service["keep"] = Effect.fnUntraced(function* (run) {
    const ended = yield* Deferred.make<Ended>()
    const fiber = yield* watch(run, ended).pipe(
      // The cause is not shown: it may hold anything.
      Effect.catchAllDefect(() => warn(run.started.run.name, "its dead-man's switch died of a bug.")),
      Effect.withRandom(random), // the jitter of a retry draws no number of the program's
      Effect.interruptible,
      Effect.forkDaemon
    )
    const watched = { fiber, ended }
    open.add(watched)
    fiber.addObserver(() => open.delete(watched))
    let message: Message | undefined
    return {
      claim: (end) =>
        Effect.sync(() => {
          message = end
          return true
        }),
      settle: (outcome) => Effect.asVoid(Effect.suspend(() => Deferred.succeed(ended, { outcome, message })))
    }
  })

  yield* Effect.addFinalizer(() =>
    Effect.gen(function* () {
      const [alive, over] = yield* Effect.partition(open, (watched) =>
        Effect.flatMap(isOver(watched), (over) => (over ? Effect.succeed(watched) : Effect.fail(watched)))
      )
      const all = Effect.forEach(over, ({ fiber }) => Fiber.await(fiber), { discard: true })
      yield* Effect.forkDaemon(interrupt(alive))
      yield* Effect.timeoutOption(Effect.interruptible(all), drainTimeout)
      yield* Effect.forkDaemon(interrupt(over))
    })
  )
  return { keep }
})
