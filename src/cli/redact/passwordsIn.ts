/** The passwords of addresses, which a program may also show alone. Pure. */
import * as Option from "effect/Option"

const decoded = Option.liftThrowable(decodeURIComponent)

/** As they stand in the text, and as they are. */
export const passwordsIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/:\/\/[^\s/:@]*:([^\s/]+)@/gu), ([, password = ""]) => [
    password,
    ...Option.toArray(decoded(password))
  ]).flat()
