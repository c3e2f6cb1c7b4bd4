/** Completions for zsh. What stands after `--` is completed as a command line of its own. */
import type { Offer, OfferedCommand, OfferedOption } from "./Offer.ts"

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A colon ends a part of what `_arguments` and `_describe` read, and a bracket a meaning. */
const escaped = (text: string): string => text.replaceAll(/[\\:[\]]/gu, String.raw`\$&`)

const actionOf = ({ choices, isPath }: OfferedOption): string => {
  if (isPath) return "_files"
  return choices.length === 0 ? " " : `(${choices.join(" ")})`
}

const argumentOf = (option: OfferedOption): string => {
  const { name, meaning, value, placeholder, isRepeated } = option
  const shown = `${isRepeated ? "*" : ""}--${name}${value === "none" ? "" : "="}[${escaped(meaning)}]`
  if (value === "none") return quoted(shown)
  return quoted(`${shown}:${value === "perhaps" ? ":" : ""}${escaped(placeholder)}:${actionOf(option)}`)
}

const help = ({ options }: Offer): ReadonlyArray<OfferedOption> => options.filter(({ name }) => name === "help")

const argumentsOf = (command: OfferedCommand, offer: Offer): string =>
  `    ${command.name}) _arguments ${[...command.options, ...help(offer)].map(argumentOf).join(" \\\n      ")} ;;`

const describedOf = ({ name, meaning }: OfferedCommand): string => quoted(`${escaped(name)}:${escaped(meaning)}`)

export const zsh = (offer: Offer): string => `#compdef runbell
# In ~/.zshrc, after compinit: source <(runbell --completions zsh)

_runbell() {
  local at=\${words[(ie)--]}
  local -a offered
  if (( at < CURRENT )) && [[ $words[2] == (run|--) ]]; then
    words=("\${(@)words[at+1,-1]}")
    (( CURRENT -= at ))
    _normal
    return
  fi
  if (( CURRENT == 2 )); then
    offered=(
      ${offer.commands.map(describedOf).join("\n      ")}
    )
    _describe -t commands command offered
  fi
  if (( CURRENT == 2 )) || [[ $words[2] == -* ]]; then
    _arguments ${offer.options.map(argumentOf).join(" \\\n      ")}
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${offer.commands.map((command) => argumentsOf(command, offer)).join("\n")}
  esac
}

if [[ $funcstack[1] == _runbell ]]; then _runbell "$@"; else compdef _runbell runbell; fi
`
