/** A run in the journal with a watchdog, `kept STATE WEBHOOK-OR-- LOG reporter…`: it says "ready", and lives until it is killed. */
import { openSync, writeSync } from "node:fs"
import { Clock, Effect, Option, Redacted } from "effect"
import { logFileOf } from "../../../src/evidence/logFile.ts"
import { ownIdentity } from "../../../src/journal/identify.ts"
import { openKept } from "../../../src/node/openKept.ts"
import { rememberDestination } from "../../../src/outbox/destinations.ts"
import { fingerprint } from "../../../src/outbox/fingerprint.ts"
import { Address } from "../../../src/slack/Address.ts"

const [folder = "", url = "", log = "", ...report] = process.argv.slice(2)

const output = openSync(log, "a")
const logs = { stdout: Option.getOrUndefined(logFileOf(output)), stderr: undefined }
writeSync(output, `epoch 1\nlogged in with ${process.env["LAB_TOKEN"] ?? ""}\n`)

/** As a program may set one, though no other could be started with it. */
const beyond = process.env["BEYOND"] === undefined ? {} : { LAB_TOKEN: "x".repeat(200_000) }

const program = Effect.gen(function* () {
  const address = Address.Webhook({ url: Redacted.make(url) })
  // With its variable the URL is with the watchdog; else it is in the file of the destinations alone.
  if (process.env["SLACK_WEBHOOK_URL"] === undefined) yield* Effect.ignore(rememberDestination(folder, address))
  yield* openKept({
    folder,
    address,
    entry: {
      version: 1,
      run: { id: "run-1", name: "mnist", tags: [] },
      at: yield* Clock.currentTimeMillis,
      process: yield* ownIdentity(),
      destination: fingerprint(address),
      language: "en",
      timeZone: "UTC",
      mentionWhen: "failure",
      mentions: [],
      events: "all",
      oom: {},
      logs,
      silence: 0
    },
    report,
    keep: "durable",
    environment: { ...process.env, ...beyond }
  })
})

const begin = async () => {
  await Effect.runPromise(program)
  process.stdout.write("ready\n")
  process.stdin.resume()
}

void begin()
