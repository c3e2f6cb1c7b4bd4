/** Wraps its arguments as the command does, and tells nobody: `wrap [--output] [--pty] [--seen=FILE] -- command args…`. */
import { closeSync, openSync, writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import { complain } from "../../../../src/cli/wrapper/complain.ts"
import { dieLike } from "../../../../src/cli/wrapper/dieLike.ts"
import { startChild } from "../../../../src/cli/wrapper/startChild.ts"
import { streamsFor } from "../../../../src/cli/wrapper/streamsFor.ts"

const line = process.argv.slice(2)
const start = line.indexOf("--")
const flags = line.slice(0, start)
const [command = "", ...args] = line.slice(start + 1)
const seenAt = flags.find((flag) => flag.startsWith("--seen="))?.slice("--seen=".length)
const seen = seenAt === undefined ? undefined : openSync(seenAt, "w")

const program = startChild({
  command,
  args,
  environment: { RUNBELL_RUN_ID: "r-1" },
  streams: streamsFor({ pty: flags.includes("--pty"), output: flags.includes("--output") }),
  onOutput: seen === undefined ? undefined : (_, chunk) => writeSync(seen, chunk)
}).pipe(
  Effect.flatMap(({ end, written }) => Effect.zipLeft(end, written)),
  Effect.catchAll((error) => Effect.as(complain(error.message), { code: error.exitCode, signal: undefined })),
  Effect.map((end) => {
    if (seen !== undefined) closeSync(seen)
    dieLike(end)
  })
)

Effect.runFork(program)
