/** All that looks at a command's output while it flows by: its last lines, the rules over it, and its silence. */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import type { Alert } from "../../domain/Alert.ts"
import type { RunEnded } from "../../domain/RunEvent.ts"
import type { Output } from "../wrapper/Outputs.ts"
import { lineSplitter } from "./lineSplitter.ts"
import { makeNews } from "./makeNews.ts"
import { makeTail } from "./makeTail.ts"
import { type OutputRules, type Reading, readLine, readsLines } from "./OutputRules.ts"
import { watchStall } from "./watchStall.ts"

export interface OutputWatchOptions {
  /** How many last lines of each output are kept. */
  readonly tail: number
  readonly redact: (text: string) => string
  readonly rules: OutputRules
  readonly stall: "learn" | Duration.Duration | undefined
  /** Gets what each line says, in order. */
  readonly report: (reading: Reading) => Effect.Effect<void>
  readonly raise: (alert: Alert) => Effect.Effect<void>
}

export interface OutputWatch {
  /** Sees a piece of output; copies what it keeps, and never waits. Of joined streams all is `stdout`. */
  readonly push: (output: Output, chunk: Uint8Array) => void
  readonly tails: () => NonNullable<RunEnded["output"]>
  /** The output is over: reports what is left of it, and tells of no stall from now on. To be run once, before the end is told. */
  readonly finish: Effect.Effect<void>
}

/**
 * Watches until the scope closes. A stall is a silence of the metrics where rules read them, and of the output where
 * there are none: a program that hangs may go on to say that it waits.
 */
export const makeOutputWatch = Effect.fnUntraced(function* (
  options: OutputWatchOptions
): Effect.fn.Return<OutputWatch, never, Scope.Scope> {
  const { rules, redact } = options
  let isOver = false
  /** What has ended is not silent any more. */
  const raise = (alert: Alert) => Effect.suspend(() => (isOver ? Effect.void : options.raise(alert)))
  const tails = {
    stdout: makeTail({ lines: options.tail, redact }),
    stderr: makeTail({ lines: options.tail, redact })
  }
  let lastOutput: Output = "stdout"
  const lastLine = (): string | undefined => tails[lastOutput].tail().lines.at(-1)

  const byMetrics = readsLines(rules)
  const stall =
    options.stall === undefined
      ? undefined
      : yield* watchStall({ limit: options.stall, watched: byMetrics ? "metrics" : "output", lastLine, raise })

  const readings: Array<Reading> = []
  const reportAll: Effect.Effect<void> = Effect.suspend(() =>
    Effect.forEach(readings.splice(0), options.report, { discard: true })
  )
  const permit = Effect.unsafeMakeSemaphore(1)
  const drain = permit.withPermits(1)(reportAll)
  const waiting = Effect.unsafeMakeLatch()
  const news = makeNews(rules)

  const see = (line: string): void =>
    Option.match(Option.flatMap(readLine(rules, line), news.of), {
      onNone: () => undefined,
      onSome: ({ reading, isChange }) => {
        readings.push(reading)
        if (isChange) stall?.sign()
        waiting.unsafeOpen()
      }
    })
  const lines = { stdout: lineSplitter(see), stderr: lineSplitter(see) }

  if (byMetrics) {
    const drained = Effect.zipRight(
      waiting.await,
      Effect.suspend(() => (waiting.unsafeClose(), drain))
    )
    yield* Effect.forkScoped(Effect.interruptible(Effect.forever(drained)))
  }

  return {
    push: (output, chunk) => {
      tails[output].push(chunk)
      lastOutput = output
      if (byMetrics) lines[output].push(chunk)
      else stall?.sign()
    },
    tails: () => ({ stderr: tails.stderr.tail(), stdout: tails.stdout.tail() }),
    finish: Effect.suspend(() => {
      isOver = true
      lines.stdout.end()
      lines.stderr.end()
      return drain
    })
  }
})
