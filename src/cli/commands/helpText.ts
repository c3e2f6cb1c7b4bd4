/** What `--help` prints, in the user's language. Pure. */
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { type CommandName, commandNames } from "./commandNames.ts"
import { type DescribedOption, describedOptions, describedRootOptions } from "./describedOptions.ts"
import type { CommandWords } from "./words/CommandWords.ts"

/** What is typed, and what it does. */
type Entry = readonly [term: string, meaning: string]

const entry = ({ name, taking: { kind, value }, meaning }: DescribedOption): Entry => {
  const placeholder = { needed: ` ${kind.placeholder}`, perhaps: ` [${kind.placeholder}]`, none: "" }[value]
  return [`--${name}${placeholder}`, meaning]
}

const usageOf: Readonly<Record<CommandName, ReadonlyArray<string>>> = {
  run: ["runbell run [OPTIONS] -- COMMAND [ARGUMENTS]", "runbell -- COMMAND [ARGUMENTS]"],
  send: ["runbell send [OPTIONS] [TEXT]"],
  preview: ["runbell preview [OPTIONS]"],
  doctor: ["runbell doctor [OPTIONS]"],
  sandbox: ["runbell sandbox [OPTIONS]"],
  demo: ["runbell demo"],
  recover: ["runbell recover", "runbell recover --install [--cron]"],
  flush: ["runbell flush [OPTIONS]"],
  init: ["runbell init"]
}

const examplesOf: Readonly<Record<CommandName, ReadonlyArray<string>>> = {
  run: [
    "runbell run -- python train.py --lr 0.1",
    "runbell run --name mnist --tag baseline --mention U012AB3CD -- python train.py",
    "runbell run --metric 'loss=loss: ([0-9.e+-]+)' --alert 'loss is not finite' --stall 15m -- python train.py"
  ],
  send: [
    'runbell send "Validation begins"',
    "runbell send --title Checkpoint --field epoch=3 --field loss=0.21",
    "tail -n 5 train.log | runbell send --level warn -"
  ],
  preview: ["runbell preview --lang all", "runbell preview --json"],
  doctor: ["runbell doctor", "runbell doctor --post"],
  sandbox: ["runbell sandbox --port 4444"],
  demo: ["runbell demo"],
  recover: ["runbell recover", "runbell recover --install | sh", "runbell recover --install --cron"],
  flush: ["runbell flush"],
  init: ["runbell init"]
}

const entriesOf = (name: CommandName, words: CommandWords, settingWords: OptionWords): ReadonlyArray<Entry> => [
  ...(name === "send" ? [["TEXT", words.sendText] as const] : []),
  ...describedOptions(name, words, settingWords).map(entry)
]

export interface Look {
  readonly bold: (text: string) => string
}

const section = (heading: string, lines: ReadonlyArray<string>, { bold }: Look): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", bold(heading), ...lines]

/** The meaning beside a short term, and under a long one. */
const entryLines = (entries: ReadonlyArray<Entry>, { bold }: Look): ReadonlyArray<string> => {
  const width = Math.max(...entries.map(([term]) => term.length))
  return width > 12
    ? entries.flatMap(([term, meaning]) => [`  ${bold(term)}`, `      ${meaning}`])
    : entries.map(([term, meaning]) => `  ${bold(term)}${" ".repeat(width - term.length + 3)}${meaning}`)
}

const indented = (lines: ReadonlyArray<string>): ReadonlyArray<string> => lines.map((line) => `  ${line}`)

/** Help on one command. */
export const commandHelp = (name: CommandName, words: CommandWords, settingWords: OptionWords, look: Look): string => {
  const entries = entriesOf(name, words, settingWords)
  return [
    words[name],
    ...section(words.usage, indented(usageOf[name]), look),
    ...section(words.options, entries.length === 0 ? [] : entryLines(entries, look), look),
    ...section(words.examples, indented(examplesOf[name]), look),
    ...(name === "run" ? ["", words.settings] : [])
  ].join("\n")
}

/** Help on the whole. */
export const wholeHelp = (words: CommandWords, look: Look): string =>
  [
    words.tagline,
    ...section(words.usage, ["  runbell run -- python train.py", `  ${words.short}`], look),
    ...section(
      words.commands,
      entryLines(
        commandNames.map((name) => [name, words[name]] as const),
        look
      ),
      look
    ),
    ...section(words.options, entryLines(describedRootOptions(words).map(entry), look), look),
    "",
    words.more
  ].join("\n")
