/** `runbell doctor`: finds what is wrong between here and Slack, and posts nothing unless it is asked to. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { type Policy, SlackPolicy } from "../../slack/SlackPolicy.ts"
import type { Environment } from "../settings/Environment.ts"
import type { Settings } from "../settings/Settings.ts"
import { ask } from "./ask.ts"
import { examineBot } from "./examineBot.ts"
import { Finding } from "./Finding.ts"
import { findDestination } from "./findDestination.ts"
import type { Check, CheckName, Report } from "./Report.ts"
import { reach, type Step } from "./reach.ts"

export interface DiagnoseOptions {
  readonly environment: Environment
  /** The text of a message to post, when one is to be posted. */
  readonly post: string | undefined
}

/** All that is on the way, in its order; what was not come to is not checked. */
const ways: Readonly<Record<"Webhook" | "Bot", ReadonlyArray<CheckName>>> = {
  Webhook: ["dns", "tcp", "proxy", "tls", "webhook", "clock"],
  Bot: ["dns", "tcp", "proxy", "tls", "bot", "scopes", "channel", "clock"]
}

/** What a step comes to that takes longer than a message's attempt may. */
const late = (name: CheckName): Finding => {
  const code = "ETIMEDOUT"
  return name === "tls" ? Finding.NotEncrypted({ code }) : Finding.NoAnswer({ code })
}

const makeStep =
  (found: Map<CheckName, Finding>, { attemptTimeout }: Policy): Step =>
  (name, work, good) =>
    work.pipe(
      Effect.timeoutFail({ duration: attemptTimeout, onTimeout: () => late(name) }),
      Effect.tapBoth({
        onFailure: (finding) => Effect.sync(() => found.set(name, finding)),
        onSuccess: () => Effect.sync(() => found.set(name, good))
      })
    )

/** Asked with an empty body: a webhook that is alive says that this is no message, a dead one says so first. */
const examineWebhook = (
  url: Redacted.Redacted,
  { environment, post }: DiagnoseOptions,
  found: Map<CheckName, Finding>,
  step: Step,
  policy: Policy
): Effect.Effect<void, Finding> =>
  Effect.gen(function* () {
    yield* reach(new URL(Redacted.value(url)), environment, step)
    const asked = yield* step("webhook", ask(url, "", environment, policy), Finding.WebhookAlive())
    found.set("clock", asked.clock)
    if (asked.refusal !== undefined) found.set("webhook", asked.refusal)
    if (post === undefined || asked.refusal !== undefined) return
    const { refusal } = yield* step(
      "post",
      ask(url, JSON.stringify({ text: post, mrkdwn: false }), environment, policy),
      Finding.Posted()
    )
    if (refusal !== undefined) found.set("post", refusal)
  })

const checksOf = (found: ReadonlyMap<CheckName, Finding>, names: ReadonlyArray<CheckName>): ReadonlyArray<Check> =>
  names.map((name) => ({ name, finding: found.get(name) ?? Finding.NotChecked() }))

/** The whole report. Each step may take as long as `attemptTimeout` of the policy. */
export const diagnose = Effect.fn("diagnose")(function* (
  settings: Settings,
  options: DiagnoseOptions
): Effect.fn.Return<Report> {
  const found = new Map<CheckName, Finding>()
  const policy = yield* SlackPolicy
  const step = makeStep(found, policy)
  const { destination } = settings
  const address = destination._tag === "Usable" ? destination.address : undefined
  if (address !== undefined) {
    const examination =
      address._tag === "Bot"
        ? examineBot(address, options, found, step, policy)
        : examineWebhook(address.url, options, found, step, policy)
    yield* Effect.ignore(examination)
  }
  const way = ways[address?._tag ?? "Webhook"]
  const names = options.post === undefined ? way : [...way, "post" as const]
  return [...findDestination(settings), ...checksOf(found, names)]
})
