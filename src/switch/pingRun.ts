/** The switch of one run by pings: a check is told that it starts, at every beat that it still does, and how it has ended. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { RunEvent } from "../domain/RunEvent.ts"
import { written } from "../run/handOver.ts"
import type { KeptRun } from "../run/Keeper.ts"
import type { Message } from "../slack/Message.ts"
import { plainText } from "../slack/outline.ts"
import { alive } from "./alarmWords.ts"
import { makeComplaint } from "./complaint.ts"
import type { Limits } from "./heartbeat.ts"
import { pingId } from "./pingId.ts"
import { type Ping, type PingFailed, signalOf } from "./pings.ts"
import { untilEnded } from "./untilEnded.ts"
import type { Ended } from "./watchRuns.ts"

/** The first line says it; the rest, such as errors and output, is for Slack and for nobody else. */
const headline = ({ blocks }: Message): string => plainText(blocks).split("\n")[0] ?? ""

const inOneLine = (event: RunEvent): Effect.Effect<string> => Effect.map(written(event), headline)

/** The latest numbers, as they stand in a message. */
const progress = ({ started, metrics }: KeptRun): Effect.Effect<string> => {
  const told = metrics()
  if (told === undefined) return inOneLine(started)
  return Effect.flatMap(DateTime.now, (at) =>
    Effect.map(written({ _tag: "RunProgressed", run: started.run, at, metrics: told }), ({ blocks }) =>
      plainText(blocks)
    )
  )
}

/** Watches over a run by a check, until it has ended and the check knows. */
export const pingRun =
  (ping: Ping, { times, slack }: Limits) =>
  (run: KeptRun, ended: Deferred.Deferred<Ended>): Effect.Effect<void> =>
    Effect.gen(function* () {
      const id = yield* pingId(run.started.run.id)
      const complain = makeComplaint(run)
      let lastBeat: number | undefined

      /** A check that has heard nothing for so long may have raised its alarm: what it shows says why that was false. */
      const explain = Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis
        if (lastBeat === undefined || now - lastBeat < times.alarm) return
        yield* ping("/log", yield* inOneLine(alive(run, lastBeat, now)), id)
      })

      const beat = explain.pipe(
        Effect.zipRight(progress(run)),
        Effect.flatMap((words) => ping("/start", words, id)),
        Effect.zipRight(Clock.currentTimeMillis),
        Effect.map((now) => {
          lastBeat = now
          return times.beat
        }),
        Effect.catchAll((error) => Effect.as(complain.about(error), error.canRetry ? times.again : times.beat))
      )

      const retry = slack.backoff.pipe(
        Schedule.zipRight(Schedule.identity<PingFailed>()),
        Schedule.whileOutput(({ canRetry }) => canRetry)
      )

      yield* untilEnded(beat, ended)
      const { outcome, message } = yield* Deferred.await(ended)
      yield* ping(signalOf(outcome), message === undefined ? "" : headline(message), id).pipe(
        Effect.retry(retry),
        Effect.catchAll(complain.about)
      )
    })
