/**
 * A command in a terminal of its own, on request: it draws its progress bars though our output is a pipe, and we see
 * them. By `script` of util-linux, since Node cannot make a terminal. What it costs: stdout and stderr become one, with a
 * carriage return before each newline; a tenth of the speed; Ctrl-Z does nothing; a death by signal is seen as the exit
 * code 128 + its number; a command that does not exist is told in the words of `sh`.
 */
import { readFileSync } from "node:fs"
import * as Option from "effect/Option"

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

/** `script` gives its command line to the user's shell, whichever that is; so it is told of sh, and the command of the user's. */
export const inTerminal = (
  command: string,
  args: ReadonlyArray<string>,
  shell: string | undefined,
  environment: Readonly<Record<string, string>>
) => {
  const asBefore = shell === undefined ? "unset SHELL" : `SHELL=${quote(shell)}`
  const line = `${asBefore}; exec ${[command, ...args].map(quote).join(" ")}`
  return { file: "script", args: ["-qefc", line, "/dev/null"], environment: { ...environment, SHELL: "/bin/sh" } }
}

const childrenOf = Option.liftThrowable((pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ").map(Number)
)

/** Who a signal is for: `script` would end its session at a SIGTERM, and the command could not put its house in order. */
export const commandIn = (script: number): number => {
  const [child] = Option.getOrElse(childrenOf(script), () => [])
  return child === undefined || child === 0 ? script : child
}
