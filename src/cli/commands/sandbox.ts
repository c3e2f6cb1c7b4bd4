/** `runbell sandbox`: the embedded Slack with its page, until Ctrl-C. */
import * as Command from "@effect/cli/Command"
import * as Options from "@effect/cli/Options"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import { SlackSandbox } from "../../sandbox/SlackSandbox.ts"
import { openSandbox } from "./openSandbox.ts"
import type { CommandWords } from "./words/CommandWords.ts"

const serve = (words: CommandWords) =>
  Effect.gen(function* () {
    const { url, webhookUrl, changes } = yield* SlackSandbox
    // No secret: it leads to this machine alone, and is made to be copied.
    yield* Console.log(
      `${words.pageAt}: ${url}\n${words.elsewhere}: export SLACK_WEBHOOK_URL=${Redacted.value(webhookUrl)}\n${words.untilStopped}`
    )
    yield* Stream.runForEach(changes, ({ channel, text }) => Console.log(`${channel}  ${text}`))
  })

export const sandbox = (words: CommandWords) =>
  Command.make(
    "sandbox",
    { port: Options.integer("port").pipe(Options.withDescription(words.port), Options.optional) },
    ({ port }) => Effect.provide(serve(words), openSandbox({ port: Option.getOrUndefined(port) }))
  ).pipe(Command.withDescription(words.sandbox))
