/** Slack's Web API as functions: a call, in its time, and what it answers. */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { type ApiRefused, type Fields, readAnswer } from "./ApiAnswer.ts"
import type { ApiPost } from "./ApiPost.ts"
import { letThrough } from "./letThrough.ts"
import { type SlackError, SlackTimeout } from "./SlackError.ts"
import type { Policy } from "./SlackPolicy.ts"

/** The methods that runbell calls. */
export type Method =
  | "auth.test"
  | "chat.deleteScheduledMessage"
  | "chat.postMessage"
  | "chat.scheduleMessage"
  | "chat.scheduledMessages.list"
  | "chat.update"
  | "conversations.history"
  | "conversations.replies"
  | "files.completeUploadExternal"
  | "files.getUploadURLExternal"
  | "reactions.add"
  | "users.lookupByEmail"

/** These take no JSON. */
const formsOnly: ReadonlySet<Method> = new Set([
  "conversations.history",
  "conversations.replies",
  "files.getUploadURLExternal",
  "users.lookupByEmail"
])

/** What these are asked for may be too much for something on the way. */
const carriesMessage: ReadonlySet<Method> = new Set(["chat.postMessage", "chat.update"])

/** Calls a method. */
export type WebApi = (
  method: Method,
  args: Readonly<Record<string, unknown>>
) => Effect.Effect<Fields, SlackError | ApiRefused>

const asForm = (args: Readonly<Record<string, unknown>>): string =>
  new URLSearchParams(Object.entries(args).map(([name, value]) => [name, String(value)])).toString()

/** One call is one request, but for an answer that is none of Slack's: who calls again decides so. */
export const makeWebApi = (
  post: ApiPost,
  policy: Pick<Policy, "attemptTimeout" | "retryAfterUnknown" | "longestRetryAfter">
): WebApi => {
  const limit = Duration.decode(policy.attemptTimeout)
  const call: WebApi = (method, args) =>
    Effect.suspend(() =>
      formsOnly.has(method)
        ? post(method, asForm(args), "application/x-www-form-urlencoded")
        : post(method, JSON.stringify(args), "application/json; charset=utf-8")
    ).pipe(
      Effect.timeoutFail({ duration: limit, onTimeout: () => new SlackTimeout({ limit }) }),
      Effect.flatMap((answer) => Effect.flatMap(Clock.currentTimeMillis, (now) => readAnswer(answer, now, policy)))
    )
  const isSlackReached = Effect.isSuccess(call("auth.test", {}))
  return (method, args) =>
    carriesMessage.has(method) ? letThrough(call(method, args), isSlackReached) : call(method, args)
}
