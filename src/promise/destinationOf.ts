/** Where a program is told, as its options say or else the environment. */
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import type { BotOptions } from "../slack/BotOptions.ts"
import type { ConnectOptions } from "./ConnectOptions.ts"
import { DestinationMissing } from "./DestinationMissing.ts"

export type Destination =
  | { readonly _tag: "Console" }
  | { readonly _tag: "Webhook"; readonly url: Redacted.Redacted }
  | { readonly _tag: "Bot"; readonly bot: BotOptions }

interface Known {
  readonly webhook: Redacted.Redacted | undefined
  readonly token: Redacted.Redacted | undefined
  readonly channel: string | undefined
  readonly api: string | undefined
}

/** A variable that is set to nothing counts as not set. */
const text = (name: string) => Config.map(Config.option(Config.nonEmptyString(name)), Option.getOrUndefined)

const secret = (name: string) =>
  Config.map(Config.option(Config.redacted(Config.nonEmptyString(name))), Option.getOrUndefined)

const environment: Config.Config<Known> = Config.all({
  webhook: secret("SLACK_WEBHOOK_URL"),
  token: secret("SLACK_BOT_TOKEN"),
  channel: text("SLACK_CHANNEL"),
  api: text("SLACK_API_URL")
})

const missing = (missing: DestinationMissing["missing"]) => Effect.fail(new DestinationMissing({ missing }))

const redacted = (value: string | undefined) => (value === undefined ? undefined : Redacted.make(String(value)))

const toBot = ({ token, channel, api }: Known): Effect.Effect<Destination, DestinationMissing> => {
  if (token === undefined) return missing("Token")
  if (channel === undefined) return missing("Channel")
  return Effect.succeed({ _tag: "Bot", bot: { token, channel, api } })
}

const toWebhook = (url: Redacted.Redacted): Effect.Effect<Destination> => Effect.succeed({ _tag: "Webhook", url })

/** What the options say counts before the environment, and a bot before a webhook. */
const choose = (given: ConnectOptions, known: Known): Effect.Effect<Destination, DestinationMissing> => {
  const bot = {
    ...known,
    token: redacted(given.token) ?? known.token,
    channel: given.channel ?? known.channel,
    api: given.api ?? known.api
  }
  const webhook = redacted(given.webhook)
  if (given.token !== undefined || given.channel !== undefined) return toBot(bot)
  if (webhook !== undefined) return toWebhook(webhook)
  if (known.token !== undefined && known.channel !== undefined) return toBot(bot)
  if (known.webhook !== undefined) return toWebhook(known.webhook)
  return known.token === undefined ? missing("Everything") : missing("Channel")
}

export const destinationOf = (given: ConnectOptions): Effect.Effect<Destination, DestinationMissing> =>
  given.dryRun === true
    ? Effect.succeed({ _tag: "Console" })
    : Effect.flatMap(
        Effect.orElse(environment, () => missing("Everything")),
        (known) => choose(given, known)
      )
