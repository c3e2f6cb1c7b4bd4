/** Draws in a thread of its own: it takes half a second of computing and 100 MB, and the run goes on meanwhile. */
import { existsSync } from "node:fs"
import { Worker } from "node:worker_threads"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { inertLine } from "../slack/Mrkdwn.ts"
import { type Draw, NotDrawn } from "../slack/Plotter.ts"
import type { Answer, Drawing } from "./Drawing.ts"

/** Beside this file, or beside the command, which is one file. */
const scripts = ["./worker.js", "./chart/worker.js"].map((path) => new URL(path, import.meta.url))

/** None where this runs from TypeScript, or from a bundle that holds all of a program. */
const ownScript = (): URL | undefined => scripts.find((script) => existsSync(script))

const longestName = 200

/** Secrets, controls and half characters stay out of a picture as they do of a message. */
const inert = ({ curves, words }: Drawing): Drawing => ({
  curves: curves.map((curve) => ({ ...curve, metric: inertLine(curve.metric, longestName, "?") })),
  words: {
    title: inertLine(words.title, longestName, ""),
    alt: "",
    step: inertLine(words.step, longestName, ""),
    best: inertLine(words.best, longestName, "")
  }
})

const failed = (error: unknown): NotDrawn =>
  new NotDrawn({ reason: error instanceof Error ? error.message : String(error) })

/** Its memory is the thread's own, and goes with it. */
const inThread = (script: URL, drawing: Drawing): Effect.Effect<Answer, NotDrawn> =>
  Effect.async((resume) => {
    let worker: Worker
    try {
      worker = new Worker(script, { workerData: drawing, stdout: true, stderr: true })
    } catch (error) {
      return resume(Effect.fail(failed(error)))
    }
    worker.once("message", (answer: Answer) => resume(Effect.succeed(answer)))
    worker.once("error", (error) => resume(Effect.fail(failed(error))))
    worker.once("exit", () => resume(Effect.fail(failed("the thread that draws ended without an answer."))))
    return Effect.promise(() => worker.terminate())
  })

const inThisThread = (drawing: Drawing): Effect.Effect<Answer> =>
  Effect.promise(() => import("./draw.ts").then(({ draw }) => draw(drawing)))

/** Never longer than `limit`: what hangs is ended with its thread. */
export const drawInThread =
  (limit: Duration.DurationInput, script = ownScript()): Draw =>
  (curves, words) => {
    const drawing = inert({ curves, words })
    return (script === undefined ? inThisThread(drawing) : inThread(script, drawing)).pipe(
      Effect.timeoutFail({
        duration: limit,
        onTimeout: () => failed(`it took longer than ${Duration.format(limit)} (drawTimeout).`)
      }),
      Effect.flatMap((answer) => (answer._tag === "Drawn" ? Effect.succeed(answer.png) : failed(answer.reason))),
      Effect.withSpan("runbell.draw", { attributes: { curves: curves.length } })
    )
  }
