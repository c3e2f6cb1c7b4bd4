/** What an answer of Slack's Web API means. A refusal has the status 200, too: the body alone says so. */
import * as Data from "effect/Data"
import * as Either from "effect/Either"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import {
  SlackChannelUnavailable,
  SlackEditRefused,
  type SlackError,
  SlackFileRefused,
  SlackMessageRefused,
  SlackPersonUnknown,
  SlackPostForbidden,
  SlackReactionRefused,
  SlackScopeMissing,
  SlackTokenRefused,
  SlackUnavailable,
  SlackUnexpectedAnswer,
  SlackWorkspaceGone
} from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"
import { type Answer, byStatus, rateLimitedBy } from "./WebhookAnswer.ts"

/** A method has refused a call. What the code means is the method's to say. */
export class ApiRefused extends Data.TaggedError("ApiRefused")<{
  readonly code: string
  /** The scope that is missing, where that is why. */
  readonly needed: string | undefined
}> {}

/** Slack's answer to a call that was carried out. */
export type Fields = Readonly<Record<string, unknown>>

/** By hand: the way of a run loads no Schema. */
const toldIn = (body: string): (Fields & { readonly ok: boolean }) | undefined =>
  Option.liftThrowable((body: string): unknown => JSON.parse(body))(body).pipe(
    Option.filter(Predicate.isReadonlyRecord),
    Option.filter((told): told is Fields & { readonly ok: boolean } => Predicate.isBoolean(told["ok"])),
    Option.getOrUndefined
  )

const textOr = <A>(value: unknown, otherwise: A): string | A => (Predicate.isString(value) ? value : otherwise)

const unknownCode = "unknown_error"

/** Both spellings are documented; the second was seen with the status 200. */
const isRateLimit = (code: string): boolean => code === "ratelimited" || code === "rate_limited"

/** What was answered, or why not. `now` is the time of the answer, in milliseconds since the epoch. */
export const readAnswer = (
  answer: Answer,
  now: number,
  policy: Pick<Policy, "retryAfterUnknown" | "longestRetryAfter">
): Either.Either<Fields, SlackError | ApiRefused> => {
  const told = toldIn(answer.body)
  if (answer.status !== 200 || told === undefined) return Either.left(byStatus(answer, undefined, now, policy))
  if (told.ok) return Either.right(told)
  const code = textOr(told["error"], unknownCode)
  return Either.left(
    isRateLimit(code)
      ? rateLimitedBy(answer, now, policy)
      : new ApiRefused({ code, needed: textOr(told["needed"], undefined) })
  )
}

const status = 200

const messageRefused = (code: string): SlackError => new SlackMessageRefused({ code, status })

const unavailable = (detail: string): SlackError => new SlackUnavailable({ reason: "ServerError", detail, status })

const each = <const Code extends string>(codes: ReadonlyArray<Code>, make: (code: Code) => SlackError) =>
  codes.map((code) => [code, () => make(code)] as const)

/**
 * The errors of the method pages of chat.postMessage, chat.update, files.getUploadURLExternal,
 * files.completeUploadExternal, reactions.add and users.lookupByEmail, and those that the page of every method has. The
 * rest of the latter tells of the form of a call, which runbell alone decides; that of chat.scheduleMessage is handled
 * where alarms are set.
 */
const refusals: ReadonlyMap<string, () => SlackError> = new Map([
  ...each(SlackTokenRefused.codes, (code) => new SlackTokenRefused({ code, status })),
  ...each(
    ["channel_not_found", "is_archived", "not_in_channel"],
    (code) => new SlackChannelUnavailable({ code, status })
  ),
  ...each(SlackPostForbidden.restrictions, (code) => new SlackPostForbidden({ code, status })),
  ...each(["team_not_found"], (code) => new SlackWorkspaceGone({ code, status })),
  ...each(
    ["no_text", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"],
    messageRefused
  ),
  ...each(["invalid_attachments", "too_many_attachments", "attachment_payload_limit_exceeded"], messageRefused),
  ...each(["invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large"], messageRefused),
  ...each(["invalid_arguments", "invalid_arg_name", "invalid_array_arg", "invalid_json"], messageRefused),
  ...each(["fatal_error", "internal_error", "service_unavailable", "request_timeout"], unavailable),
  ...each(["team_added_to_org", "message_limit_exceeded", "update_failed"], unavailable),
  ...each(SlackEditRefused.codes, (code) => new SlackEditRefused({ code, status })),
  ...each(SlackFileRefused.codes, (code) => new SlackFileRefused({ code, status })),
  ...each(SlackReactionRefused.codes, (code) => new SlackReactionRefused({ code, status })),
  ...each(["users_not_found"], (code) => new SlackPersonUnknown({ code, status }))
])

/** The codes of the Web API that have a meaning here. */
export const apiCodes: ReadonlyArray<string> = ["missing_scope", ...refusals.keys()]

const looksLikeCode = (code: string): boolean => /^[a-z][a-z_]{2,60}$/u.test(code)

const looksLikeScope = (scope: string): boolean => /^[a-z:.,_]{3,60}$/u.test(scope)

/** The refusal as an error that says what to do. */
export const refusalOf = ({ code, needed = "" }: ApiRefused): SlackError => {
  if (code === "missing_scope") {
    return new SlackScopeMissing({ needed: looksLikeScope(needed) ? needed : "chat:write" })
  }
  // Slack's own answer, whatever it says: an outbox would try one without a code again.
  return refusals.get(code)?.() ?? new SlackUnexpectedAnswer({ status, code: looksLikeCode(code) ? code : unknownCode })
}
