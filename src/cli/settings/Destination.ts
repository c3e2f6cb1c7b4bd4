/** Where messages go, as far as it is known: what leads there may be missing or wrong, and the run goes on all the same. */
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import { Address } from "../../slack/Address.ts"
import { checkBotOptions, type InvalidBotOptions } from "../../slack/BotOptions.ts"
import { checkWebhookUrl, type InvalidWebhookUrl } from "../../slack/WebhookUrl.ts"
import { variable } from "./Environment.ts"
import { type Entry, firstOf, type Given } from "./Given.ts"
import type { Source } from "./Source.ts"
import { type Place, type SecretFileUnreadable, secretOf } from "./secretOf.ts"

/** Of the two things that a bot needs, one is set. */
export class HalfABot extends Data.TaggedError("HalfABot")<{ readonly missing: "token" | "channel" }> {
  override get message(): string {
    return this.missing === "token"
      ? "A channel is set, and no bot's token. Set SLACK_BOT_TOKEN, or give --bot-token file:PATH."
      : "A bot's token is set, and no channel. Set SLACK_CHANNEL, or give --channel."
  }
}

export type Problem = InvalidWebhookUrl | InvalidBotOptions | SecretFileUnreadable | HalfABot

export type Destination = Data.TaggedEnum<{
  /** Nothing gives one. */
  Missing: {}
  /** `source` is that of the URL, or of the bot's token, or of its channel. */
  Unusable: { readonly source: Source; readonly problem: Problem }
  Usable: {
    readonly source: Source
    readonly address: Address
    /** The file that the secret was read from, where the setting names one. */
    readonly file: string | undefined
    /** Where a webhook is set besides, which is not used since a bot is. */
    readonly unused: Source | undefined
  }
}>

export const Destination = Data.taggedEnum<Destination>()

const webhook = (entry: Entry, place: Place): Destination => {
  const { source } = entry
  return Either.gen(function* () {
    const { value, file } = yield* secretOf(entry, place)
    const url = yield* checkWebhookUrl(value)
    return Destination.Usable({ source, address: Address.Webhook({ url }), file, unused: undefined })
  }).pipe(Either.getOrElse((problem) => Destination.Unusable({ source, problem })))
}

const bot = (token: Entry, channel: Entry, unused: Entry | undefined, place: Place): Destination => {
  const { source } = token
  return Either.gen(function* () {
    const { value, file } = yield* secretOf(token, place)
    const checked = yield* checkBotOptions({
      token: value,
      channel: channel.texts.at(-1) ?? "",
      api: variable(place.environment, "SLACK_API_URL")
    })
    return Destination.Usable({ source, address: Address.Bot(checked), file, unused: unused?.source })
  }).pipe(Either.getOrElse((problem) => Destination.Unusable({ source, problem })))
}

const isFlag = (entry: Entry | undefined): entry is Entry => entry?.source._tag === "Flag"

/** A half that stands on the command line was meant; one that stands elsewhere may be meant for another program. */
const half = (token: Entry | undefined, channel: Entry | undefined): Destination => {
  const given = token ?? channel
  if (given === undefined) return Destination.Missing()
  const problem = new HalfABot({ missing: token === undefined ? "token" : "channel" })
  return Destination.Unusable({ source: given.source, problem })
}

/**
 * A webhook that is given on the command line; else a bot, where a token and a channel are set; else a webhook. The secrets
 * are texts, or `file:` and the path of a file that holds nothing else.
 */
export const destinationOf = (sources: ReadonlyArray<Given>, place: Place): Destination => {
  const url = firstOf(sources, "webhook-url")
  const token = firstOf(sources, "bot-token")
  const channel = firstOf(sources, "channel")
  if (isFlag(url)) return webhook(url, place)
  if (token !== undefined && channel !== undefined) return bot(token, channel, url, place)
  if (url === undefined || isFlag(token) || isFlag(channel)) return half(token, channel)
  return webhook(url, place)
}

/** What on the command line names two places at once. */
export const namesTwo = (sources: ReadonlyArray<Given>): boolean =>
  isFlag(firstOf(sources, "webhook-url")) &&
  (isFlag(firstOf(sources, "bot-token")) || isFlag(firstOf(sources, "channel")))
