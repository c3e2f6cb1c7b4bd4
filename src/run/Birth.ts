/** The moment a run begins, and its identity from then on: a wrapper must know both before it can tell anything. */
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Origin } from "../domain/Origin.ts"
import type { Run } from "../domain/Run.ts"
import { Host } from "./Host.ts"
import { makeRunId } from "./makeRunId.ts"
import type { RunOptions } from "./RunOptions.ts"

export interface Birth {
  readonly id: string
  readonly host: string | undefined
  readonly at: DateTime.Utc
  /** The monotonic clock, in nanoseconds. */
  readonly beganAt: bigint
}

/** A run is born when this runs. */
export const born: Effect.Effect<Birth> = Effect.all({
  id: makeRunId,
  host: Host,
  at: DateTime.now,
  beganAt: Clock.currentTimeNanos
})

/** How old the run is, in whole milliseconds. */
export const ageOf = ({ beganAt }: Birth): Effect.Effect<Duration.Duration> =>
  Effect.map(Clock.currentTimeNanos, (now) => Duration.millis(Math.round(Number(now - beganAt) / 1_000_000)))

/** Who the run is, for all who are told of it. */
export const identityOf = ({ id, host }: Birth, options: RunOptions, origin: Origin | undefined): Run => ({
  id,
  name: options.name,
  project: options.project,
  workspace: options.workspace,
  description: options.description,
  link: options.link,
  tags: options.tags ?? [],
  card: options.card,
  host,
  origin
})
