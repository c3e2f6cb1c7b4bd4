/** What an answer of Slack's webhooks means: by its body first, since statuses have drifted, then by its status. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import {
  SlackChannelUnavailable,
  type SlackError,
  SlackMessageRefused,
  SlackPostForbidden,
  SlackRateLimited,
  SlackUnavailable,
  SlackUnexpectedAnswer,
  SlackWebhookRevoked,
  SlackWorkspaceGone
} from "./SlackError.ts"

/** The parts of an HTTP answer that matter. */
export interface Answer {
  readonly status: number
  readonly body: string
  /** The header `Retry-After`, as it came. */
  readonly retryAfter: string | undefined
}

const messageRefused = (code: string, status: number): SlackError => new SlackMessageRefused({ code, status })

/** Slack's page "Sending messages using incoming webhooks", section "Handling errors", and codes seen besides it. */
const refusals: Readonly<Record<string, (code: string, status: number) => SlackError>> = {
  invalid_payload: messageRefused,
  missing_text_or_fallback_or_attachments: messageRefused,
  no_text: messageRefused,
  invalid_attachments: messageRefused,
  invalid_blocks: messageRefused,
  invalid_blocks_format: messageRefused,
  msg_blocks_too_long: messageRefused,
  too_many_attachments: messageRefused,
  invalid_token: (_, status) => new SlackWebhookRevoked({ code: "invalid_token", status }),
  no_service: (_, status) => new SlackWebhookRevoked({ code: "no_service", status }),
  no_service_id: (_, status) => new SlackWebhookRevoked({ code: "no_service_id", status }),
  no_active_hooks: (_, status) => new SlackWebhookRevoked({ code: "no_active_hooks", status }),
  channel_not_found: (_, status) => new SlackChannelUnavailable({ code: "channel_not_found", status }),
  channel_is_archived: (_, status) => new SlackChannelUnavailable({ code: "channel_is_archived", status }),
  user_not_found: (_, status) => new SlackChannelUnavailable({ code: "user_not_found", status }),
  no_team: (_, status) => new SlackWorkspaceGone({ code: "no_team", status }),
  team_disabled: (_, status) => new SlackWorkspaceGone({ code: "team_disabled", status }),
  action_prohibited: (_, status) => new SlackPostForbidden({ code: "action_prohibited", status }),
  posting_to_general_channel_denied: (_, status) =>
    new SlackPostForbidden({ code: "posting_to_general_channel_denied", status }),
  rollup_error: (code, status) => new SlackUnavailable({ reason: "ServerError", detail: code, status })
}

/** The codes that Slack documents for webhooks or was seen to answer. */
export const documentedCodes: ReadonlyArray<string> = Object.keys(refusals)

/** When a 429 does not say how long to wait: Slack's page "Rate limits" allows a webhook one message a second. */
export const retryAfterUnknown = Duration.seconds(1)

/** An answer that asks for more than this is not believed. */
export const longestRetryAfter = Duration.minutes(5)

const secondsOf = (header: string): Option.Option<number> =>
  /^\s*\d+(?:\.\d+)?\s*$/u.test(header) ? Option.some(Number(header) * 1_000) : Option.none()

const untilDate = (header: string, now: number): Option.Option<number> =>
  Option.filter(Option.some(Date.parse(header) - now), (millis) => !Number.isNaN(millis) && /[a-z]/iu.test(header))

/** The wait that a `Retry-After` header asks for: seconds, or a date (RFC 9110); never less than none. */
export const parseRetryAfter = (header: string | undefined, now: number): Duration.Duration =>
  Option.fromNullable(header).pipe(
    Option.flatMap((header) => Option.orElse(secondsOf(header), () => untilDate(header, now))),
    Option.match({
      onNone: () => retryAfterUnknown,
      onSome: (millis) => Duration.min(Duration.millis(Math.max(0, millis)), longestRetryAfter)
    })
  )

const looksLikeCode = (body: string): boolean => /^[a-z][a-z_]{2,60}$/u.test(body)

const byStatus = ({ status, retryAfter }: Answer, code: string | undefined, now: number): SlackError => {
  if (status === 429) return new SlackRateLimited({ retryAfter: parseRetryAfter(retryAfter, now) })
  if (status >= 500 || status === 408) return new SlackUnavailable({ reason: "ServerError", status })
  return new SlackUnexpectedAnswer({ status, code })
}

/** Accepted, or the refusal that the answer means. `now` is the time of the answer, in milliseconds since the epoch. */
export const classify = (answer: Answer, now: number): Either.Either<void, SlackError> => {
  const body = answer.body.trim()
  if (answer.status === 200 && body === "ok") return Either.void
  const refusal = Object.hasOwn(refusals, body) ? refusals[body] : undefined
  return Either.left(refusal?.(body, answer.status) ?? byStatus(answer, looksLikeCode(body) ? body : undefined, now))
}
