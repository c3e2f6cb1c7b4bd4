/**
 * Searches with a pattern of the user's for a limited time: one with a lookaround or a backreference may need longer
 * than the run took for a line of thirty letters. V8 stops a script in the middle of a match, and nothing else.
 */
import { createContext, Script } from "node:vm"
import * as Option from "effect/Option"

/** A machine with much to do may let a process wait for as long: that is not the pattern's fault. */
const mostAttempts = 3

/** Whether the process itself was busy for a good part of the milliseconds: other patterns take far less. */
const wasBusy = (before: NodeJS.CpuUsage, millis: number): boolean => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 > millis / 10
}

/** `code` sees `pattern` and `text`. What it comes to, unless that takes longer than `millis`. */
export const limitedSearch = <A>(
  code: string,
  pattern: RegExp,
  millis: number
): ((text: string) => Option.Option<A>) => {
  const place = { pattern, text: "" }
  const context = createContext(place)
  const script = new Script(code)
  const attempt = Option.liftThrowable((): A => script.runInContext(context, { timeout: millis }))
  const search = (attempts: number): Option.Option<A> => {
    const before = process.cpuUsage()
    const found = attempt()
    return Option.isSome(found) || attempts === 1 || wasBusy(before, millis) ? found : search(attempts - 1)
  }
  return (text) => {
    place.text = text
    return search(mostAttempts)
  }
}
