/** What is really started, so that the command finds all as it would without a wrapper. */
import { isatty } from "node:tty"
import { exactBytes } from "./exactBytes.ts"
import { hangupIsIgnored } from "./hangupIsIgnored.ts"
import { inTerminal } from "./inTerminal.ts"

export interface Launch {
  readonly file: string
  readonly args: ReadonlyArray<string>
  /** Beside what this process has. */
  readonly environment: Readonly<Record<string, string>>
  /** SIGHUP is not for the command. */
  readonly ignoresHangup: boolean
}

export interface Command {
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly environment: Readonly<Record<string, string>>
}

/** On a terminal `nohup` would redirect what is not to be redirected; without one it does nothing but what it is for. */
const canNohup = (): boolean => ![0, 1, 2].some(isatty)

/** Nearly always the command itself. */
export const launchOf = ({ command, args, environment }: Command, pty: boolean): Launch => {
  const ignoresHangup = hangupIsIgnored(process.env)
  if (pty) return { ...inTerminal(command, args, process.env["SHELL"], environment), ignoresHangup }
  const exact = exactBytes(command, args) ?? { file: command, args }
  return ignoresHangup && canNohup()
    ? { file: "nohup", args: [exact.file, ...exact.args], environment, ignoresHangup }
    : { ...exact, environment, ignoresHangup }
}
