/** A run's last sign of life, and what it knew of itself then. */
import * as Schema from "effect/Schema"
import { MetricSnapshot } from "../domain/Metrics.ts"
import { OutputTail } from "../domain/OutputTail.ts"
import { Millis, Oom } from "./JournalEntry.ts"

export const Beat = Schema.Struct({
  at: Millis,
  /** As of the beat before. */
  oom: Schema.optional(Oom),
  metrics: Schema.optional(MetricSnapshot),
  output: Schema.optional(Schema.Struct({ stderr: OutputTail, stdout: OutputTail }))
}).annotations({ identifier: "Beat" })

export type Beat = typeof Beat.Type
