/** One request to Slack's Web API, whatever carries it. */
import type * as Effect from "effect/Effect"
import type { SlackUnavailable } from "./SlackError.ts"
import type { Answer } from "./WebhookAnswer.ts"

/** Sends the body to a method, with the token of the bot that it was made for. */
export type ApiPost = (method: string, body: string, contentType: string) => Effect.Effect<Answer, SlackUnavailable>
