/** The command's entry: `run` at once, and everything else only when it is asked for, so that a run waits for nothing that it does not need. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { bug } from "./exitCodes.ts"
import { runCommand } from "./run/runCommand.ts"
import { dieLike } from "./wrapper/dieLike.ts"

const argv = process.argv.slice(2)

/** `runbell -- command` and `runbell --name mnist -- command` are short for `runbell run …`. */
const isShort = argv[0]?.startsWith("-") === true && argv.includes("--")

const run = (argv: ReadonlyArray<string>): void =>
  Effect.runFork(runCommand(argv)).addObserver((exit) =>
    dieLike(Exit.getOrElse(exit, () => ({ code: bug, signal: undefined })))
  )

if (argv[0] === "run") run(argv.slice(1))
else if (isShort) run(argv)
else if (argv[0] === "watch-report") {
  void import("./commands/watchReport.ts").then(({ watchReport }) => watchReport(argv.slice(1)))
} else void import("./commands/main.ts").then(({ main }) => main(argv))
