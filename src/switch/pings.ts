/** The signals of a check, by the page "Pinging API" of Healthchecks, whose form other services take too. */
import * as Data from "effect/Data"
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { Outcome } from "../domain/Outcome.ts"
import type { SlackUnavailable } from "../slack/SlackError.ts"
import type { Answer } from "../slack/WebhookAnswer.ts"

/** What a check is told: by the end of its URL. Success is the URL itself. */
export type Signal = "" | "/start" | "/log" | "/fail" | `/${number}`

/** The check was not told. Holds no part of its URL. */
export class PingFailed extends Data.TaggedError("PingFailed")<{
  /** Such as `ECONNREFUSED`, `404`, or `no answer`. */
  readonly reason: string
  readonly canRetry: boolean
}> {
  override get message(): string {
    return `The check could not be told (${this.reason}).`
  }
}

/** Tells it, with some words for who looks at the check. The id keeps the runs of a check apart. */
export type Ping = (signal: Signal, words: string, id: string) => Effect.Effect<void, PingFailed>

/** Posts words to an address, whatever carries them. */
export type PingPost = (url: string, words: string) => Effect.Effect<Answer, SlackUnavailable>

/** The type of the words. */
export const wordsType = "text/plain; charset=utf-8"

/** The service keeps no more of the words than this, in characters. */
const longestWords = 10_000

const isTransient = (status: number): boolean => status === 429 || status === 408 || status >= 500

/** The pings of the check with this secret URL. */
export const makePing =
  (post: PingPost, url: Redacted.Redacted, limit: Duration.DurationInput): Ping =>
  (signal, words, id) =>
    Effect.suspend(() => post(`${Redacted.value(url)}${signal}?rid=${id}`, words.slice(0, longestWords))).pipe(
      Effect.mapError(({ detail = "no connection" }) => new PingFailed({ reason: detail, canRetry: true })),
      Effect.timeoutFail({
        duration: limit,
        onTimeout: () => new PingFailed({ reason: "no answer", canRetry: true })
      }),
      Effect.flatMap(({ status }) =>
        status >= 200 && status < 300
          ? Effect.void
          : Effect.fail(new PingFailed({ reason: String(status), canRetry: isTransient(status) }))
      )
    )

/** A stop on purpose is no failure: nobody is to be woken up by it. An exit status goes up to 255. */
export const signalOf = (outcome: Outcome): Signal => {
  if (outcome._tag === "Finished" || outcome._tag === "Interrupted") return ""
  if (outcome._tag !== "Failed") return "/fail"
  const { exitCode = 0 } = outcome
  return exitCode > 0 && exitCode <= 255 ? `/${exitCode}` : "/fail"
}
