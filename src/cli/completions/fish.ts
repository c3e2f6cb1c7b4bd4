/** Completions for fish. What stands after `--` is completed as a command line of its own. */
import type { Offer, OfferedCommand, OfferedOption } from "./Offer.ts"

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/gu, String.raw`\$&`)}'`

const takes = ({ value, choices, isPath }: OfferedOption): string => {
  if (value !== "needed") return ""
  if (isPath) return " -r -F"
  return choices.length === 0 ? " -x" : ` -x -a ${quoted(choices.join(" "))}`
}

/** Where no command stands yet. */
const root = ""

const lineOf = (command: string, rest: string, meaning: string): string =>
  `complete -c runbell -n ${quoted(`__runbell_in ${command}`.trim())} ${rest} -d ${quoted(meaning)}`

const linesOf = (command: string, options: ReadonlyArray<OfferedOption>): ReadonlyArray<string> =>
  options.map((option) => lineOf(command, `-l ${option.name}${takes(option)}`, option.meaning))

const linesOfCommand = ({ name, options }: OfferedCommand, offer: Offer): ReadonlyArray<string> =>
  linesOf(name, [...options, ...offer.options.filter((option) => option.name === "help")])

export const fish = (offer: Offer): string => `# In ~/.config/fish/config.fish: runbell --completions fish | source

function __runbell_in -d 'whether runbell itself is being typed, with this command, or with none yet'
    set -l words (commandline -opc)
    set -l command (string match -v -- '-*' $words[2])
    not contains -- -- $words; and test "$command" = "$argv[1]"
end

function __runbell_wraps -d 'whether the wrapped command is being typed'
    set -l words (commandline -opc)
    contains -- -- $words; and contains -- "$words[2]" run --
end

function __runbell_wrapped -d 'what the wrapped command would be offered'
    set -l words (commandline -opc)
    set -l at (contains -i -- -- $words)
    set -l before (string escape -- $words[(math $at + 1)..-1])
    complete -C (string join -- ' ' $before (commandline -ct))
end

complete -c runbell -f
complete -c runbell -n __runbell_wraps -a '(__runbell_wrapped)'
${[
  ...offer.commands.map(({ name, meaning }) => lineOf(root, `-a ${name}`, meaning)),
  ...linesOf(root, offer.options),
  ...offer.commands.flatMap((command) => linesOfCommand(command, offer))
].join("\n")}
`
