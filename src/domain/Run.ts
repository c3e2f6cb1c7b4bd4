/** What a run is: one execution of a program, from start to end. */
import * as Schema from "effect/Schema"
import { Origin } from "./Origin.ts"

const text = Schema.optional(Schema.String)

/**
 * The identity of a run, as every message of it shows it. All texts come from outside and may hold anything: they are
 * bounded and made inert when a message is rendered, not here, so that nothing is lost.
 *
 * @example
 * import { Effect } from "effect"
 * import { CurrentRun, type Run } from "runbell"
 * const folderOf = ({ name, id }: Run.Run) => `checkpoints/${name}/${id}`
 * const folder = Effect.map(CurrentRun, ({ run }) => folderOf(run))
 *
 * @since 0.1.0
 */
export const Run = Schema.Struct({
  /** Unique among runs; sorts by the time of the start. */
  id: Schema.String,
  /** The experiment's name. */
  name: Schema.String,
  project: text,
  workspace: text,
  description: text,
  /** A page about the run. Linked when it is an http or https URL, shown as text otherwise. */
  link: text,
  tags: Schema.Array(Schema.String),
  /** What attempts at the same work have in common: they share one card and one thread. */
  card: text,
  /** The machine it runs on. */
  host: text,
  /** Its command, commit and job, where they are known. */
  origin: Schema.optional(Origin)
}).annotations({ identifier: "Run" })

/**
 * @since 0.1.0
 */
export type Run = typeof Run.Type
