/** What a shell says with an exit code of its own (POSIX, Shell Command Language, 2.8.2). Pure. */
import { constants } from "node:os"
import type { Evidence } from "../../domain/Evidence.ts"
import type { Signal } from "../wrapper/ChildEnd.ts"

// The keys are signals by their own type, which Object.entries forgets.
const byNumber = new Map(
  Object.entries(constants.signals)
    .map(([name, number]) => [number, name as Signal] as const)
    .toReversed()
)

/** The signal that ended a shell's command, if the code is a shell's. */
export const shellSignal = (code: number): Signal | undefined => (code > 128 ? byNumber.get(code - 128) : undefined)

export const shellEvidence = (code: number): Evidence | undefined => {
  if (code === 127) return { _tag: "CommandNotFound" }
  if (code === 126) return { _tag: "CommandNotExecutable" }
  const signal = shellSignal(code)
  return signal === undefined ? undefined : { _tag: "ShellSignal", signal }
}
