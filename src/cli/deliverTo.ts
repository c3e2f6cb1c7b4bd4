/** How a message that has waited reaches its destination: by the webhook of the settings where that is the one, else by the URL that was written down. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Redacted from "effect/Redacted"
import { recallDestination } from "../outbox/destinations.ts"
import type { Deliver } from "../outbox/drain.ts"
import { fingerprint } from "../outbox/fingerprint.ts"
import { SlackPolicy } from "../slack/SlackPolicy.ts"
import { attemptWebhook } from "../slack/webhook.ts"
import { postTo } from "./notifierOf.ts"
import type { Settings } from "./settings/Settings.ts"

const urlOf = (state: string, { webhook }: Pick<Settings, "webhook">, destination: string) =>
  webhook._tag === "Usable" && fingerprint(webhook.url) === destination
    ? Effect.succeed(Option.some<Redacted.Redacted>(webhook.url))
    : recallDestination(state, destination)

/** One attempt at a message to the destination of that fingerprint; none where nobody knows its URL any more. */
export const deliverTo =
  (state: string, settings: Pick<Settings, "webhook">) =>
  (destination: string): Effect.Effect<Option.Option<Deliver>> =>
    Effect.zipWith(SlackPolicy, urlOf(state, settings, destination), (policy, url) =>
      Option.map(url, (url) => attemptWebhook(postTo(url), policy))
    )
