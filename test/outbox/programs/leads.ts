/** Leads an outbox until it is killed. */
import { writeSync } from "node:fs"
import { Effect } from "effect"
import { asLeader } from "../../../src/outbox/leadership.ts"
import { takeLockFile } from "../../../src/outbox/lockFile.ts"

const [folder = "", how = "socket"] = process.argv.slice(2)

const say = (leads: boolean) => Effect.sync(() => writeSync(1, leads ? "leads\n" : "follows\n"))

const lead: Effect.Effect<unknown> =
  how === "file"
    ? Effect.flatMap(takeLockFile(folder), say)
    : asLeader(folder, Effect.zipRight(say(true), Effect.never))

setInterval(() => undefined, 60_000)
await Effect.runPromise(lead)
