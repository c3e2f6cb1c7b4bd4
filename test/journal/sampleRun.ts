/** A run's entry, claim and message, as the journal has them, with what a test wants different. */
import { DateTime, Duration, Redacted } from "effect"
import type { Claim } from "../../src/journal/Claim.ts"
import type { JournalEntry } from "../../src/journal/JournalEntry.ts"
import type { ProcessIdentity } from "../../src/journal/ProcessIdentity.ts"
import { Locale } from "../../src/locale/Locale.ts"
import { fingerprint } from "../../src/outbox/fingerprint.ts"
import { Address } from "../../src/slack/Address.ts"
import type { Message } from "../../src/slack/Message.ts"
import { render } from "../../src/slack/render.ts"

export const webhook = Redacted.make("http://127.0.0.1:9/services/T000/B000/XXXX")

export const destination = fingerprint(Address.Webhook({ url: webhook }))

/** A process that never was. */
export const nobody: ProcessIdentity = {
  pid: 4_711,
  startTicks: 1,
  bootId: "boot",
  host: "gpu-07/1",
  pidNamespace: "pid:[1]"
}

export const entryOf = (id: string, process: ProcessIdentity, more: Partial<JournalEntry> = {}): JournalEntry => ({
  version: 1,
  run: { id, name: "mnist", tags: ["baseline"], host: "gpu-07" },
  at: 1_000_000,
  process,
  destination,
  language: "en",
  timeZone: "UTC",
  mentions: [{ _tag: "User", id: "U012AB3CD" }],
  mentionWhen: "failure",
  events: "all",
  oom: {},
  logs: {},
  silence: 60_000,
  ...more
})

/** The end of a run, worded. */
export const endOf = (id: string, code = 0): Message =>
  render(
    {
      _tag: "RunEnded",
      run: { id, name: "mnist", tags: [] },
      at: DateTime.unsafeMake(2_000_000),
      outcome: code === 0 ? { _tag: "Finished" } : { _tag: "Failed", exitCode: code },
      duration: Duration.seconds(1_000),
      alertsHeldBack: 0,
      mentions: []
    },
    Locale.defaultValue()
  )

export const claimOf = (id: string, process: ProcessIdentity, more: Partial<Claim> = {}): Claim => ({
  by: "program",
  process,
  at: 2_000_000,
  message: endOf(id),
  ...more
})
