/** Says how many messages were dropped because they had waited too long: nothing leaves the outbox without being counted. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { Policy } from "../slack/SlackPolicy.ts"
import type { Tally } from "./Drained.ts"

/** Those since it was last said. */
export const makeExpiredWarning = (
  { total }: Pick<Tally, "total">,
  { outboxKeeps }: Pick<Policy, "outboxKeeps">
): Effect.Effect<void> => {
  let said = 0
  return Effect.suspend(() => {
    const more = total().expired - said
    said += more
    if (more === 0) return Effect.void
    const limit = Duration.format(Duration.decode(outboxKeeps))
    return Effect.logWarning(
      `runbell: messages that waited in the outbox longer than ${limit} (outboxKeeps) were dropped: ${more}.`
    )
  })
}
