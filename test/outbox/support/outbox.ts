/** A folder for a test, and deliveries that a test can watch. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DateTime, Effect, Schedule } from "effect"
import type { Message, Policy, Receipt, SlackError } from "runbell"
import { saidIn, saying } from "../../support/words.ts"

/** Gone when the test is over. */
export const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "runbell-outbox-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 }))
)

/** No pace, no digests: what is tested is the way of the messages. */
export const swift: Partial<Policy> = {
  backoff: Schedule.spaced("1 millis"),
  pace: { burst: 1_000_000, interval: "1 millis" },
  digestAfter: "1 hour",
  outboxPoll: "2 millis",
  drainTimeout: "10 seconds"
}

export const receipt: Effect.Effect<Receipt> = Effect.map(DateTime.now, (at) => ({
  destination: "test",
  at,
  form: "blocks",
  attempts: 1
}))

/** What was delivered so far, after whatever `answer` says to each message. */
export const recording = (answer: (text: string) => Effect.Effect<Receipt, SlackError> = () => receipt) => {
  const delivered: Array<string> = []
  const messages: Array<Message> = []
  const deliver = (message: Message): Effect.Effect<Receipt, SlackError> =>
    Effect.tap(answer(saidIn(message)), () => {
      delivered.push(saidIn(message))
      messages.push(message)
    })
  return { delivered, messages, deliver }
}

/** A message that happened just now, so that nothing takes it for a late one. */
export const fresh = (text: string) =>
  Effect.map(DateTime.now, (at) => {
    const message = saying(text)
    return { ...message, event: { ...message.event, at } }
  })
