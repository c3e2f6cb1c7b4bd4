/** The right to tell a run's end, which one alone can have, with the message that it tells. */
import * as Schema from "effect/Schema"
import { Message } from "../slack/Message.ts"
import { Millis } from "./JournalEntry.ts"
import { ProcessIdentity } from "./ProcessIdentity.ts"

export const Claim = Schema.Struct({
  by: Schema.Literal("program", "wrapper", "watchdog", "recovery"),
  process: ProcessIdentity,
  at: Millis,
  message: Message,
  /** Made because nothing was heard for so long, and for no better reason: the run itself may overrule it. */
  presumed: Schema.optional(Schema.Boolean)
}).annotations({ identifier: "Claim" })

export type Claim = typeof Claim.Type
