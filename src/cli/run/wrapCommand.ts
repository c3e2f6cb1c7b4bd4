/** Runs the command, and tells of it meanwhile. The command comes first: it starts before a word to Slack is made. */
import { constants } from "node:os"
import * as Clock from "effect/Clock"
import * as Deferred from "effect/Deferred"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import { type OomCounters, readOomCounters, risingOomCounters } from "../../evidence/OomCounters.ts"
import { recentCounters } from "../../evidence/recentCounters.ts"
import { noteExit } from "../../journal/noteExit.ts"
import type { Kept } from "../../node/openKept.ts"
import { ageOf, type Birth, born } from "../../run/Birth.ts"
import type { Ending } from "../../run/conclude.ts"
import type { Address } from "../../slack/Address.ts"
import { SlackPolicy } from "../../slack/SlackPolicy.ts"
import { outcomeOf } from "../evidence/outcomeOf.ts"
import { complainOf } from "../usage/complainOf.ts"
import type { ChildEnd } from "../wrapper/ChildEnd.ts"
import { complain } from "../wrapper/complain.ts"
import { hangupIsIgnored } from "../wrapper/hangupIsIgnored.ts"
import { startChild } from "../wrapper/startChild.ts"
import { childEnvironment } from "./childEnvironment.ts"
import { endAtStop } from "./endAtStop.ts"
import { flushAfterwards } from "./flushAfterwards.ts"
import { keepCommand, noteCommand } from "./keepCommand.ts"
import { mayDraw } from "./mayDraw.ts"
import type { Plan } from "./Plan.ts"
import { recordStops } from "./recordStops.ts"
import { redactorOf } from "./redactorOf.ts"
import { staySmall } from "./staySmall.ts"
import { survive } from "./survive.ts"
import type { Told } from "./tellOf.ts"
import { type Findings, unwatched, type Watching, watchOutput } from "./watchOutput.ts"

/** All that the end of a command is ever delayed by: 5 seconds for its last message, and what is left for the queue behind it. */
export const exitLimit = Duration.millis(5_500)

interface Started {
  /** None where it did not start. */
  readonly pid: number | undefined
  readonly end: Effect.Effect<ChildEnd>
  readonly written: Effect.Effect<void>
}

/** A command that does not start has ended, too, as a shell would say it. */
const start = ({ command, args, environment, streams, options, isRun }: Plan, birth: Birth, watching: Watching) =>
  startChild({
    command,
    args,
    streams,
    environment: isRun ? childEnvironment(birth, options, environment) : {},
    onOutput: watching.onOutput
  }).pipe(
    Effect.catchAll((error): Effect.Effect<Started> => {
      const end: ChildEnd = { code: error.exitCode, signal: undefined }
      const said =
        error._tag === "PtyUnavailable"
          ? complainOf({ say: ({ ptyUnavailable }) => ptyUnavailable })
          : complain(error.message)
      return Effect.as(said, { pid: undefined, end: Effect.succeed(end), written: Effect.void })
    })
  )

interface Ended {
  readonly end: ChildEnd
  readonly ending: Effect.Effect<Ending>
}

/** A shell's code for it. */
const codeOf = ({ code, signal }: ChildEnd): number =>
  signal === undefined ? (code ?? 0) : 128 + constants.signals[signal]

interface Telling {
  readonly address: Address
  readonly redact: (text: string) => string
}

/** The counters of shortly before, for as long as the fiber lives that asks. */
const recently = Effect.fnUntraced(function* (before: OomCounters) {
  const { note, earlier } = recentCounters(before)
  const { beatInterval } = yield* SlackPolicy
  yield* Effect.fork(Effect.forever(Effect.delay(Effect.map(risingOomCounters(), note), beatInterval)))
  return earlier
})

/** Has the command kept where its end is to be told, and starts it; `ended` waits for its end, and for what was seen of it. */
const wrap = Effect.fnUntraced(function* (plan: Plan, birth: Birth, watching: Watching, telling?: Telling) {
  const before = yield* readOomCounters()
  const begun =
    telling === undefined ? Option.none<Kept>() : yield* keepCommand({ plan, birth, oom: before, ...telling })
  const ignoresHangup = hangupIsIgnored(process.env)
  const { pid, end: childEnd, written } = yield* start(plan, birth, watching)
  const stops = recordStops({ ignoresHangup })
  const kept = pid === undefined ? begun : yield* Effect.transposeMapOption(begun, (kept) => noteCommand(kept, pid))
  const earlierCounters = yield* recently(before)
  const ended = Effect.gen(function* (): Effect.fn.Return<Ended> {
    const end = yield* childEnd
    const { allIsWritten } = endAtStop(end, ignoresHangup)
    stops.cease()
    const after = yield* readOomCounters()
    const now = yield* Clock.currentTimeMillis
    const { environment } = plan
    const duration = yield* ageOf(birth)
    const outcome = outcomeOf({ end, before, recent: earlierCounters(), after, environment, now, stop: stops.last() })
    // The watchdog knows it, too, should this process end while it tells of it.
    Option.map(kept, ({ folder, id }) => noteExit(folder, id, codeOf(end), outcome))
    yield* written
    allIsWritten()
    return { end, ending: Effect.map(watching.lastLines, (output) => ({ outcome, duration, output })) }
  })
  return { kept, ended, earlierCounters }
})

/** What tells is most of the command's code, and is loaded while the command runs. */
const tell = (told: Told) =>
  Effect.promise(() => import("./tellOf.ts")).pipe(
    Effect.flatMap(({ tellOf }) => tellOf(told)),
    Effect.catchAllCause(() => complainOf({ say: ({ untoldByBug }) => untoldByBug }))
  )

/** Answers with how the command ended; the process is to end like it. */
export const wrapCommand = Effect.fn("wrapCommand")(function* (
  plan: Plan
): Effect.fn.Return<ChildEnd, never, Scope.Scope> {
  yield* Effect.forEach(plan.complaints, complainOf, { discard: true })
  yield* survive
  yield* Effect.sync(() => staySmall(plan.streams))
  const birth = yield* born
  const { address } = plan
  if (address === undefined) return (yield* (yield* wrap(plan, birth, unwatched)).ended).end
  const redact = redactorOf(plan)
  const run = yield* Deferred.make<Findings>()
  const watching = yield* watchOutput(plan, redact, run)
  const { kept, ended, earlierCounters } = yield* wrap(plan, birth, watching, { address, redact })
  const ending = yield* Effect.fork(ended)
  const seen = Effect.flatMap(Fiber.join(ending), ({ ending }) => ending)
  const told = { address, plan, birth, redact, run, kept, watching, earlierCounters, ending: seen }
  const telling = yield* Effect.fork(tell(told))
  const { end } = yield* Fiber.join(ending)
  yield* Effect.timeoutOption(Fiber.await(telling), exitLimit)
  if (Option.isSome(kept) && mayDraw(plan.settings)) yield* flushAfterwards(plan, kept.value, address)
  return end
})
