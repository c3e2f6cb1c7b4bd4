/** `runbell send`: a message from any script; inside a wrapped run it belongs to that run. */
import { isatty } from "node:tty"
import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as Options from "@effect/cli/Options"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { MessageContent } from "../../domain/MessageContent.ts"
import { Run } from "../../domain/Run.ts"
import { stateFolder } from "../../journal/stateFolder.ts"
import { handOver, withTag } from "../../run/handOver.ts"
import { Redactor } from "../../run/Redactor.ts"
import type { Address } from "../../slack/Address.ts"
import { SlackNotifier } from "../../slack/SlackNotifier.ts"
import { problemFinding, whereOf } from "../doctor/findDestination.ts"
import { usage } from "../exitCodes.ts"
import { durableNotifierOf, localeOf, notifierOf } from "../notifierOf.ts"
import { makeRedactor } from "../redact/makeRedactor.ts"
import { stderrLogger } from "../run/stderrLogger.ts"
import * as Kind from "../settings/Kind.ts"
import { readText } from "../settings/readText.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import type { Complaint } from "../usage/Complaint.ts"
import { complainOf } from "../usage/complainOf.ts"
import { complain } from "../wrapper/complain.ts"
import { EndWith } from "./EndWith.ts"
import { settingsGiven, sharedFlags } from "./settingsGiven.ts"
import type { CommandWords } from "./words/CommandWords.ts"

const refuse = (complaint: Complaint) => Effect.zipRight(complainOf(complaint), new EndWith({ code: 1 }))

/** The run that this process was started in. */
const runAround = (environment: NodeJS.ProcessEnv): Option.Option<Run> =>
  Schema.decodeUnknownOption(Schema.parseJson(Run))(environment["RUNBELL_RUN"])

const stdin = Effect.map(readText(0), (text) => text.replace(/\n+$/u, ""))

interface Given {
  readonly text: Option.Option<string>
  readonly title: Option.Option<string>
  readonly level: Option.Option<"info" | "warn" | "error">
  readonly field: ReadonlyArray<string>
  readonly link: Option.Option<string>
}

/** stdin is read where nothing else is said, or where `-` asks for it: in a script it may be open for ever. */
const textOf = ({ text, title, field }: Given): Effect.Effect<string> => {
  const isAsked = Option.contains(text, "-")
  const isNeeded = Option.isNone(text) && Option.isNone(title) && field.length === 0 && !isatty(0)
  return isAsked || isNeeded ? stdin : Effect.succeed(Option.getOrElse(text, () => ""))
}

const contentOf = Effect.fnUntraced(function* (given: Given): Effect.fn.Return<MessageContent, EndWith> {
  const fields = yield* Effect.orDie(Either.all(given.field.map(Kind.field.read))) // the arguments are checked by now
  const text = yield* textOf(given)
  const title = Option.getOrUndefined(given.title)
  if (text === "" && title === undefined && fields.length === 0) {
    yield* complainOf({ say: ({ nothingToSend }) => nothingToSend })
    return yield* new EndWith({ code: usage })
  }
  return {
    title,
    text: text === "" ? undefined : text,
    level: Option.getOrUndefined(given.level),
    fields: fields.length === 0 ? undefined : Object.fromEntries(fields),
    link: Option.getOrUndefined(given.link)
  }
})

/** Where there is a folder to keep it in, the message outlives this process, and keeps to the pace and the order of all others. */
const notifierIn = (folder: string | undefined, address: Address) =>
  folder === undefined ? notifierOf(address) : durableNotifierOf(address, folder)

const deliver = Effect.fnUntraced(function* (content: MessageContent) {
  const run = Option.getOrUndefined(runAround(process.env))
  const event = { _tag: "MessageSent", run, at: yield* DateTime.now, content } as const
  yield* withTag(Effect.flatten(handOver(yield* SlackNotifier, event)))
})

/**
 * Ends with 0 once Slack has the message, or when it is kept for later, which is said; with 1 when Slack cannot have it, with
 * 64 when it is not said what to send.
 */
export const send = (words: CommandWords, settingWords: OptionWords) =>
  Command.make(
    "send",
    {
      text: Args.text({ name: "text" }).pipe(Args.withDescription(words.sendText), Args.optional),
      title: Options.text("title").pipe(Options.withDescription(words.title), Options.optional),
      level: Options.choice("level", ["info", "warn", "error"]).pipe(
        Options.withDescription(words.level),
        Options.optional
      ),
      field: Options.text("field").pipe(Options.withDescription(words.field), Options.repeated),
      link: Options.text("link").pipe(Options.withDescription(words.messageLink), Options.optional),
      flags: sharedFlags(settingWords)
    },
    Effect.fn("send")(function* ({ flags, ...given }) {
      const settings = yield* settingsGiven(flags)
      const { destination } = settings
      const content = yield* contentOf(given)
      if (destination._tag === "Missing") return yield* refuse({ say: ({ nothingSet }) => nothingSet })
      if (destination._tag === "Unusable") {
        const finding = problemFinding(destination.problem, whereOf(destination.source))
        return yield* refuse({ say: (_, found) => found(finding) })
      }
      yield* deliver(content).pipe(
        Effect.catchTag("SlackPostponed", ({ message }) => complain(message)),
        Effect.catchAll(({ message }) => refuse({ say: () => message })),
        Effect.provide(
          Layer.mergeAll(
            notifierIn(yield* stateFolder(process.env), destination.address),
            localeOf(settings, process.env),
            Redactor.layer(makeRedactor({ environment: process.env, arguments: [], patterns: settings.redact })),
            stderrLogger
          )
        )
      )
    })
  ).pipe(Command.withDescription(words.send))
