/**
 * Completions for bash. What stands after `--` is completed as a command line of its own, as bash-completion does it for
 * sudo; without bash-completion, as commands and files.
 */
import * as Arr from "effect/Array"
import type { Offer, OfferedOption } from "./Offer.ts"

const flagOf = ({ name }: OfferedOption): string => `--${name}`

const answer = ({ choices, isPath }: OfferedOption): string => {
  if (isPath) return 'compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); '
  return choices.length === 0 ? "" : `COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$current")); `
}

/** Nothing, where nothing can be known: the name of a file would only mislead. */
const valuesOf = (command: string, options: ReadonlyArray<OfferedOption>): ReadonlyArray<string> =>
  Object.entries(
    Arr.groupBy(
      options.filter(({ value }) => value === "needed"),
      answer
    )
  ).map(([words, alike]) => `    ${alike.map((option) => `${command},${flagOf(option)}`).join("|")}) ${words}return ;;`)

const wordsOf = (command: string, words: ReadonlyArray<string>): string =>
  `    ${command}) COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$current")) ;;`

export const bash = ({ commands, options }: Offer): string => `# In ~/.bashrc: source <(runbell --completions bash)

_runbell() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} == -- && ( $command == run || $command == -- ) ]]; then
      if declare -F _command_offset >/dev/null; then _command_offset $((at + 1))
      elif ((COMP_CWORD == at + 1)); then COMPREPLY=($(compgen -c -- "$current"))
      else compopt -o filenames; COMPREPLY=($(compgen -f -- "$current"))
      fi
      return
    fi
  done
  ((COMP_CWORD > 1)) || command=
  [[ $current == = ]] && current=
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  case $command,$previous in
${[...commands.flatMap((command) => valuesOf(command.name, command.options)), ...valuesOf("*", options)].join("\n")}
  esac
  case $command in
${[
  ...commands.map((command) => wordsOf(command.name, [...command.options.map(flagOf), "--help"])),
  wordsOf("''", [...commands.map(({ name }) => name), ...options.map(flagOf), "--"])
].join("\n")}
  esac
}

complete -F _runbell runbell
`
