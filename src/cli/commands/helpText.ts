/** What `--help` prints, in the user's language. Pure. */
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { type CommandName, commandNames } from "./commandNames.ts"
import { type DescribedOption, describedOptions, describedRootOptions } from "./describedOptions.ts"
import { foldText } from "./foldText.ts"
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
    "runbell run --metric 'loss=loss: (\\S+)' --alert 'loss is not finite' \\",
    "    --stall 15m -- python train.py"
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
  /** How many letters a line of the terminal holds. */
  readonly width: number
}

const section = (heading: string, lines: ReadonlyArray<string>, { bold }: Look): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", bold(heading), ...lines]

const indented = (lines: ReadonlyArray<string>, by = 2): ReadonlyArray<string> =>
  lines.map((line) => " ".repeat(by) + line)

const folded = (text: string, { width }: Look, indent = 0): ReadonlyArray<string> =>
  indented(foldText(text, width - indent), indent)

/** The meaning beside a short term, and under a long one. */
const entryLines = (entries: ReadonlyArray<Entry>, look: Look): ReadonlyArray<string> => {
  const { bold } = look
  const longest = Math.max(...entries.map(([term]) => term.length))
  if (longest > 12) return entries.flatMap(([term, meaning]) => [`  ${bold(term)}`, ...folded(meaning, look, 6)])
  return entries.flatMap(([term, meaning]) => {
    const [first = "", ...rest] = folded(meaning, look, longest + 5)
    return [`  ${bold(term)}${first.slice(term.length + 2)}`, ...rest]
  })
}

/** Help on one command. */
export const commandHelp = (name: CommandName, words: CommandWords, settingWords: OptionWords, look: Look): string => {
  const entries = entriesOf(name, words, settingWords)
  return [
    ...folded(words[name], look),
    ...section(words.usage, indented(usageOf[name]), look),
    ...section(words.options, entries.length === 0 ? [] : entryLines(entries, look), look),
    ...section(words.examples, indented(examplesOf[name]), look),
    ...(name === "run" ? ["", ...folded(words.settings, look)] : [])
  ].join("\n")
}

/** Help on the whole. */
export const wholeHelp = (words: CommandWords, look: Look): string =>
  [
    ...folded(words.tagline, look),
    ...section(words.usage, ["  runbell run -- python train.py", ...folded(words.short, look, 2)], look),
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
    ...folded(words.more, look)
  ].join("\n")
