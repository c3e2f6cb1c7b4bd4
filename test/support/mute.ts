/** A notifier for tests in which nobody is told anything. */
import { Effect } from "effect"
import { type NotifierService, postsOnly } from "runbell"

export const mute: NotifierService = {
  destination: "nowhere",
  can: postsOnly,
  enqueue: () => Effect.succeed(Effect.never)
}
