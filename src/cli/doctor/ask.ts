/** Asks the webhook itself, and reads from the answer what has become of it. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Either from "effect/Either"
import * as Redacted from "effect/Redacted"
import type { SlackError } from "../../slack/SlackError.ts"
import type { Policy } from "../../slack/SlackPolicy.ts"
import { classify } from "../../slack/WebhookAnswer.ts"
import { post } from "../http/post.ts"
import { headerOf } from "../http/Received.ts"
import type { Environment } from "../settings/Environment.ts"
import { Finding } from "./Finding.ts"

export interface Asked {
  /** Nothing where the webhook took it. */
  readonly refusal: Finding | undefined
  readonly clock: Finding
}

const refusalOf = (error: SlackError): Finding => {
  switch (error._tag) {
    case "SlackWebhookRevoked":
      return Finding.WebhookUnknown(error)
    case "SlackChannelUnavailable":
      return error.code === "channel_is_archived" ? Finding.ChannelArchived(error) : Finding.ChannelGone(error)
    case "SlackWorkspaceGone":
      return Finding.WorkspaceGone(error)
    case "SlackPostForbidden":
      return Finding.PostForbidden(error)
    case "SlackRateLimited":
      return Finding.RateLimited()
    case "SlackUnavailable":
      return Finding.SlackAtFault({ detail: error.detail ?? String(error.status ?? "") })
    case "SlackUnexpectedAnswer":
      return Finding.NotSlack({ status: String(error.status) })
    default:
      return Finding.NotSlack({ status: error._tag })
  }
}

/** What is worth a word. Tokens, signatures and certificates tolerate about as much. */
const tolerance = 60_000

/** The header has whole seconds, and the answer was on its way for less than the limit of an attempt. */
const clockOf = (date: string | undefined, now: number): Finding => {
  const theirs = Date.parse(date ?? "")
  if (Number.isNaN(theirs)) return Finding.NotChecked()
  const off = now - theirs
  if (Math.abs(off) <= tolerance) return Finding.ClockRight()
  return Finding.ClockWrong({ minutes: Math.round(Math.abs(off) / 60_000), ahead: off > 0 })
}

/** Posts the body, and says what the answer means. */
export const ask = (
  url: Redacted.Redacted,
  body: string,
  environment: Environment,
  policy: Policy
): Effect.Effect<Asked, Finding> =>
  Effect.gen(function* () {
    const answer = yield* post(new URL(Redacted.value(url)), body, environment).pipe(
      Effect.mapError(({ code }) => Finding.NoAnswer({ code }))
    )
    const now = yield* Clock.currentTimeMillis
    const verdict = classify({ ...answer, retryAfter: headerOf(answer, "retry-after") }, now, policy)
    const isTaken = Either.isRight(verdict) || verdict.left._tag === "SlackMessageRefused"
    return { refusal: isTaken ? undefined : refusalOf(verdict.left), clock: clockOf(headerOf(answer, "date"), now) }
  })
