/** The typed refusals: one error for each thing that a caller can do about it. None of them holds a request or a URL. */
import * as Duration from "effect/Duration"
import * as Schema from "effect/Schema"

/** What every refusal says, beside its tag and its fields. */
interface Advice {
  /** Whether the same message may be accepted when it is sent again later. */
  readonly canRetry: boolean
  /** What happened, in one sentence. */
  readonly whatHappened: string
  /** What to do about it, in one sentence. */
  readonly whatToDo: string
}

const sentence = ({ whatHappened, whatToDo }: Advice): string => `${whatHappened} ${whatToDo}`

const status = Schema.optional(Schema.Int)

/** What the page of every method of the Web API says of tokens. */
const tokenCodes = [
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
  "enterprise_is_restricted",
  "org_login_required",
  "team_access_not_granted"
] as const

/** What the method page "chat.postMessage" says of channels in which not everybody may post. */
const restrictions = [
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "cannot_reply_to_message",
  "messages_tab_disabled"
] as const

/** What the method page "chat.update" says of messages that cannot be edited. */
const editCodes = [
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "is_inactive",
  "block_mismatch",
  "streaming_state_conflict"
] as const

/** What the method pages "files.getUploadURLExternal" and "files.completeUploadExternal" say of files that are not taken. */
const fileCodes = [
  "file_uploads_disabled",
  "file_upload_size_restricted",
  "file_type_not_allowed",
  "storage_limit_reached",
  "snippet_too_large",
  "alt_txt_too_large",
  "missing_argument",
  "file_not_found",
  "invalid_channel",
  "channels_limit_exceeded",
  "posting_to_channel_denied"
] as const

/** What the method page "reactions.add" says of reactions that are not taken. */
const reactionCodes = [
  "already_reacted",
  "invalid_name",
  "bad_timestamp",
  "no_item_specified",
  "too_many_emoji",
  "too_many_reactions",
  "thread_locked"
] as const

