/** Puts a run into the hands of a program without Effect. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as ErrorReport from "../domain/ErrorReport.ts"
import type { Outcome } from "../domain/Outcome.ts"
import { CurrentRun } from "../run/CurrentRun.ts"
import type { LiveRun } from "../run/makeRun.ts"
import { sendChart } from "../run/sendChart.ts"
import { sendMsg } from "../run/sendMsg.ts"
import { warn } from "../run/teller.ts"
import type { Receipt } from "../slack/Receipt.ts"
import type { SlackNotifier } from "../slack/SlackNotifier.ts"
import { asyncDispose } from "./asyncDispose.ts"
import type { Edge } from "./Edge.ts"
import { plainReceipt } from "./Receipt.ts"
import type { RunHandle } from "./RunHandle.ts"

/** Who ends the run: the program, which says so; or the promise of what is wrapped. */
export type Keeping = "started" | "wrapped"

export interface OpenRun {
  readonly handle: RunHandle
  /** It is stopped: by this signal, or let go. */
  readonly stop: (signal?: string) => Promise<void>
  /** Nothing is left that could end it. */
  readonly expire: (exitCode: number) => Promise<void>
}

export interface RunParts {
  readonly edge: Edge
  readonly live: LiveRun
  readonly keeping: Keeping
  readonly signal: AbortSignal | undefined
  /** Called once, when it has ended. */
  readonly ended: () => void
}

const unsettled = ErrorReport.fromUnknown(
  new Error("The promise of what was wrapped was never settled, and nothing was left that could settle it."),
  "defect"
)

const outcomeAtExit = (exitCode: number): Outcome =>
  exitCode === 0 ? { _tag: "Finished" } : { _tag: "Failed", exitCode }

const aborted = (signal: string) => new DOMException(`The process is ended by ${signal}.`, "AbortError")

/** Sends as part of the run. The first message that is lost is a warning, since nobody may wait for it. */
const makeSend = ({ edge, live: { handle } }: RunParts) => {
  let warned = false
  const lost = (message: string) =>
    Effect.suspend(() => {
      if (warned) return Effect.void
      warned = true
      return warn(handle.run.name, `a message was not delivered. ${message}`)
    })
  return <E extends Error>(send: Effect.Effect<Receipt, E, CurrentRun | SlackNotifier>) =>
    edge.promise(
      send.pipe(
        Effect.tapError(({ message }) => lost(message)),
        Effect.map(plainReceipt),
        Effect.provideService(CurrentRun, handle)
      )
    )
}

/** Code without types may name one metric alone. */
const namesIn = (metrics: unknown): ReadonlyArray<string> | undefined => {
  if (metrics === undefined || metrics === null) return undefined
  return (Array.isArray(metrics) ? metrics : [metrics]).map(String)
}

export const openRun = (parts: RunParts): OpenRun => {
  const { edge, live, keeping, signal } = parts
  const send = makeSend(parts)
  const stopping = new AbortController()
  let ending: Promise<void> | undefined

  const conclude = (end: Effect.Effect<void>): Promise<void> => {
    ending ??= edge.promise(end).finally(() => {
      signal?.removeEventListener("abort", abort)
      parts.ended()
    })
    return ending
  }

  const become = (outcome: Outcome) => conclude(live.conclude({ outcome }))

  const stop = (name?: string) => {
    if (name !== undefined) stopping.abort(aborted(name))
    return become({ _tag: "Interrupted", signal: name })
  }

  /** What is wrapped hears of it, and has its end told when it stops; what is only started has stopped. */
  const abort = () => {
    stopping.abort(signal?.reason)
    if (keeping === "started") void stop()
  }

  const report: RunHandle["report"] = (metrics, options) => {
    if (ending !== undefined) return
    const rest = live.record(metrics, options)
    if (rest !== undefined) edge.fork(rest)
  }

  signal?.addEventListener("abort", abort)
  if (signal?.aborted === true) abort()

  return {
    handle: {
      run: live.handle.run,
      signal: stopping.signal,
      report,
      send: (content) => send(sendMsg(content)),
      chart: (metrics, options) => send(sendChart(namesIn(metrics), options)),
      end: (result) => conclude(live.end(Exit.succeed(result))),
      fail: (error) => (stopping.signal.aborted ? stop() : conclude(live.end(Exit.fail(error)))),
      [asyncDispose]: () => stop()
    },
    stop,
    expire: (exitCode) =>
      keeping === "wrapped" ? become({ _tag: "Failed", error: unsettled }) : become(outcomeAtExit(exitCode))
  }
}
