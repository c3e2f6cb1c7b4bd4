/** Lets go of the messages that a queue could not deliver in time, and says when they go out, if ever. */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Policy } from "../slack/SlackPolicy.ts"
import type { OwnMessages } from "./OwnMessages.ts"
import { stoppedLeader } from "./stoppedLeader.ts"

const when = (folder: string): Effect.Effect<string> =>
  Effect.map(
    stoppedLeader(folder),
    Option.match({
      onNone: () => "later",
      onSome: (pid) => `when process ${pid} goes on or ends, which delivers to the same destination and is stopped`
    })
  )

export const letGo = Effect.fnUntraced(function* (
  folder: string,
  own: Pick<OwnMessages, "letGo">,
  { drainTimeout }: Pick<Policy, "drainTimeout">
): Effect.fn.Return<void> {
  const { kept, lost } = yield* own.letGo
  const limit = Duration.format(Duration.decode(drainTimeout))
  const late = `runbell: the notifier closed with messages that were not delivered within ${limit} (drainTimeout)`
  if (kept > 0) {
    yield* Effect.logWarning(`${late}: ${kept}. They are kept in the outbox and go out ${yield* when(folder)}.`)
  }
  if (lost > 0) yield* Effect.logWarning(`${late}, and the outbox could not take them: ${lost}.`)
})
