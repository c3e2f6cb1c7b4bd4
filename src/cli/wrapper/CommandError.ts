/** Why a command did not start, in a shell's words and with a shell's exit codes. */
import { statSync } from "node:fs"
import * as Data from "effect/Data"
import { en } from "../usage/words/en.ts"

/** There is no such command. A shell ends with 127 then. */
export class CommandNotFound extends Data.TaggedError("CommandNotFound")<{ readonly command: string }> {
  readonly exitCode = 127
  override get message(): string {
    return `${this.command}: ${this.command.includes("/") ? "No such file or directory" : "command not found"}`
  }
}

/** It is there, and the system does not run it. A shell ends with 126 then. */
export class CommandNotExecutable extends Data.TaggedError("CommandNotExecutable")<{
  readonly command: string
  readonly reason: string
}> {
  readonly exitCode = 126
  override get message(): string {
    return `${this.command}: ${this.reason}`
  }
}

/** A terminal of its own was asked for, and nothing here can make one. */
export class PtyUnavailable extends Data.TaggedError("PtyUnavailable")<{}> {
  readonly exitCode = 126
  override get message(): string {
    return en.ptyUnavailable
  }
}

export type CommandError = CommandNotFound | CommandNotExecutable | PtyUnavailable

const reasons: Readonly<Record<string, string>> = {
  EACCES: "Permission denied",
  ENOTDIR: "Not a directory",
  E2BIG: "Argument list too long",
  ENOEXEC: "Exec format error",
  EAGAIN: "Resource temporarily unavailable",
  ENOMEM: "Cannot allocate memory",
  EMFILE: "Too many open files",
  ETXTBSY: "Text file busy",
  ELOOP: "Too many levels of symbolic links"
}

const kindOf = (path: string): "nothing" | "directory" | "file" => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return "nothing"
  return found.isDirectory() ? "directory" : "file"
}

/** What the error that came of starting a command means. */
export const commandError = (command: string, errno: string): CommandNotFound | CommandNotExecutable => {
  const named = command.includes("/")
  if (errno === "ENOENT") {
    // The file is there, so it is what its first line names that is not.
    return named && kindOf(command) === "file"
      ? new CommandNotExecutable({ command, reason: "bad interpreter: No such file or directory" })
      : new CommandNotFound({ command })
  }
  if (errno === "EACCES" && named && kindOf(command) === "directory") {
    return new CommandNotExecutable({ command, reason: "Is a directory" })
  }
  return new CommandNotExecutable({ command, reason: reasons[errno] ?? errno })
}