/**
 * Slack says that the message itself is wrong. runbell renders only what Slack accepts, so this is a fault of runbell
 * or a new rule of Slack's; the plain text of the message was refused too.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackMessageRefused", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackMessageRefused
  extends Schema.TaggedError<SlackMessageRefused>("runbell/SlackMessageRefused")("SlackMessageRefused", {
    /** Slack's own code, such as `invalid_blocks`. */
    code: Schema.String,
    status
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = `Slack refused the content of the message (${this.code}).`
  readonly whatToDo =
    "Please report it to runbell, with the code and the kind of message; sending it again will not help."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The webhook does not exist any more: removed, disabled, or its secret is wrong or was revoked.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackWebhookRevoked", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackWebhookRevoked
  extends Schema.TaggedError<SlackWebhookRevoked>("runbell/SlackWebhookRevoked")("SlackWebhookRevoked", {
    code: Schema.Literal("invalid_token", "no_service", "no_service_id", "no_active_hooks"),
    status
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = `Slack does not know this webhook, or no longer (${this.code}).`
  readonly whatToDo =
    "Make a new webhook for the channel (api.slack.com/apps, Incoming Webhooks) and set SLACK_WEBHOOK_URL to its URL."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The bot's token is not taken: it is wrong, was revoked or has expired, or its app may not be used here.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackTokenRefused", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackTokenRefused
  extends Schema.TaggedError<SlackTokenRefused>("runbell/SlackTokenRefused")("SlackTokenRefused", {
    code: Schema.Literal(...tokenCodes),
    status
  })
  implements Advice
{
  static readonly codes = tokenCodes
  readonly canRetry = false
  readonly whatHappened = `Slack does not take the bot's token, or no longer (${this.code}).`
  readonly whatToDo =
    "Install the app to the workspace (api.slack.com/apps, OAuth & Permissions) and set SLACK_BOT_TOKEN to its bot token."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The bot's token lacks a scope.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackScopeMissing", ({ needed }) => Effect.logWarning(`Add the scope ${needed}`)))
 *
 * @since 0.1.0
 */
export class SlackScopeMissing
  extends Schema.TaggedError<SlackScopeMissing>("runbell/SlackScopeMissing")("SlackScopeMissing", {
    /** The scope, such as `chat:write`. */
    needed: Schema.String
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = `The bot's token lacks the scope ${this.needed} (missing_scope).`
  readonly whatToDo = "Add it to the app (api.slack.com/apps, OAuth & Permissions) and install the app again."
  override get message(): string {
    return sentence(this)
  }
}

const archived = (code: string) => ({
  whatHappened: `The channel is archived (${code}).`,
  whatToDo: "Unarchive the channel in Slack, or choose another one."
})

const unknown = (code: string) => ({
  whatHappened: `The channel or person does not exist, or the bot cannot see it (${code}).`,
  whatToDo: "Make a new webhook for a channel that exists, or invite the bot to its channel."
})

const channelAdvice = {
  channel_not_found: unknown("channel_not_found"),
  user_not_found: unknown("user_not_found"),
  channel_is_archived: archived("channel_is_archived"),
  is_archived: archived("is_archived"),
  not_in_channel: {
    whatHappened: "The bot is not in the channel (not_in_channel).",
    whatToDo: "Invite it there with /invite and its name."
  }
} as const

/**
 * The channel that the webhook or the bot posts to is archived or gone, or the bot is not in it.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackChannelUnavailable", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackChannelUnavailable
  extends Schema.TaggedError<SlackChannelUnavailable>("runbell/SlackChannelUnavailable")("SlackChannelUnavailable", {
    code: Schema.Literal("channel_not_found", "channel_is_archived", "is_archived", "not_in_channel", "user_not_found"),
    status
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = channelAdvice[this.code].whatHappened
  readonly whatToDo = channelAdvice[this.code].whatToDo
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The workspace that the webhook or the bot belongs to is gone or disabled.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackWorkspaceGone", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackWorkspaceGone
  extends Schema.TaggedError<SlackWorkspaceGone>("runbell/SlackWorkspaceGone")("SlackWorkspaceGone", {
    code: Schema.Literal("no_team", "team_disabled", "team_not_found"),
    status
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = `The Slack workspace does not exist or is disabled (${this.code}).`
  readonly whatToDo = "Ask an owner of the workspace, or choose another one."
  override get message(): string {
    return sentence(this)
  }
}

const forbidden = (code: string): string => {
  switch (code) {
    case "action_prohibited":
      return "An administrator of the workspace has prohibited this post (action_prohibited)."
    case "posting_to_general_channel_denied":
      return "Not everybody may post to #general (posting_to_general_channel_denied)."
    default:
      return `Not everybody may post to this channel (${code}).`
  }
}

/**
 * An administrator does not allow this post.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackPostForbidden", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackPostForbidden
  extends Schema.TaggedError<SlackPostForbidden>("runbell/SlackPostForbidden")("SlackPostForbidden", {
    code: Schema.Literal("action_prohibited", "posting_to_general_channel_denied", ...restrictions),
    status
  })
  implements Advice
{
  static readonly restrictions = restrictions
  readonly canRetry = false
  readonly whatHappened = forbidden(this.code)
  readonly whatToDo = "Ask an administrator of the workspace to allow it, or choose another channel."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * A message cannot be edited: it was deleted, is somebody else's, or is too old for the workspace's rules.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackEditRefused, type SlackError } from "runbell"
 * const edited: Effect.Effect<void, SlackError> = new SlackEditRefused({ code: "message_not_found" }) // of a notifier of your own
 * edited.pipe(Effect.catchTag("SlackEditRefused", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackEditRefused
  extends Schema.TaggedError<SlackEditRefused>("runbell/SlackEditRefused")("SlackEditRefused", {
    code: Schema.Literal(...editCodes),
    status
  })
  implements Advice
{
  static readonly codes = editCodes
  readonly canRetry = false
  readonly whatHappened = `The message cannot be edited, or no longer (${this.code}).`
  readonly whatToDo = "Post it anew; runbell does so with the card of a run."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The workspace does not take the file. What it shows is told in text.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackFileRefused, type SlackError } from "runbell"
 * const uploaded: Effect.Effect<void, SlackError> = new SlackFileRefused({ code: "file_uploads_disabled" }) // of a notifier of your own
 * uploaded.pipe(Effect.catchTag("SlackFileRefused", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackFileRefused
  extends Schema.TaggedError<SlackFileRefused>("runbell/SlackFileRefused")("SlackFileRefused", {
    code: Schema.Literal(...fileCodes),
    status
  })
  implements Advice
{
  static readonly codes = fileCodes
  readonly canRetry = false
  readonly whatHappened = `Slack does not take the file (${this.code}).`
  readonly whatToDo =
    "Ask an administrator of the workspace whether apps may upload files, and whether there is room for them."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The reaction is not taken: it is there already, there are too many, or there is no such emoji.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackReactionRefused, type SlackError } from "runbell"
 * const reacted: Effect.Effect<void, SlackError> = new SlackReactionRefused({ code: "already_reacted" }) // of a notifier of your own
 * reacted.pipe(Effect.catchTag("SlackReactionRefused", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackReactionRefused
  extends Schema.TaggedError<SlackReactionRefused>("runbell/SlackReactionRefused")("SlackReactionRefused", {
    code: Schema.Literal(...reactionCodes),
    status
  })
  implements Advice
{
  static readonly codes = reactionCodes
  readonly canRetry = false
  readonly whatHappened = `Slack does not take the reaction (${this.code}).`
  readonly whatToDo = "Choose another emoji or another message."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Nobody in the workspace has that e-mail address.
 *
 * @example
 * import { Effect } from "effect"
 * import { SlackPersonUnknown, type SlackError } from "runbell"
 * const found: Effect.Effect<void, SlackError> = new SlackPersonUnknown({ code: "users_not_found" }) // of a notifier of your own
 * found.pipe(Effect.catchTag("SlackPersonUnknown", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackPersonUnknown
  extends Schema.TaggedError<SlackPersonUnknown>("runbell/SlackPersonUnknown")("SlackPersonUnknown", {
    code: Schema.Literal("users_not_found"),
    status
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = "Nobody in the workspace has that e-mail address (users_not_found)."
  readonly whatToDo = "Look up the address in the person's profile in Slack, or name them by their id."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Too many messages in too short a time (429). `retryAfter` is what Slack asked for.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackRateLimited", ({ retryAfter }) => Effect.logWarning(`Slack asks to wait for ${retryAfter}`)))
 *
 * @since 0.1.0
 */
export class SlackRateLimited
  extends Schema.TaggedError<SlackRateLimited>("runbell/SlackRateLimited")("SlackRateLimited", {
    retryAfter: Schema.DurationFromMillis
  })
  implements Advice
{
  readonly canRetry = true
  readonly whatHappened = "Slack takes no more messages for now (429)."
  readonly whatToDo = `Wait ${Duration.format(this.retryAfter)}, as Slack asks, and send it again.`
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Slack could not be reached, or had a fault of its own (5xx, `rollup_error`).
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackUnavailable", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackUnavailable
  extends Schema.TaggedError<SlackUnavailable>("runbell/SlackUnavailable")("SlackUnavailable", {
    reason: Schema.Literal("Connection", "ServerError"),
    /** The system's code for a failed connection, such as `ECONNREFUSED`, or Slack's own code. */
    detail: Schema.optional(Schema.String),
    status
  })
  implements Advice
{
  readonly canRetry = true
  readonly whatHappened =
    this.reason === "Connection"
      ? `Slack could not be reached (${this.detail ?? "connection failed"}).`
      : `Slack has a fault of its own (${this.detail ?? this.status ?? "server error"}).`
  readonly whatToDo =
    this.reason === "Connection"
      ? "Check the network, DNS and proxy of this machine, and try again."
      : "Try again later; status.slack.com tells of outages."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * No answer came in time. The message may have been delivered all the same: Slack has no key by which a repeated post
 * is recognised, so a retry may show it twice.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackTimeout", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackTimeout
  extends Schema.TaggedError<SlackTimeout>("runbell/SlackTimeout")("SlackTimeout", {
    limit: Schema.DurationFromMillis
  })
  implements Advice
{
  readonly canRetry = true
  readonly whatHappened =
    `Slack did not answer within ${Duration.format(this.limit)}; the message may have arrived all the same.`
  readonly whatToDo = "Look into the channel before you send it again."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Something answered that is not Slack as its documentation describes it: a redirect, an HTML page, an unknown code.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackUnexpectedAnswer", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackUnexpectedAnswer
  extends Schema.TaggedError<SlackUnexpectedAnswer>("runbell/SlackUnexpectedAnswer")("SlackUnexpectedAnswer", {
    status: Schema.Int,
    /** The answer's body when it looks like one of Slack's codes; never anything longer. */
    code: Schema.optional(Schema.String),
    /**
     * Slack itself was reached in between two such answers to this message: something on the way does not let this one
     * through, whatever its form, as a proxy that finds it too long. Others get through.
     */
    onlyThisMessage: Schema.optional(Schema.Boolean)
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened = this.onlyThisMessage
    ? `Something between this machine and Slack does not let this message through (status ${this.status}).`
    : `The answer is not one that Slack documents (status ${this.status}${this.code === undefined ? "" : `, ${this.code}`}).`
  readonly whatToDo = this.onlyThisMessage
    ? "Ask who runs the proxy what it holds back; other messages get through."
    : "Look for a proxy or a login page between this machine and Slack, and check the webhook's URL."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The notifier was closed before the message's turn came, or before Slack answered.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackNotDelivered", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackNotDelivered
  extends Schema.TaggedError<SlackNotDelivered>("runbell/SlackNotDelivered")("SlackNotDelivered", {})
  implements Advice
{
  readonly canRetry = true
  readonly whatHappened = "The program ended before the message could be delivered."
  readonly whatToDo = "Give it more time: raise drainTimeout of SlackPolicy."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * The message could not be delivered yet. It is kept in the outbox (`runbell/node`) and goes out when Slack can be
 * reached, also after this program has ended: to send it again would tell it twice.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchTag("SlackPostponed", ({ message }) => Effect.logWarning(message)))
 *
 * @since 0.1.0
 */
export class SlackPostponed
  extends Schema.TaggedError<SlackPostponed>("runbell/SlackPostponed")("SlackPostponed", {
    /** What the last attempt failed with, where one was made. */
    reason: Schema.optional(Schema.String)
  })
  implements Advice
{
  readonly canRetry = false
  readonly whatHappened =
    `The message could not be delivered yet, and is kept in the outbox.${this.reason === undefined ? "" : ` ${this.reason}`}`
  readonly whatToDo = "It goes out when Slack can be reached; `runbell flush` tries at once."
  override get message(): string {
    return sentence(this)
  }
}

/**
 * Every way in which a delivery can fail.
 *
 * @example
 * import { Effect } from "effect"
 * import { sendMsg } from "runbell"
 * sendMsg("Hello").pipe(Effect.catchAll((error) => Effect.logWarning(error.canRetry ? "later, perhaps" : error.message)))
 *
 * @since 0.1.0
 */
export const SlackError = Schema.Union(
  SlackMessageRefused,
  SlackWebhookRevoked,
  SlackTokenRefused,
  SlackScopeMissing,
  SlackChannelUnavailable,
  SlackWorkspaceGone,
  SlackPostForbidden,
  SlackEditRefused,
  SlackFileRefused,
  SlackReactionRefused,
  SlackPersonUnknown,
  SlackRateLimited,
  SlackUnavailable,
  SlackTimeout,
  SlackUnexpectedAnswer,
  SlackNotDelivered,
  SlackPostponed
)

/**
 * @since 0.1.0
 */
export type SlackError = typeof SlackError.Type
