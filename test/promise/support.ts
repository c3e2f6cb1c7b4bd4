/** A program without Effect in a test: its notifier, with a sandbox in place of Slack. */
import { Effect, Redacted } from "effect"
import { type ConnectOptions, connect, type Notifier } from "runbell/promise"
import { SlackSandbox, type StoredMessage } from "runbell/testing"
import { sandbox, swift, texts } from "../support/liveSlack.ts"

/** In memory, and deaf to signals: what Node adds has tests with processes of their own. */
const alone: ConnectOptions = { durable: false, signals: false, language: "en", timeZone: "UTC", policy: swift }

/** The titles of messages, the time that a run took left out. */
export const titles = (messages: ReadonlyArray<StoredMessage>): ReadonlyArray<string> =>
  texts(messages).map((text) => text.replace(/ after .*$/u, ""))

/** Runs the program with a notifier over a webhook, closes that, and gives what the program gave and what was told. */
export const tell = <A>(program: (notifier: Notifier) => Promise<A>, options: ConnectOptions = {}) =>
  Effect.gen(function* () {
    const { webhookUrl, messages } = yield* SlackSandbox
    const value = yield* Effect.promise(async () => {
      const notifier = await connect({ webhook: Redacted.value(webhookUrl), ...alone, ...options })
      try {
        return await program(notifier)
      } finally {
        await notifier.close()
      }
    })
    return { value, messages: yield* messages, told: titles(yield* messages) }
  })

/** A test with a sandbox of its own. */
export const inSandbox = <A, E>(test: Effect.Effect<A, E, SlackSandbox>) => Effect.provide(test, sandbox)
