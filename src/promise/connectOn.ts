/** A notifier for a program without Effect, on one platform. This is the edge of the program: effects are run here. */
import * as Effect from "effect/Effect"
import { constVoid } from "effect/Function"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { makeRun } from "../run/makeRun.ts"
import { sendMsg } from "../run/sendMsg.ts"
import { asyncDispose } from "./asyncDispose.ts"
import type { ConnectOptions } from "./ConnectOptions.ts"
import { makeEdge, valueOf } from "./Edge.ts"
import { holdOpen } from "./holdOpen.ts"
import { layerOf } from "./layerOf.ts"
import type { Notifier } from "./Notifier.ts"
import { type Keeping, type OpenRun, openRun } from "./openRun.ts"
import type { Attended, Platform } from "./Platform.ts"
import { plainReceipt } from "./Receipt.ts"
import type { RunHandle, StartOptions } from "./RunHandle.ts"

/** Code without types may give anything, and no run fails for it. */
const signalOf = (options: StartOptions): AbortSignal | undefined =>
  options?.signal instanceof AbortSignal ? options.signal : undefined

export const connectOn =
  (platform: Platform) =>
  async (options: ConnectOptions = {}): Promise<Notifier> => {
    const managed = ManagedRuntime.make(layerOf(options, platform))
    const runtime = valueOf(await Effect.runPromiseExit(managed.runtimeEffect))
    const edge = makeEdge(runtime)
    const open = new Set<OpenRun>()
    let closing: Promise<void> | undefined
    let forgetSignals = constVoid

    const all = (end: (run: OpenRun) => Promise<void>) => Promise.all(Array.from(open, end))

    const close = (): Promise<void> => {
      closing ??= all((run) => run.stop())
        .then(() => holdOpen(managed.dispose()))
        .catch(constVoid)
        .finally(forgetEnd)
      return closing
    }

    const attended: Attended = {
      stop: (signal) => all((run) => run.stop(signal)).then(close),
      expire: (exitCode) => all((run) => run.expire(exitCode)).then(close)
    }

    const forgetEnd = platform.attendEnd(attended)

    const admit = (run: OpenRun): void => {
      if (open.size === 0 && options.signals !== false) forgetSignals = platform.attendSignals(attended)
      open.add(run)
    }

    const dismiss = (run: OpenRun): void => {
      open.delete(run)
      if (open.size === 0) forgetSignals()
    }

    const begin = async (options: StartOptions, keeping: Keeping): Promise<RunHandle> => {
      const live = await edge.promise(makeRun(options))
      const run: OpenRun = openRun({ edge, live, keeping, signal: signalOf(options), ended: () => dismiss(run) })
      admit(run)
      return run.handle
    }

    return {
      start: (options) => begin(options, "started"),
      wrap: async (options, program) => {
        const run = await begin(options, "wrapped")
        try {
          const value = await program(run)
          await run.end(value)
          return value
        } catch (error) {
          await run.fail(error)
          throw error
        } finally {
          await platform.untilAlive()
        }
      },
      send: (content) => edge.promise(Effect.map(sendMsg(content), plainReceipt)),
      close,
      [asyncDispose]: close
    }
  }
