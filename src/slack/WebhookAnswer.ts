/** What an answer of Slack's webhooks means: by its body first, since statuses have drifted, then by its status. */
import * as Duration from "effect/Duration"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
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
import type { Policy } from "./SlackPolicy.ts"

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

/** What is believed of a 429. */
type Waits = Pick<Policy, "retryAfterUnknown" | "longestRetryAfter">

const secondsOf = (header: string): Option.Option<number> =>
  /^\s*\d+(?:\.\d+)?\s*$/u.test(header) ? Option.some(Number(header) * 1_000) : Option.none()

/** An HTTP date ends in GMT; anything else would be read in the machine's own zone, or is no date at all. */
const untilDate = (header: string, now: number): Option.Option<number> =>
  Option.filter(Option.some(Date.parse(header) - now), (millis) => !Number.isNaN(millis) && /GMT\s*$/u.test(header))

/** A webhook's 429 was seen to say it in its body too. */
const inBody = (body: string): Option.Option<number> =>
  Option.liftThrowable((body: string): unknown => JSON.parse(body))(body).pipe(
    Option.filter(Predicate.isRecord),
    Option.map((answer) => answer["retry_after"]),
    Option.filter((seconds): seconds is number => Number.isFinite(seconds))
  )

/** The wait that a 429 asks for: seconds, or a date (RFC 9110), in its header, else in its body; never less than none. */
const waitOf = ({ retryAfter, body }: Answer, now: number, policy: Waits): Duration.Duration =>
  Option.fromNullable(retryAfter).pipe(
    Option.flatMap((header) => Option.orElse(secondsOf(header), () => untilDate(header, now))),
    Option.orElse(() => Option.map(inBody(body), (seconds) => seconds * 1_000)),
    Option.match({
      onNone: () => Duration.decode(policy.retryAfterUnknown),
      onSome: (millis) => Duration.min(Duration.millis(Math.max(0, millis)), policy.longestRetryAfter)
    })
  )

const looksLikeCode = (body: string): boolean => /^[a-z][a-z_]{2,60}$/u.test(body)

/** Asked too often. */
export const rateLimitedBy = (answer: Answer, now: number, policy: Waits): SlackError =>
  new SlackRateLimited({ retryAfter: waitOf(answer, now, policy) })

/** What an answer means whose body says nothing that is known. */
export const byStatus = (answer: Answer, code: string | undefined, now: number, policy: Waits): SlackError => {
  const { status } = answer
  if (status === 429) return rateLimitedBy(answer, now, policy)
  if (status >= 500 || status === 408) return new SlackUnavailable({ reason: "ServerError", status })
  return new SlackUnexpectedAnswer({ status, code })
}

/** Accepted, or the refusal that the answer means. `now` is the time of the answer, in milliseconds since the epoch. */
export const classify = (answer: Answer, now: number, policy: Waits): Either.Either<void, SlackError> => {
  const body = answer.body.trim()
  if (answer.status === 200 && body === "ok") return Either.void
  const refusal = Object.hasOwn(refusals, body) ? refusals[body] : undefined
  const code = looksLikeCode(body) ? body : undefined
  return Either.left(refusal?.(body, answer.status) ?? byStatus(answer, code, now, policy))
}
