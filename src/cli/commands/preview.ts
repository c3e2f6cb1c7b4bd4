/** `runbell preview`: each kind of message, as it would look. Nothing leaves the machine. */
import * as Command from "@effect/cli/Command"
import * as Options from "@effect/cli/Options"
import * as Console from "effect/Console"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { Locale } from "../../locale/Locale.ts"
import { languages as spoken } from "../../locale/languages.ts"
import { handOver } from "../../run/handOver.ts"
import { SlackSandbox } from "../../sandbox/SlackSandbox.ts"
import { Address } from "../../slack/Address.ts"
import { consoleMessage } from "../../slack/consoleMessage.ts"
import type { Message } from "../../slack/Message.ts"
import { render } from "../../slack/render.ts"
import { SlackNotifier } from "../../slack/SlackNotifier.ts"
import { terminalHasColour } from "../../slack/terminalHasColour.ts"
import { localeOf, notifierOf } from "../notifierOf.ts"
import { openSandbox } from "./openSandbox.ts"
import { sampleEvents } from "./sampleEvents.ts"
import type { CommandWords } from "./words/CommandWords.ts"

const inLanguage = <A, E, R>(effect: Effect.Effect<A, E, R>, language: string | undefined) =>
  Effect.provide(effect, localeOf({ language, timeZone: undefined }, process.env))

const rendered = Effect.zipWith(Locale, DateTime.now, (locale, at) =>
  sampleEvents(at).map((event) => render(event, locale))
)

const printed = (messages: ReadonlyArray<Message>) =>
  Effect.flatMap(terminalHasColour, (colour) =>
    Console.log(messages.map((message) => consoleMessage(message, colour)).join("\n\n"))
  )

const exact = (messages: ReadonlyArray<Message>) =>
  Console.log(
    JSON.stringify(
      messages.map(({ text, blocks }) => ({ text, blocks })),
      null,
      2
    )
  )

const enqueueAll = Effect.gen(function* () {
  const notifier = yield* SlackNotifier
  const at = yield* DateTime.now
  const receipts = yield* Effect.forEach(sampleEvents(at), (event) => handOver(notifier, event))
  yield* Effect.all(receipts, { discard: true })
})

/** Sends all to the sandbox, and shows where to look. */
const onPage = (languages: ReadonlyArray<string | undefined>, words: CommandWords) =>
  Effect.gen(function* () {
    const { url, webhookUrl } = yield* SlackSandbox
    const slack = notifierOf(Address.Webhook({ url: webhookUrl }), { pace: { burst: 1_000, interval: "1 millis" } })
    yield* Effect.forEach(languages, (language) => inLanguage(enqueueAll, language)).pipe(
      Effect.provide(slack),
      Effect.orDie
    )
    yield* Console.log(`${words.pageAt}: ${url}\n${words.untilStopped}`)
    return yield* Effect.never
  }).pipe(Effect.provide(openSandbox()))

export const preview = (words: CommandWords) =>
  Command.make(
    "preview",
    {
      lang: Options.choice("lang", [...spoken, "all"]).pipe(
        Options.withDescription(words.previewLanguage),
        Options.optional
      ),
      json: Options.withDescription(Options.boolean("json"), words.json),
      page: Options.withDescription(Options.boolean("page"), words.page)
    },
    Effect.fn("preview")(function* ({ lang, json, page }) {
      const given = Option.getOrUndefined(lang)
      const languages = given === "all" ? spoken : [given]
      if (page) return yield* onPage(languages, words)
      const all = yield* Effect.forEach(languages, (language) => inLanguage(rendered, language))
      yield* (json ? exact : printed)(all.flat())
    })
  ).pipe(Command.withDescription(words.preview))
