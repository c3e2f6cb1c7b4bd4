/** Which process it is, and was: a pid is given out again, also to a program that has nothing to do with the first. */
import * as Schema from "effect/Schema"

const text = Schema.optional(Schema.String)

/** A process, told from every other one, on this machine and elsewhere. What a system does not show is absent. */
export const ProcessIdentity = Schema.Struct({
  pid: Schema.Int.pipe(Schema.positive()),
  /** When it began: in ticks since the machine did, on Linux; elsewhere in hundredths of a second since the epoch. */
  startTicks: Schema.optional(Schema.NonNegativeInt),
  /** Another one after each boot of the machine. */
  bootId: text,
  /** The machine's name and, where it has one, its id. */
  host: Schema.String,
  /** Pids mean something only within it: each container has its own. */
  pidNamespace: text
}).annotations({ identifier: "ProcessIdentity" })

export type ProcessIdentity = typeof ProcessIdentity.Type
