/** `--webhook-url -`: an argument shows in ps, and a line of stdin does not. */
import * as Effect from "effect/Effect"
import { secretOptions, type Texts } from "./options.ts"
import { readLine } from "./readLine.ts"

/** Takes a line of stdin for each secret that asks for one, in the order of `secretOptions`, and leaves the rest to whoever reads it next. */
export const secretsFromStdin = Effect.fn("secretsFromStdin")(function* (flags: Texts): Effect.fn.Return<Texts> {
  const asked = secretOptions.filter((name) => flags[name]?.at(-1) === "-")
  const lines = yield* Effect.forEach(asked, (name) => Effect.map(readLine(0), (line) => [name, [line]] as const))
  return { ...flags, ...Object.fromEntries(lines) }
})
