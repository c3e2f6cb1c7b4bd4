/** Runs the command, and tells of it meanwhile. The command comes first: it starts before anything of Slack is even loaded. */
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type * as Scope from "effect/Scope"
import { ageOf, type Birth, born } from "../../run/Birth.ts"
import type { Ending, LiveRun } from "../../run/makeRun.ts"
import { readOomCounters } from "../evidence/OomCounters.ts"
import { outcomeOf } from "../evidence/outcomeOf.ts"
import type { ChildEnd } from "../wrapper/ChildEnd.ts"
import { complain } from "../wrapper/complain.ts"
import { startChild } from "../wrapper/startChild.ts"
import { childEnvironment } from "./childEnvironment.ts"
import type { Plan } from "./Plan.ts"
import { recordStops } from "./recordStops.ts"
import { redactorOf } from "./redactorOf.ts"
import { survive } from "./survive.ts"
import { unwatched, type Watching, watchOutput } from "./watchOutput.ts"

/** All that the end of a command is ever delayed by: 5 seconds for its last message, and what is left for the queue behind it. */
export const exitLimit = Duration.millis(5_500)

/** A command that does not start has ended, too, as a shell would say it. */
const start = ({ command, args, environment, streams, options, isRun }: Plan, birth: Birth, watching: Watching) =>
  startChild({
    command,
    args,
    streams,
    environment: isRun ? childEnvironment(birth, options, environment) : {},
    onOutput: watching.onOutput
  }).pipe(
    Effect.map(({ end }) => end),
    Effect.catchAll((error) =>
      Effect.as(complain(error.message), Effect.succeed<ChildEnd>({ code: error.exitCode, signal: undefined }))
    )
  )

interface Ended {
  readonly end: ChildEnd
  readonly ending: Effect.Effect<Ending>
}

/** Starts the command; the inner effect waits for its end, and for what was seen of it. */
const wrap = Effect.fnUntraced(function* (plan: Plan, birth: Birth, watching: Watching) {
  const before = yield* readOomCounters()
  const childEnd = yield* start(plan, birth, watching)
  const stops = recordStops()
  return Effect.gen(function* (): Effect.fn.Return<Ended> {
    const end = yield* childEnd
    const after = yield* readOomCounters()
    const now = yield* Clock.currentTimeMillis
    const duration = yield* ageOf(birth)
    const outcome = outcomeOf({ end, before, after, environment: plan.environment, now, stop: stops.last() })
    return { end, ending: Effect.map(watching.lastLines, (output) => ({ outcome, duration, output })) }
  }).pipe(Effect.ensuring(Effect.sync(stops.cease)))
})

/** Answers with how the command ended; the process is to end like it. */
export const wrapCommand = Effect.fn("wrapCommand")(function* (
  plan: Plan
): Effect.fn.Return<ChildEnd, never, Scope.Scope> {
  yield* Effect.forEach(plan.complaints, complain, { discard: true })
  yield* survive
  const birth = yield* born
  const { url } = plan
  if (url === undefined) return (yield* Effect.flatten(wrap(plan, birth, unwatched))).end
  const redact = redactorOf(plan)
  const run = yield* Deferred.make<LiveRun>()
  const ended = yield* wrap(plan, birth, yield* watchOutput(plan, redact, run))
  const ending = yield* Effect.fork(ended)
  const telling = yield* Effect.promise(() => import("./tellOf.ts")).pipe(
    Effect.flatMap(({ tellOf }) =>
      tellOf({ url, plan, birth, redact, run, ending: Effect.flatMap(Fiber.join(ending), ({ ending }) => ending) })
    ),
    Effect.fork
  )
  const { end } = yield* Fiber.join(ending)
  yield* Effect.timeoutOption(Fiber.await(telling), exitLimit)
  return end
})
