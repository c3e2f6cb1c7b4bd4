/**
 * What runbell itself has to say on the terminal. Not by `process.stderr`, nor by the console: the first use of either
 * makes a pipe non-blocking for every process that shares it, and the command's own writes would fail.
 */
import { writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"

const write = Option.liftThrowable((text: string) => writeSync(2, text))

/** {@link complain} for who is no Effect. */
export const complainNow = (text: string): void => {
  write(`runbell: ${text}\n`)
}

/** One line on stderr; nothing where stderr is gone, since nobody would read it. */
export const complain = (text: string): Effect.Effect<void> => Effect.sync(() => complainNow(text))
