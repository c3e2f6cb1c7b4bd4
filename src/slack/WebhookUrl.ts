/** Checks a webhook's URL before anything is sent to it, and says what is wrong without showing any of it. */
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"

const remedies = {
  Empty: "it is empty",
  NotAUrl: "it is not a URL",
  NotHttps: "it does not begin with https://",
  UnknownHost: "its host is neither hooks.slack.com nor hooks.slack-gov.com",
  WorkflowTrigger: "it is a workflow's trigger, which shows no text and no blocks",
  Credentials: "it has a user name or password in it"
} as const

/**
 * The webhook's URL cannot be right. Says why, and shows no part of it: it is a secret.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer, Redacted } from "effect"
 * import { SlackNotifier, sendMsg } from "runbell"
 * const Live = SlackNotifier.layerWebhook({ url: Redacted.make("") }).pipe(Layer.provide(FetchHttpClient.layer))
 * sendMsg("Hello").pipe(
 *   Effect.provide(Live),
 *   Effect.catchTag("InvalidWebhookUrl", ({ message }) => Effect.logWarning(message))
 * )
 *
 * @since 0.1.0
 */
export class InvalidWebhookUrl extends Data.TaggedError("InvalidWebhookUrl")<{
  readonly reason: "Empty" | "NotAUrl" | "NotHttps" | "UnknownHost" | "WorkflowTrigger" | "Credentials"
}> {
  override get message(): string {
    return `The webhook's URL cannot be used: ${remedies[this.reason]}. It should look like https://hooks.slack.com/services/T…/B…/… (set as SLACK_WEBHOOK_URL, or given as url).`
  }
}

/** Slack's hosts for incoming webhooks; the second is GovSlack's. */
const slackHosts: ReadonlySet<string> = new Set(["hooks.slack.com", "hooks.slack-gov.com"])

/** An address that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host)

const problemOf = (url: URL): InvalidWebhookUrl["reason"] | undefined => {
  const loopback = isLoopback(url.hostname)
  if (url.username !== "" || url.password !== "") return "Credentials"
  if (url.protocol !== "https:" && !(loopback && url.protocol === "http:")) return "NotHttps"
  if (!loopback && !slackHosts.has(url.hostname)) return "UnknownHost"
  return /^\/(?:workflows|triggers)\//u.test(url.pathname) ? "WorkflowTrigger" : undefined
}

/**
 * The URL, checked and without stray spaces around it: https on a host of Slack's, or a loopback address, where the
 * sandbox listens.
 *
 * @since 0.1.0
 */
export const checkWebhookUrl = (given: Redacted.Redacted): Either.Either<Redacted.Redacted, InvalidWebhookUrl> => {
  const text = Redacted.value(given).trim()
  if (text === "") return Either.left(new InvalidWebhookUrl({ reason: "Empty" }))
  const url = Option.liftThrowable((text: string) => new URL(text))(text)
  if (Option.isNone(url)) return Either.left(new InvalidWebhookUrl({ reason: "NotAUrl" }))
  const reason = problemOf(url.value)
  return reason === undefined
    ? Either.right(Redacted.make(url.value.href))
    : Either.left(new InvalidWebhookUrl({ reason }))
}
