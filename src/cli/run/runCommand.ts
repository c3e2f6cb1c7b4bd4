/** `runbell run`: takes its arguments, and answers with how the process is to end. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { usage } from "../exitCodes.ts"
import { parseRunArguments, type RunArguments } from "../settings/parseRunArguments.ts"
import { complainOf } from "../usage/complainOf.ts"
import type { ChildEnd } from "../wrapper/ChildEnd.ts"
import { planOf } from "./Plan.ts"
import { stderrLogger } from "./stderrLogger.ts"
import { wrapCommand } from "./wrapCommand.ts"

const exitWith = (code: number): ChildEnd => ({ code, signal: undefined })

/** What help is made of is loaded for help alone. */
const explain = (word: "--help" | "--version") =>
  Effect.promise(() => import("../commands/main.ts")).pipe(
    Effect.flatMap(({ commands }) => commands(word === "--help" ? ["run", "--help"] : ["--version"])),
    Effect.map(exitWith)
  )

/** The folder may be gone; the command does not mind. */
const workingFolder = (): string => Option.getOrElse(Option.liftThrowable(process.cwd)(), () => "/")

const follow = (given: RunArguments) => {
  switch (given._tag) {
    case "Help":
      return explain("--help")
    case "Version":
      return explain("--version")
    case "Run":
      return Effect.scoped(Effect.flatMap(planOf(given, process.env, workingFolder()), wrapCommand))
  }
}

/** Never fails: what is wrong with the arguments or the settings is said, and is an end by itself. */
export const runCommand = (argv: ReadonlyArray<string>): Effect.Effect<ChildEnd> =>
  Effect.flatMap(parseRunArguments(argv), follow).pipe(
    Effect.catchAll((misuse) => Effect.as(complainOf(misuse), exitWith(usage))),
    Effect.provide(stderrLogger)
  )
