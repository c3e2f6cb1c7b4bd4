/** Every command but `run`, and all help. Loaded only for these: a run has no use for what they need. */
import { stripVTControlCharacters } from "node:util"
import * as Args from "@effect/cli/Args"
import * as Command from "@effect/cli/Command"
import * as NodeContext from "@effect/platform-node/NodeContext"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import { runMain } from "../../node/runMain.ts"
import { terminalHasColour } from "../../slack/terminalHasColour.ts"
import { bug, usage } from "../exitCodes.ts"
import { nearest } from "../settings/nearest.ts"
import { optionNames } from "../settings/options.ts"
import { spokenLanguage } from "../settings/spokenLanguage.ts"
import { helpIn } from "../settings/words/helpIn.ts"
import { version } from "../version.ts"
import { complain, complainNow } from "../wrapper/complain.ts"
import { demo } from "./demo.ts"
import { doctor } from "./doctor.ts"
import { flush } from "./flush.ts"
import { type CommandName, commandHelp, commandNames, isCommandName, optionsOf, wholeHelp } from "./helpText.ts"
import { init } from "./init.ts"
import { optionOf } from "./optionOf.ts"
import { preview } from "./preview.ts"
import { recover } from "./recover.ts"
import { sandbox } from "./sandbox.ts"
import { send } from "./send.ts"
import { wordsIn } from "./words/wordsIn.ts"

const language = spokenLanguage(undefined, process.env)
const words = wordsIn[language]
const settingWords = helpIn[language]

/** For completions alone: `run` never comes here. */
const run = Command.make("run", {
  ...Object.fromEntries(optionNames.map((name) => [name, optionOf(name, settingWords)])),
  command: Args.repeated(Args.text({ name: "command" }))
}).pipe(Command.withDescription(words.run))

const root = Command.make("runbell").pipe(
  Command.withDescription(words.tagline),
  Command.withSubcommands([
    run,
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
    const look = { bold: (text: string) => (colour ? `\u001b[1m${text}\u001b[0m` : text) }
    return Console.log(isCommandName(name) ? commandHelp(name, words, settingWords, look) : wholeHelp(words, look))
  })

const unknown = (given: string) => {
  const known = Option.match(nearest(given, commandNames), {
    onNone: () => "`runbell --help` lists all.",
    onSome: (name) => `Did you mean ${name}?`
  })
  return Effect.as(complain(`There is no command ${given}. ${known}`), usage)
}

/** The parser takes a misspelt option for an argument, so it is found before. */
const misspelt = (name: CommandName, rest: ReadonlyArray<string>): string | undefined => {
  const known = optionsOf(name, words, settingWords)
  const end = rest.indexOf("--")
  return (end === -1 ? rest : rest.slice(0, end))
    .map((word) => /^(--[\w-]+)(?:=.*)?$/su.exec(word)?.[1])
    .find((option) => option !== undefined && !known.includes(option))
}

const unknownOption = (name: CommandName, option: string) => {
  const known = Option.match(nearest(option, optionsOf(name, words, settingWords)), {
    onNone: () => `\`runbell ${name} --help\` lists all.`,
    onSome: (meant) => `Did you mean ${meant}?`
  })
  return Effect.as(complain(`There is no option ${option}. ${known}`), usage)
}

/** What the parser has to say comes in the command's own form: on stderr, in a line. */
const plainly = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Console.consoleWith((console) =>
    Effect.withConsole(effect, {
      ...console,
      error: (text: unknown) =>
        complain(
          stripVTControlCharacters(String(text))
            .trim()
            .replace(/\s*\n\s*/gu, " ")
        )
    })
  )

const parsed = (argv: ReadonlyArray<string>): Effect.Effect<number> =>
  Command.run(root, { name: "runbell", version })(["node", "runbell", ...argv]).pipe(
    plainly,
    Effect.as(0),
    Effect.catchTag("EndWith", ({ code }) => Effect.succeed(code)),
    Effect.catchAll(() => Effect.succeed(usage)), // the parser has said what is wrong
    Effect.provide(NodeContext.layer)
  )

const asksFor = (argv: ReadonlyArray<string>, ...flags: ReadonlyArray<string>): boolean =>
  argv.some((word) => flags.includes(word))

/** Does what the arguments ask for, and answers with the exit code. */
export const commands = (argv: ReadonlyArray<string>): Effect.Effect<number> => {
  const [name, ...rest] = argv
  if (name === undefined || name === "help") return Effect.as(help(rest[0]), 0)
  if (asksFor(argv, "--help", "-h")) return Effect.as(help(name), 0)
  if (name === "--version") return Effect.as(Console.log(version), 0)
  if (!isCommandName(name)) return name.startsWith("-") ? parsed(argv) : unknown(name)
  const option = misspelt(name, rest)
  return option === undefined ? parsed(argv) : unknownOption(name, option)
}

const codeOf = (exit: Exit.Exit<unknown, unknown>): number =>
  Exit.match(exit, { onSuccess: (code) => (typeof code === "number" ? code : 0), onFailure: () => bug })

/** As the process. */
export const main = (argv: ReadonlyArray<string>): void =>
  commands(argv).pipe(
    Effect.tapDefect((cause) => Effect.sync(() => complainNow(`a bug in runbell. Please report it. ${String(cause)}`))),
    runMain({
      disableErrorReporting: true,
      disablePrettyLogger: true,
      teardown: (exit, onExit) => onExit(codeOf(exit))
    })
  )
