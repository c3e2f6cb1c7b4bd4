/** What `--help` prints, in the user's language. Pure. */
import { type OptionName, optionNames, options } from "../settings/options.ts"
import type { Taking } from "../settings/takeOption.ts"
import type { OptionWords } from "../settings/words/OptionWords.ts"
import { ownOptions } from "./ownOptions.ts"
import type { CommandWords } from "./words/CommandWords.ts"

export const commandNames = ["run", "send", "preview", "doctor", "sandbox", "demo", "recover", "flush", "init"] as const

export type CommandName = (typeof commandNames)[number]

export const isCommandName = (name: string | undefined): name is CommandName =>
  commandNames.some((known) => known === name)

/** What is typed, and what it does. */
type Entry = readonly [term: string, meaning: string]

interface Help {
  readonly usage: ReadonlyArray<string>
  readonly options: ReadonlyArray<Entry>
  readonly examples: ReadonlyArray<string>
  readonly note?: string
}

const entry = (name: string, { kind, value }: Taking, meaning: string): Entry => {
  const placeholder = { needed: ` ${kind.placeholder}`, perhaps: ` [${kind.placeholder}]`, none: "" }[value]
  return [`--${name}${placeholder}`, meaning]
}

const settingEntry = (name: OptionName, words: OptionWords): Entry => entry(name, options[name], words[name])

const helpOf = (name: CommandName, words: CommandWords, settingWords: OptionWords): Help => {
  const shared: ReadonlyArray<Entry> = [
    entry("webhook-url", options["webhook-url"], words.webhookUrl),
    ...(["bot-token", "channel", "language", "time-zone", "config"] as const).map((name) =>
      settingEntry(name, settingWords)
    )
  ]
  switch (name) {
    case "run":
      return {
        usage: ["runbell run [OPTIONS] -- COMMAND [ARGUMENTS]", "runbell -- COMMAND [ARGUMENTS]"],
        options: optionNames.map((name) => settingEntry(name, settingWords)),
        examples: [
          "runbell run -- python train.py --lr 0.1",
          "runbell run --name mnist --tag baseline --mention U012AB3CD -- python train.py",
          "runbell run --metric 'loss=loss: ([0-9.e+-]+)' --alert 'loss is not finite' --stall 15m -- python train.py"
        ],
        note: words.settings
      }
    case "send":
      return {
        usage: ["runbell send [OPTIONS] [TEXT]"],
        options: [
          ["TEXT", words.sendText],
          entry("title", ownOptions.send.title, words.title),
          entry("level", ownOptions.send.level, words.level),
          entry("field", ownOptions.send.field, words.field),
          entry("link", ownOptions.send.link, words.messageLink),
          ...shared
        ],
        examples: [
          'runbell send "Validation begins"',
          "runbell send --title Checkpoint --field epoch=3 --field loss=0.21",
          "tail -n 5 train.log | runbell send --level warn -"
        ]
      }
    case "preview":
      return {
        usage: ["runbell preview [OPTIONS]"],
        options: [
          entry("lang", ownOptions.preview.lang, words.previewLanguage),
          entry("json", ownOptions.preview.json, words.json),
          entry("page", ownOptions.preview.page, words.page)
        ],
        examples: ["runbell preview --lang all", "runbell preview --json"]
      }
    case "doctor":
      return {
        usage: ["runbell doctor [OPTIONS]"],
        options: [entry("post", ownOptions.doctor.post, words.post), ...shared],
        examples: ["runbell doctor", "runbell doctor --post"]
      }
    case "sandbox":
      return {
        usage: ["runbell sandbox [OPTIONS]"],
        options: [entry("port", ownOptions.sandbox.port, words.port)],
        examples: ["runbell sandbox --port 4444"]
      }
    case "flush":
      return { usage: ["runbell flush [OPTIONS]"], options: shared, examples: ["runbell flush"] }
    case "demo":
      return { usage: ["runbell demo"], options: [], examples: ["runbell demo"] }
    case "recover":
      return {
        usage: ["runbell recover", "runbell recover --install [--cron]"],
        options: [
          entry("install", ownOptions.recover.install, words.install),
          entry("cron", ownOptions.recover.cron, words.cron)
        ],
        examples: ["runbell recover", "runbell recover --install | sh", "runbell recover --install --cron"]
      }
    case "init":
      return { usage: ["runbell init"], options: [], examples: ["runbell init"] }
  }
}

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
  const { usage, options, examples, note } = helpOf(name, words, settingWords)
  return [
    words[name],
    ...section(words.usage, indented(usage), look),
    ...section(words.options, options.length === 0 ? [] : entryLines(options, look), look),
    ...section(words.examples, indented(examples), look),
    ...(note === undefined ? [] : ["", note])
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
    ...section(
      words.options,
      entryLines(
        [
          ["--help", words.help],
          ["--version", words.version],
          ["--completions bash|zsh|fish", words.completions]
        ],
        look
      ),
      look
    ),
    "",
    words.more
  ].join("\n")
