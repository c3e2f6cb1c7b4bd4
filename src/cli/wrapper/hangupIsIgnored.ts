/**
 * Whether whoever started us told the command to live on when the terminal goes (`nohup`). Node sets every signal back
 * as it starts, in itself and in its children, so the trace of it has to be found elsewhere.
 */
import { readFileSync } from "node:fs"
import * as Option from "effect/Option"

const hangup = 0x1n

/** From /proc/PID/status. What a process ignores its children ignore too. */
export const ignoresHangup = (status: string): boolean => {
  const [, mask] = /^SigIgn:\s*([0-9a-f]+)$/mu.exec(status) ?? []
  return mask !== undefined && (BigInt(`0x${mask}`) & hangup) !== 0n
}

const parentIgnores = Option.liftThrowable(() => ignoresHangup(readFileSync(`/proc/${process.ppid}/status`, "latin1")))

/** bash and zsh leave the path of the command that they started in `_`, and `nohup` replaces itself by us. */
const isUnderNohup = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  /(?:^|\/)nohup$/u.test(environment["_"] ?? "")

/** As far as can be seen: `nohup` in a script of a plainer sh leaves no trace. */
export const hangupIsIgnored = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  isUnderNohup(environment) || Option.getOrElse(parentIgnores(), () => false)
