/** Every command but `run`, and all help. Loaded only for these: a run has no use for what they need. */
import * as Command from "@effect/cli/Command"
import * as NodeContext from "@effect/platform-node/NodeContext"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { redact } from "../../domain/redact.ts"
import { runMain } from "../../node/runMain.ts"
import { terminalHasColour } from "../../slack/terminalHasColour.ts"
import { completionsFor } from "../completions/completionsFor.ts"
import { bug, usage } from "../exitCodes.ts"
import { nearest } from "../settings/nearest.ts"
import { options } from "../settings/options.ts"
import { parseRunArguments } from "../settings/parseRunArguments.ts"
import { spokenLanguage } from "../settings/spokenLanguage.ts"
import { takeOption } from "../settings/takeOption.ts"
import { helpIn } from "../settings/words/helpIn.ts"
import { complainOf } from "../usage/complainOf.ts"
import type { Misuse } from "../usage/Misuse.ts"
import { version } from "../version.ts"
import { complainNow } from "../wrapper/complain.ts"
import { checkAgainst, checkArguments } from "./checkArguments.ts"
import { commandNames, isCommandName } from "./commandNames.ts"
import { demo } from "./demo.ts"
import { doctor } from "./doctor.ts"
import { flush } from "./flush.ts"
import { commandHelp, wholeHelp } from "./helpText.ts"
import { init } from "./init.ts"
import { rootOptions } from "./ownOptions.ts"
import { preview } from "./preview.ts"
import { recover } from "./recover.ts"
import { sandbox } from "./sandbox.ts"
import { send } from "./send.ts"
import { wordsIn } from "./words/wordsIn.ts"

const language = spokenLanguage(undefined, process.env)
const words = wordsIn[language]
const settingWords = helpIn[language]

const root = Command.make("runbell").pipe(
  Command.withDescription(words.tagline),
  Command.withSubcommands([
    send(words, settingWords),
    preview(words),
    doctor(words, settingWords),
    sandbox(words),
    demo(words),
    recover(words),
    init(words, language),
    flush(words, settingWords)
  ])
)

const help = (name: string | undefined) =>
  Effect.flatMap(terminalHasColour, (colour) => {
    const look = {
      bold: (text: string) => (colour ? `\u001b[1m${text}\u001b[0m` : text),
      width: process.stdout.columns || Number.POSITIVE_INFINITY // a file or another program takes each in one line, and some terminals do not say
    }
    return Console.log(isCommandName(name) ? commandHelp(name, words, settingWords, look) : wholeHelp(words, look))
  })

const wrong = (misuse: Misuse) => Effect.as(complainOf(misuse), usage)

const unknown = (given: string) => {
  const known = Option.getOrUndefined(nearest(given, commandNames))
  return wrong({ say: ({ unknownCommand }) => unknownCommand(redact(given), known) })
}

/** What the parser says it says in English alone, and not of which option. Whatever it can find was found before. */
const silently = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Console.consoleWith((console) => Effect.withConsole(effect, { ...console, error: () => Effect.void }))

const parsed = (argv: ReadonlyArray<string>, help: string): Effect.Effect<number> =>
  Command.run(root, { name: "runbell", version })(["node", "runbell", ...argv]).pipe(
    silently,
    Effect.as(0),
    Effect.catchTag("EndWith", ({ code }) => Effect.succeed(code)),
    Effect.catchAll(() => wrong({ say: ({ notUnderstood }) => notUnderstood(help) })),
    Effect.provide(NodeContext.layer)
  )

const checked = (misuse: Either.Either<void, Misuse>, argv: ReadonlyArray<string>, help: string) =>
  Either.match(misuse, { onLeft: wrong, onRight: () => parsed(argv, help) })

/** Without a command there is `--completions`; options of `run` stand there by mistake, where `--` is missing. */
const withoutCommand = (argv: ReadonlyArray<string>): Effect.Effect<number> => {
  const help = "runbell --help"
  const asked = parseRunArguments(argv)
  const meantRun = Either.isLeft(asked) && asked.left._tag !== "UnknownOption"
  const known = { options: { ...rootOptions, ...options }, help, after: "nothing" } as const
  const misuse = meantRun ? Either.left(asked.left) : checkAgainst(known, 0, argv)
  const at = argv.findIndex((word) => /^--completions(?:=|$)/u.test(word))
  return Either.match(
    Either.flatMap(misuse, () => takeOption(known, argv[at] ?? "", argv[at + 1])),
    {
      onLeft: wrong,
      onRight: ({ text }) => Effect.as(Console.log(completionsFor(text, words, settingWords) ?? ""), 0)
    }
  )
}

const asksFor = (argv: ReadonlyArray<string>, ...flags: ReadonlyArray<string>): boolean =>
  argv.some((word) => flags.includes(word))

/** Does what the arguments ask for, and answers with the exit code. */
export const commands = (argv: ReadonlyArray<string>): Effect.Effect<number> => {
  const [name, ...rest] = argv
  if (name === undefined || name === "help") return Effect.as(help(rest[0]), 0)
  if (asksFor(argv, "--help", "-h")) return Effect.as(help(name), 0)
  if (name === "--version") return Effect.as(Console.log(version), 0)
  if (!isCommandName(name)) return name.startsWith("-") ? withoutCommand(argv) : unknown(name)
  if (name === "run") return Effect.as(help(name), 0) // it comes here for its help alone
  return checked(checkArguments(name, rest), argv, `runbell ${name} --help`)
}

const codeOf = (exit: Exit.Exit<unknown, unknown>): number =>
  Exit.match(exit, { onSuccess: (code) => (typeof code === "number" ? code : 0), onFailure: () => bug })

/** As the process. */
export const main = (argv: ReadonlyArray<string>): void =>
  Effect.suspend(() => commands(argv)).pipe(
    Effect.tapDefect((cause) => Effect.sync(() => complainNow(`a bug in runbell. Please report it. ${String(cause)}`))),
    runMain({
      disableErrorReporting: true,
      disablePrettyLogger: true,
      teardown: (exit, onExit) => onExit(codeOf(exit))
    })
  )
