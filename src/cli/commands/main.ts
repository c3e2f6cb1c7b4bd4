/** All commands but `run`. */
import * as Effect from "effect/Effect"

export const commands = (argv: ReadonlyArray<string>): Effect.Effect<number> => Effect.succeed(argv.length)

export const main = (argv: ReadonlyArray<string>): void => {
  Effect.runFork(commands(argv))
}
