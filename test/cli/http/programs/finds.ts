/** Looks for a host, and ends when its stdin does, whether it has found it or not. */
import { Effect } from "effect"
import { findHost } from "../../../../src/cli/http/findHost.ts"

Effect.runFork(Effect.ignore(findHost("slack.example")))
process.stdin.resume().on("end", () => process.exit())
