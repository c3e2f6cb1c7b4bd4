/** Asks Slack about a bot: whose token it is, what it may do, and whether it may post in its channel. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Predicate from "effect/Predicate"
import { type ApiRefused, type Fields, readAnswer, refusalOf } from "../../slack/ApiAnswer.ts"
import type { CheckedBot } from "../../slack/BotOptions.ts"
import type { Policy } from "../../slack/SlackPolicy.ts"
import { callApi } from "../http/callApi.ts"
import { headerOf, type Received } from "../http/Received.ts"
import type { Environment } from "../settings/Environment.ts"
import { clockFinding } from "./clockFinding.ts"
import { Finding } from "./Finding.ts"
import { refusalFinding } from "./refusalFinding.ts"

interface Called {
  readonly answer: Received
  readonly fields: Fields
}

/** The calls of a bot, and what a refusal means. */
export const makeBotAsker = (bot: CheckedBot, environment: Environment, policy: Policy) => {
  const call = (method: string, args: Fields): Effect.Effect<Called, Finding | ApiRefused> =>
    Effect.gen(function* () {
      const body = JSON.stringify(args)
      const answer = yield* callApi(bot, method, body, "application/json; charset=utf-8", environment).pipe(
        Effect.mapError(({ code }) => Finding.NoAnswer({ code }))
      )
      const now = yield* Clock.currentTimeMillis
      const told = readAnswer({ ...answer, retryAfter: headerOf(answer, "retry-after") }, now, policy)
      const fields = yield* Either.mapLeft(told, (error) =>
        error._tag === "ApiRefused" ? error : refusalFinding(error)
      )
      return { answer, fields }
    })

  const asFinding = (error: Finding | ApiRefused): Finding =>
    error._tag === "ApiRefused" ? refusalFinding(refusalOf(error)) : error

  /** What of the channel is wrong is said with its name, and with the bot's. */
  const ofChannel =
    (name: string) =>
    (error: Finding | ApiRefused): Finding => {
      if (error._tag !== "ApiRefused") return error
      const { channel } = bot
      if (error.code === "not_in_channel") return Finding.NotInChannel({ channel, bot: name })
      return error.code === "channel_not_found"
        ? Finding.ChannelUnknown({ channel, code: error.code })
        : asFinding(error)
    }

  return {
    /** Whose token it is. */
    introduce: Effect.mapError(call("auth.test", {}), asFinding),
    /** Whether it may post: by a message for tomorrow, which is deleted at once, and which nobody sees. */
    tryChannel: Effect.fnUntraced(function* (name: string, text: string) {
      const tomorrow = Math.ceil((yield* Clock.currentTimeMillis) / 1_000) + 24 * 3_600
      const { fields } = yield* Effect.mapError(
        call("chat.scheduleMessage", { channel: bot.channel, text, post_at: tomorrow }),
        ofChannel(name)
      )
      const { channel, scheduled_message_id } = fields
      yield* Effect.mapError(call("chat.deleteScheduledMessage", { channel, scheduled_message_id }), () =>
        Finding.TrialLeft()
      )
    }),
    post: (name: string, text: string) =>
      Effect.asVoid(
        Effect.mapError(call("chat.postMessage", { channel: bot.channel, text, mrkdwn: false }), ofChannel(name))
      )
  }
}

const textOf = (value: unknown, otherwise: string): string =>
  Predicate.isString(value) && value !== "" ? value : otherwise

/** The bot's name, and its workspace's. */
export const nameOf = ({ fields }: Called) => ({
  bot: textOf(fields["user"], "bot"),
  workspace: textOf(fields["team"], "Slack")
})

const useful = ["files:write", "channels:history"] as const

/** By the header in which Slack lists what the token may do (page "Using the Slack Web API"). */
export const scopesOf = ({ answer }: Called): Finding => {
  const header = headerOf(answer, "x-oauth-scopes")
  if (header === undefined) return Finding.ScopesUnknown()
  const scopes = new Set(header.split(",").map((scope) => scope.trim()))
  if (!scopes.has("chat:write")) return Finding.ScopeMissing({ scope: "chat:write" })
  const has = (scope: (typeof useful)[number]): boolean =>
    scopes.has(scope) || (scope === "channels:history" && scopes.has("groups:history"))
  const missing = useful.filter((scope) => !has(scope))
  return missing.length === 0
    ? Finding.ScopesComplete({ scopes: Array.from(scopes).join(", ") })
    : Finding.ScopesUseful({ missing })
}

export const clockOf = ({ answer }: Called, now: number): Finding => clockFinding(headerOf(answer, "date"), now)
