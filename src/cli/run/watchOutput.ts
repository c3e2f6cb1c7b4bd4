/** Sees the command's output in whichever way it can be seen: as it is copied, or afterwards in its log file. */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import { constUndefined, constVoid } from "effect/Function"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { OutputTail } from "../../domain/OutputTail.ts"
import type { RunEnded } from "../../domain/RunEvent.ts"
import type { Handle } from "../../run/CurrentRun.ts"
import type { LiveRun } from "../../run/makeRun.ts"
import { logFileTail } from "../output/logFileTail.ts"
import { makeOutputWatch } from "../output/OutputWatch.ts"
import { descriptorOf, type Output } from "../wrapper/Outputs.ts"
import type { Plan } from "./Plan.ts"

/** Where what is found in the output is told. */
export interface Findings {
  readonly report: Handle["report"]
  readonly raise: LiveRun["raise"]
}

export interface Watching {
  readonly onOutput: ((output: Output, chunk: Uint8Array) => void) | undefined
  /** The last lines as of now, where they are seen while the command runs. */
  readonly linesSoFar: () => RunEnded["output"]
  /** To be run when the command has ended. */
  readonly lastLines: Effect.Effect<RunEnded["output"]>
}

/** Where nobody is told, nothing is looked at. */
export const unwatched: Watching = {
  onOutput: undefined,
  linesSoFar: constUndefined,
  lastLines: Effect.succeed(undefined)
}

const isCopied = ({ streams }: Plan, output: Output): boolean => streams === "pty" || streams[output] === "tee"

const nothing: OutputTail = { lines: [], omitted: 0 }

/** What is untouched may be a log file; joined outputs are one file, whose end is told once. */
const readLater = Effect.fnUntraced(function* (plan: Plan, output: Output, redact: (text: string) => string) {
  const isTwin = plan.streams !== "pty" && plan.streams.joined && output === "stderr"
  if (isCopied(plan, output) || isTwin) return Option.none()
  return yield* logFileTail(descriptorOf[output], { lines: plan.settings.tail, redact })
})

/** Begins to watch, until the scope closes. What it finds waits for the run that it is to be told of. */
export const watchOutput = Effect.fn("watchOutput")(function* (
  plan: Plan,
  redact: (text: string) => string,
  run: Deferred.Deferred<Findings>
): Effect.fn.Return<Watching, never, Scope.Scope> {
  const { settings, rules } = plan
  const watch = yield* makeOutputWatch({
    tail: settings.tail,
    stall: settings.stall,
    rules,
    redact,
    report: ({ metrics, step, epoch }) =>
      Effect.flatMap(Deferred.await(run), ({ report }) => report(metrics, { step, epoch })),
    raise: (alert) => Effect.flatMap(Deferred.await(run), ({ raise }) => raise(alert))
  })
  const later = {
    stderr: yield* readLater(plan, "stderr", redact),
    stdout: yield* readLater(plan, "stdout", redact)
  }
  const tailOf = (output: Output) =>
    Option.match(later[output], {
      onNone: () => Effect.sync(() => (isCopied(plan, output) ? watch.tails()[output] : nothing)),
      onSome: Effect.map(Option.getOrElse(() => nothing))
    })
  const copies = isCopied(plan, "stdout") || isCopied(plan, "stderr")
  return {
    onOutput: copies ? watch.push : undefined,
    linesSoFar: () => (copies ? watch.tails() : undefined),
    lastLines: Effect.zipRight(
      copies ? watch.finish : Effect.sync(constVoid),
      Effect.all({ stderr: tailOf("stderr"), stdout: tailOf("stdout") })
    )
  }
})
