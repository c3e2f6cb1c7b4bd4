/** Makes the handle that the program inside a run can see. */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type { Handle } from "./CurrentRun.ts"
import { checkContent } from "./checkContent.ts"
import type { Life } from "./Life.ts"
import type { Recorder } from "./recorder.ts"
import { warn } from "./teller.ts"

export const makeHandle = ({ run, figures, teller, start }: Life, record: Recorder): Handle => ({
  run,
  report: (metrics, report) => Effect.suspend(() => record(metrics, report) ?? Effect.void),
  curves: (metrics) => Effect.sync(() => figures.curves(metrics)),
  send: Effect.fn("CurrentRun.send")(function* (given) {
    const { content, complaint } = checkContent(given)
    if (complaint !== undefined) yield* warn(run.name, `a message is not as it should be. ${complaint}`)
    yield* start.tell
    return yield* teller.deliver({ _tag: "MessageSent", run, at: yield* DateTime.now, content })
  })
})
