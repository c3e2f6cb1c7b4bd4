/** The command's way to call Slack's Web API: with the bot's token in a header, since a body may be logged. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { ApiPost } from "../../slack/ApiPost.ts"
import type { CheckedBot } from "../../slack/BotOptions.ts"
import { isUploadAddress } from "../../slack/isUploadAddress.ts"
import { notReached } from "../../slack/Post.ts"
import { SlackUnavailable } from "../../slack/SlackError.ts"
import type { Upload } from "../../slack/Upload.ts"
import type { Environment } from "../settings/Environment.ts"
import type { NoConnection } from "./NoConnection.ts"
import { post } from "./post.ts"
import { headerOf, type Received } from "./Received.ts"

/** More than a hundred messages of a channel's history, each as long as it may be. */
const longestAnswer = 8_000_000

/** The answer with its headers. */
export const callApi = (
  { api, token }: CheckedBot,
  method: string,
  body: string,
  contentType: string,
  environment: Environment
): Effect.Effect<Received, NoConnection> =>
  Effect.suspend(() => {
    const headers = { authorization: `Bearer ${Redacted.value(token)}`, "content-type": contentType }
    return post(new URL(`${api}${method}`), { body, headers, longest: longestAnswer }, environment)
  })

const answered = (received: Effect.Effect<Received, NoConnection>) =>
  Effect.mapBoth(received, {
    onFailure: notReached,
    onSuccess: (answer) => ({ ...answer, retryAfter: headerOf(answer, "retry-after") })
  })

/** As this process can: by the proxies and with the authorities of its environment. */
export const apiPostTo =
  (bot: CheckedBot): ApiPost =>
  (method, body, contentType) =>
    answered(callApi(bot, method, body, contentType, process.env))

/** Posts the bytes of a file to the address that Slack gave for them, without the token. */
export const uploadTo =
  ({ api }: CheckedBot): Upload =>
  (url, bytes) =>
    isUploadAddress(url, api)
      ? answered(
          post(new URL(url), { body: bytes, headers: { "content-type": "application/octet-stream" } }, process.env)
        )
      : Effect.fail(new SlackUnavailable({ reason: "Connection", detail: "an address that is not Slack's" }))
