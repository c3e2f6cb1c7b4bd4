/** `runbell flush`, as its users meet it: what waited is delivered, and what cannot be is counted. */
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Redacted } from "effect"
import { SlackSandbox } from "runbell/testing"
import { formatIn } from "../../../src/locale/Format.ts"
import { rememberDestination } from "../../../src/outbox/destinations.ts"
import { fingerprint } from "../../../src/outbox/fingerprint.ts"
import { outboxFolder } from "../../../src/outbox/outboxFolder.ts"
import { put } from "../../../src/outbox/put.ts"
import { Address } from "../../../src/slack/Address.ts"
import { fresh, temporaryFolder } from "../../outbox/support/outbox.ts"
import { heldByStopped } from "../../outbox/support/stopped.ts"
import { sandboxed, told, useCommand } from "../run/support/command.ts"

const { runbell } = useCommand()

const waiting = Effect.fnUntraced(function* (state: string, url: Redacted.Redacted, ...texts: ReadonlyArray<string>) {
  const folder = outboxFolder(state, fingerprint(Address.Webhook({ url })))
  for (const text of texts) yield* put(folder, yield* fresh(text))
})

describe("runbell flush", () => {
  it.scopedLive("says that nothing was waiting", () =>
    Effect.gen(function* () {
      const RUNBELL_STATE = yield* temporaryFolder
      const seen = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "Nothing was waiting.\n", stderr: "" })
    })
  )

  it.live("delivers to the webhook that was written down, in order, and says how many", () =>
    Effect.gen(function* () {
      const RUNBELL_STATE = yield* temporaryFolder
      const { webhookUrl } = yield* SlackSandbox
      yield* rememberDestination(RUNBELL_STATE, Address.Webhook({ url: webhookUrl }))
      yield* waiting(RUNBELL_STATE, webhookUrl, "one", "two")
      const seen = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
      assert.deepStrictEqual(seen, { code: 0, signal: null, stdout: "Delivered: 2\n", stderr: "" })
      // One after the other or, where the machine was slow, the second told with the first.
      assert.match((yield* told).join("\n"), /one[^]*two/u)
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("says of a message that has waited long when it happened, by the clock of who is told", () =>
    Effect.gen(function* () {
      const RUNBELL_STATE = yield* temporaryFolder
      const { webhookUrl } = yield* SlackSandbox
      const url = yield* rememberDestination(RUNBELL_STATE, Address.Webhook({ url: webhookUrl }))
      const message = yield* fresh("one")
      const at = DateTime.subtract(message.event.at, { hours: 3 })
      yield* put(outboxFolder(RUNBELL_STATE, url), { ...message, event: { ...message.event, at } })
      const environment = { RUNBELL_STATE, RUNBELL_LANGUAGE: "en", RUNBELL_TIME_ZONE: "Asia/Shanghai" }
      yield* runbell(["flush"], { environment })
      const [words] = yield* told
      assert.include(words, `told late: this happened at ${formatIn("en", "Asia/Shanghai").time(at)}`)
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live("takes the webhook of the settings for a destination that was not written down", () =>
    Effect.gen(function* () {
      const RUNBELL_STATE = yield* temporaryFolder
      const { webhookUrl } = yield* SlackSandbox
      yield* waiting(RUNBELL_STATE, webhookUrl, "one")
      const unknown = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
      assert.strictEqual(unknown.code, 1)
      assert.match(unknown.stdout, /^Waiting for a destination that is not known here: .*: 1\n$/u)
      const environment = { RUNBELL_STATE, SLACK_WEBHOOK_URL: Redacted.value(webhookUrl) }
      const known = yield* runbell(["flush"], { environment })
      assert.strictEqual(known.stdout, "Delivered: 1\n")
    }).pipe(Effect.scoped, sandboxed)
  )

  it.live.runIf(process.platform === "linux")(
    "says which process that is stopped holds the messages, and how it goes on",
    () =>
      Effect.gen(function* () {
        const RUNBELL_STATE = yield* temporaryFolder
        const { webhookUrl } = yield* SlackSandbox
        const url = yield* rememberDestination(RUNBELL_STATE, Address.Webhook({ url: webhookUrl }))
        yield* waiting(RUNBELL_STATE, webhookUrl, "one")
        const pid = yield* heldByStopped(outboxFolder(RUNBELL_STATE, url))
        const seen = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
        assert.strictEqual(seen.code, 1)
        assert.match(seen.stdout, new RegExp(`^Held by a process that is stopped, .*: 1\\nkill -CONT ${pid}\\n$`, "u"))
      }).pipe(Effect.scoped, sandboxed)
  )

  it.live.runIf(process.platform === "linux")(
    "is not needed to know it: a run that leaves its end behind says so, too",
    () =>
      Effect.gen(function* () {
        const RUNBELL_STATE = yield* temporaryFolder
        const { webhookUrl } = yield* SlackSandbox
        const folder = outboxFolder(RUNBELL_STATE, fingerprint(Address.Webhook({ url: webhookUrl })))
        yield* waiting(RUNBELL_STATE, webhookUrl, "one")
        const pid = yield* heldByStopped(folder)
        const environment = { RUNBELL_STATE, SLACK_WEBHOOK_URL: Redacted.value(webhookUrl) }
        const seen = yield* runbell(["run", "--", "true"], { environment })
        assert.strictEqual(seen.code, 0)
        assert.include(seen.stderr, `goes out when process ${pid}, which is stopped, goes on or ends.`)
      }).pipe(Effect.scoped, sandboxed)
  )

  it.live("counts what Slack refuses for good, and ends well: there is nothing left to do", () =>
    Effect.gen(function* () {
      const RUNBELL_STATE = yield* temporaryFolder
      const { webhookUrl, setState } = yield* SlackSandbox
      yield* rememberDestination(RUNBELL_STATE, Address.Webhook({ url: webhookUrl }))
      yield* waiting(RUNBELL_STATE, webhookUrl, "one")
      yield* setState("revoked")
      const seen = yield* runbell(["flush"], { environment: { RUNBELL_STATE } })
      assert.strictEqual(seen.code, 0)
      assert.match(seen.stdout, /^Refused by Slack for good, .*: 1\n$/u)
    }).pipe(Effect.scoped, sandboxed)
  )
})
