/** Checks the URL of a check before anything is sent to it, and says what is wrong without showing any of it. */
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"
import { isLoopback } from "../slack/WebhookUrl.ts"

const remedies = {
  NotAUrl: "it is not a URL",
  NotHttps: "it does not begin with https://"
} as const

/**
 * The URL of the check cannot be right. Says why, and shows no part of it: who knows it can keep the check quiet.
 *
 * @example
 * import { FetchHttpClient } from "@effect/platform"
 * import { Effect, Layer, Redacted } from "effect"
 * import { DeadMansSwitch } from "runbell"
 * const Switch = DeadMansSwitch.layerPing({ url: Redacted.make("hc-ping.com") }).pipe(Layer.provide(FetchHttpClient.layer))
 * Effect.void.pipe(
 *   Effect.provide(Switch),
 *   Effect.catchTag("InvalidPingUrl", ({ message }) => Effect.logWarning(message))
 * )
 *
 * @since 0.1.0
 */
export class InvalidPingUrl extends Schema.TaggedError<InvalidPingUrl>("runbell/InvalidPingUrl")("InvalidPingUrl", {
  reason: Schema.Literal("NotAUrl", "NotHttps")
}) {
  override get message(): string {
    return `The check's URL cannot be used: ${remedies[this.reason]}. It should look like https://hc-ping.com/… (set as RUNBELL_PING_URL, or given as url).`
  }
}

/** The URL, without stray spaces, slashes at its end, query and fragment; http only to this machine. */
export const checkPingUrl = (given: Redacted.Redacted): Either.Either<Redacted.Redacted, InvalidPingUrl> => {
  const url = Option.liftThrowable((text: string) => new URL(text))(Redacted.value(given).trim())
  if (Option.isNone(url)) return Either.left(new InvalidPingUrl({ reason: "NotAUrl" }))
  const { protocol, hostname, origin, pathname } = url.value
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname))
  return isSafe
    ? Either.right(Redacted.make(`${origin}${pathname.replace(/\/+$/u, "")}`))
    : Either.left(new InvalidPingUrl({ reason: "NotHttps" }))
}
